import { render, type RenderOptions, type RenderResult } from '@testing-library/react';
import type { RequestHandler } from 'msw';
import type { ReactNode } from 'react';
import { AuthProvider, type AuthProviderProps } from './components/AuthProvider.js';
import { handedDown } from './handedDown.js';
import { authHandlers, type AuthScenario } from './msw.js';

export interface RenderWithAuthOptions extends RenderOptions {
  /** Who is signed in, and what the server does. Default: nobody, and the password decides. */
  auth?: AuthScenario;
  /** The test's MSW server (`setupServer()` of `msw/node`). It plays NextAuth's API for this rendering. */
  server?: { use: (...handlers: RequestHandler[]) => void };
  /** Further props of `AuthProvider`, such as `messages`. */
  provider?: Partial<Omit<AuthProviderProps, 'children'>>;
}

export interface RenderedWithAuth extends RenderResult {
  /** Where the kit would have gone, in order: no page is loaded in a test. */
  visits: { url: string; replace: boolean }[];
}

/**
 * Testing Library's `render` with `AuthProvider` around: the session is there at once, as if a server had handed it down.
 *
 * @throws when the auth state must be asked from a server (`checking`, `unreachable`) and there is none
 * @example
 * ```tsx
 * renderWithAuth(<Header />, { auth: { session: 'signedIn' } });
 * ```
 */
export function renderWithAuth(element: ReactNode, { auth = {}, server, provider, wrapper: Wrapper, ...options }: RenderWithAuthOptions = {}): RenderedWithAuth {
  const session = handedDown(auth);
  if (server) {
    server.use(...authHandlers(auth));
  } else if (session === undefined) {
    throw new Error(
      `renderWithAuth: the auth state "${auth.session as string}" is what becomes of a request, and there is no server that could play it. ` +
        'Pass the one of your tests: renderWithAuth(…, { server }), made with setupServer() of msw/node.',
    );
  }
  const visits: RenderedWithAuth['visits'] = [];
  const WithAuth = ({ children }: { children: ReactNode }) => (
    <AuthProvider session={session} navigate={(url, { replace }) => visits.push({ url, replace })} {...provider}>
      {Wrapper ? <Wrapper>{children}</Wrapper> : children}
    </AuthProvider>
  );
  return Object.assign(render(element, { ...options, wrapper: WithAuth }), { visits });
}
