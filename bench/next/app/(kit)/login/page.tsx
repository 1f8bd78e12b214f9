import { SignInPage } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
import { authOptions } from '../../../auth';

export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  return <SignInPage {...await getSignInPageProps(authOptions, { searchParams })} />;
}
