import { SignInPage } from 'next-auth-ui';

/** Error, destination and providers are read in the browser. */
export default function StaticPage() {
  return <SignInPage />;
}
