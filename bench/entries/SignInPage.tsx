import 'next-auth-ui/styles.css';
import { AuthProvider, SignInPage, type SignInPageProps } from 'next-auth-ui';

/** The whole screen, as the README has it. In the browser alone it reads the session and the providers by itself. */
export const App = ({ data }: { data?: Pick<SignInPageProps, 'providers'> }) => (
  <AuthProvider session={data && null}>
    <SignInPage {...data} forgotPasswordHref="/forgot" registerHref="/register" />
  </AuthProvider>
);

/** As `getSignInPageProps` answers for an app with the kit's provider alone. */
export const serverData = { providers: [{ id: 'credentials', name: 'Email', type: 'credentials' as const }] };
