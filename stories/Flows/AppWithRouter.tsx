import { useState } from 'react';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { AuthProvider, type AuthProviderProps } from '../../src/components/AuthProvider.js';
import { SignInPage } from '../../src/components/SignInPage.js';

/** Two pages and a router: whoever is not signed in is sent to the sign-in page, and is brought back. */
export function AppWithRouter({ messages }: Pick<AuthProviderProps, 'messages'>) {
  const [url, goTo] = useState('/products');
  const [path, query] = url.split('?');
  const wanted = new URLSearchParams(query).get('callbackUrl') ?? undefined;
  return (
    <AuthProvider navigate={goTo} messages={messages}>
      {path === '/login' ? <SignInPage callbackUrl={wanted} /> : <AuthGuard><h1>Products</h1></AuthGuard>}
    </AuthProvider>
  );
}
