import { Head, Html, Main, NextScript, type DocumentProps } from 'next/document';
import type { PageBasics } from './_app';

export default function Document({ __NEXT_DATA__ }: DocumentProps) {
  const { locale = 'en', dir = 'ltr' } = (__NEXT_DATA__.props.pageProps as Partial<PageBasics> | undefined)?.messages ?? {};
  return (
    <Html lang={locale} dir={dir}>
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
