import { AuthErrorPage } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function AuthErrorScreen({ searchParams }: PageProps<'/auth-error'>) {
  const { language } = await requestLanguage();
  return <AuthErrorPage {...await getAuthScreenProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
