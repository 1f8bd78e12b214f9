import { ChangePasswordPage } from 'next-auth-ui';
import { getAccountPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function ChangePasswordScreen({ searchParams }: PageProps<'/change-password'>) {
  const { language } = await requestLanguage();
  return <ChangePasswordPage {...await getAccountPageProps(authOptions, { searchParams })} {...screenFrame(language)} doneHref="/" />;
}
