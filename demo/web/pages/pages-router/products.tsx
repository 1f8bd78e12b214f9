import type { GetServerSideProps } from 'next';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/auth';
import { Frame } from '@/components/Frame';
import { pageLanguage } from '@/components/pageLanguage';
import { ProductList } from '@/components/ProductList';
import { wordsOf } from '@/language';
import type { PageBasics } from '../_app';

type Props = PageBasics & { backendUrl: string };

export const getServerSideProps: GetServerSideProps<Props> = async (context) => ({
  props: {
    ...(await pageLanguage(context)),
    session: await getServerSession(context.req, context.res, authOptions),
    backendUrl: process.env.AUTH_BACKEND_URL!,
  },
});

export default function PagesRouterProducts({ language, backendUrl }: Props) {
  return (
    <Frame language={language} title={wordsOf(language).byFetch}>
      <ProductList by="fetch" backendUrl={backendUrl} language={language} />
    </Frame>
  );
}
