import './BetterAuthUi.css';
import { AuthUIProvider, AuthView } from '@daveyplate/better-auth-ui';
import { createAuthClient } from 'better-auth/react';

const origin = typeof window === 'undefined' ? 'http://127.0.0.1' : window.location.origin;
const authClient = createAuthClient({ baseURL: origin });

export const App = () => (
  <AuthUIProvider authClient={authClient}>
    <AuthView path="sign-in" />
  </AuthUIProvider>
);
