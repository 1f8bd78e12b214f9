import { Head, Html, Main, NextScript, type DocumentProps } from 'next/document';
import { toLanguage } from '@/language';

export default function Document({ __NEXT_DATA__ }: DocumentProps) {
  return (
    <Html lang={toLanguage(__NEXT_DATA__.props.pageProps?.language)}>
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
