import Link from 'next/link';
import { SignInPage } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { LanguageSwitch } from '@/components/Frame';
import { requestLanguage } from '../request';

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { language } = await requestLanguage();
  return (
    <SignInPage
      {...await getSignInPageProps(authOptions, { searchParams })}
      logo={
        <Link href="/" className="brand">
          <span aria-hidden="true" className="mark" /> Acme
        </Link>
      }
      footer={<LanguageSwitch language={language} />}
    />
  );
}
