import type { GetServerSideProps } from 'next';
import Link from 'next/link';
import { getServerSession } from 'next-auth';
import { authOptions } from '@/auth';
import { Frame } from '@/components/Frame';
import { pageLanguage } from '@/components/pageLanguage';
import { wordsOf } from '@/language';
import type { PageBasics } from '../_app';

export const getServerSideProps: GetServerSideProps<PageBasics> = async (context) => ({
  props: { ...(await pageLanguage(context)), session: await getServerSession(context.req, context.res, authOptions) },
});

export default function PagesRouterHome({ language }: PageBasics) {
  const words = wordsOf(language);
  return (
    <Frame language={language} title={words.pagesRouter}>
      <ul className="links">
        <li>
          <Link href="/pages-router/products">{words.byFetch}</Link>
        </li>
        <li>
          <Link href="/pages-router/guarded">{words.guardedServer}</Link>
        </li>
      </ul>
    </Frame>
  );
}
