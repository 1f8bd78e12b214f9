import type { GetServerSideProps } from 'next';
import { SignInPage, type SignInPageProps } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
import { authOptions } from '../auth';

export const getServerSideProps: GetServerSideProps<SignInPageProps> = async (context) => ({ props: await getSignInPageProps(authOptions, context) });

export default function PagesLogin(props: SignInPageProps) {
  return <SignInPage {...props} />;
}
