import 'next-auth-ui/styles.css';
import '@/app/demo.css';
import type { AppProps } from 'next/app';
import { useRouter } from 'next/router';
import { AuthProvider, type ClientSession, type Locale, type Messages } from 'next-auth-ui';

/** What every page of the Pages Router section gets from its `getServerSideProps`. */
export interface PageBasics {
  language: Locale;
  messages: Messages;
  session?: ClientSession | null;
}

export default function App({ Component, pageProps }: AppProps<PageBasics>) {
  const router = useRouter();
  return (
    <AuthProvider
      session={pageProps.session}
      messages={pageProps.messages}
      signInPath="/pages-router/login"
      navigate={(url, { replace }) => void (replace ? router.replace(url) : router.push(url))}
    >
      <Component {...pageProps} />
    </AuthProvider>
  );
}
