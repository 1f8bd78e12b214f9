import { ResetPasswordPage } from 'next-auth-ui';
import { getAccountPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function ResetPasswordScreen({ searchParams }: PageProps<'/reset-password'>) {
  const { language } = await requestLanguage();
  return <ResetPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
