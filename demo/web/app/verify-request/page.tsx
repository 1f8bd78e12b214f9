import { VerifyRequestPage } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function VerifyRequestScreen({ searchParams }: PageProps<'/verify-request'>) {
  const { language } = await requestLanguage();
  return <VerifyRequestPage {...await getAuthScreenProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
