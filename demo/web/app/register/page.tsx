import { RegisterPage } from 'next-auth-ui';
import { getAccountPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function RegisterScreen({ searchParams }: PageProps<'/register'>) {
  const { language } = await requestLanguage();
  return <RegisterPage {...await getAccountPageProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
