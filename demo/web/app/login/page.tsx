import { SignInPage } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { language } = await requestLanguage();
  return (
    <SignInPage
      {...await getSignInPageProps(authOptions, { searchParams })}
      {...screenFrame(language)}
      forgotPasswordHref="/forgot-password"
      registerHref="/register"
    />
  );
}
