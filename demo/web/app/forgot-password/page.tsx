import { ForgotPasswordPage } from 'next-auth-ui';
import { getAccountPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function ForgotPasswordScreen({ searchParams }: PageProps<'/forgot-password'>) {
  const { language } = await requestLanguage();
  return <ForgotPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
