import type { GetServerSideProps } from 'next';
import { SignInPage, type SignInPageProps } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { LanguageSwitch } from '@/components/Frame';
import { pageLanguage } from '@/components/pageLanguage';
import type { PageBasics } from '../_app';

type Props = PageBasics & { page: Pick<SignInPageProps, 'error' | 'callbackUrl' | 'defaultEmail'> };

export const getServerSideProps: GetServerSideProps<Props> = async (context) => ({
  props: { ...(await pageLanguage(context)), page: await getSignInPageProps(authOptions, context) },
});

export default function PagesRouterLogin({ language, page }: Props) {
  return <SignInPage {...page} footer={<LanguageSwitch language={language} />} />;
}
