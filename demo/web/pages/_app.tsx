import 'next-auth-ui/styles.css';
import '@/app/demo.css';
import type { AppProps } from 'next/app';
import { useRouter } from 'next/router';
import { AuthProvider, type ClientSession } from 'next-auth-ui';
import { languages, type Language } from '@/language';

/** What every page of the Pages Router section gets from its `getServerSideProps`. */
export interface PageBasics {
  language: Language;
  session?: ClientSession | null;
}

export default function App({ Component, pageProps }: AppProps<PageBasics>) {
  const router = useRouter();
  return (
    <AuthProvider
      session={pageProps.session}
      messages={languages[pageProps.language ?? 'en'].messages}
      signInPath="/pages-router/login"
      navigate={(url, { replace }) => void (replace ? router.replace(url) : router.push(url))}
    >
      <Component {...pageProps} />
    </AuthProvider>
  );
}
