import type { GetServerSideProps } from 'next';
import { requireSession } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { Frame } from '@/components/Frame';
import { Greeting } from '@/components/Greeting';
import { pageLanguage } from '@/components/pageLanguage';
import { wordsOf } from '@/language';
import type { PageBasics } from '../_app';

export const getServerSideProps: GetServerSideProps<PageBasics> = async (context) => {
  const result = await requireSession(authOptions, context);
  return 'props' in result ? { props: { ...(await result.props), ...(await pageLanguage(context)) } } : result;
};

export default function PagesRouterGuarded({ language }: PageBasics) {
  return (
    <Frame language={language} title={wordsOf(language).guardedServer}>
      <Greeting language={language} />
    </Frame>
  );
}
