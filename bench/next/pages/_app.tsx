import 'next-auth-ui/styles.css';
import type { AppProps } from 'next/app';
import { useRouter } from 'next/router';
import { AuthProvider } from 'next-auth-ui';

/** As the README has it. */
export default function App({ Component, pageProps }: AppProps) {
  const router = useRouter();
  return (
    <AuthProvider session={pageProps.session} navigate={(url, { replace }) => void (replace ? router.replace(url) : router.push(url))}>
      <Component {...pageProps} />
    </AuthProvider>
  );
}
