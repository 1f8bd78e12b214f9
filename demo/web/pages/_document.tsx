import NextDocument, { Head, Html, Main, NextScript, type DocumentContext, type DocumentInitialProps, type DocumentProps } from 'next/document';
import type { PageBasics } from './_app';

interface WithNonce {
  nonce?: string;
}

export default function Document({ __NEXT_DATA__, nonce }: DocumentProps & WithNonce) {
  const { locale = 'en', dir = 'ltr' } = (__NEXT_DATA__.props.pageProps as Partial<PageBasics> | undefined)?.messages ?? {};
  return (
    <Html lang={locale} dir={dir}>
      <Head nonce={nonce} />
      <body>
        <Main />
        <NextScript nonce={nonce} />
      </body>
    </Html>
  );
}

// The nonce that proxy.ts put on the request.
Document.getInitialProps = async (context: DocumentContext): Promise<DocumentInitialProps & WithNonce> => ({
  ...(await NextDocument.getInitialProps(context)),
  nonce: context.req?.headers['x-nonce']?.toString(),
});
