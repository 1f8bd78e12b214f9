import { SequenceDiagram, type Step } from './SequenceDiagram.js';

const lanes = {
  backend: 'Your backend',
  jwt: 'jwt callback,\njwt.decode',
  store: 'Token store',
  cookie: 'Session cookie',
  session: 'session\ncallback',
  browser: 'Browser:\nuseAuthState',
  client: 'Browser:\ncreateApiClient',
  proxy: 'Server:\ncreateApiProxy',
};

const steps: Step<keyof typeof lanes>[] = [
  { from: 'backend', to: 'jwt', label: 'tokens', text: 'At sign-in the `jwt` callback gets the access token and, with `refresh` on, the refresh token.' },
  { from: 'jwt', to: 'cookie', label: 'encrypted, with sid', text: 'NextAuth encrypts them into the session cookie, together with a session id (`sid`) and the time of the sign-in.' },
  { from: 'cookie', to: 'jwt', label: 'a later request', text: 'A later request brings the cookie: to the session route, a Server Component, a page or `proxy.ts`.' },
  { from: 'jwt', to: 'store', label: 'newest? revoked?', text: '`jwt.decode` asks the token store by `sid`. A session that was signed out counts as nobody’s; newer tokens take the place of the cookie’s.' },
  { from: 'jwt', to: 'store', label: 'lock', text: 'If the access token is due, one request gets the lock. All others wait for its result.' },
  { from: 'jwt', to: 'backend', label: 'POST refresh', text: 'The one with the lock posts the refresh token to `/auth/refresh`.' },
  { from: 'backend', to: 'jwt', label: 'new tokens', text: 'The backend answers new tokens. A refusal ends the session; an outage ends nothing, and it is tried again later.', answer: true },
  { from: 'jwt', to: 'store', label: 'keep', text: 'The store keeps the new tokens, unless the session was signed out meanwhile.' },
  { from: 'jwt', to: 'session', label: 'NextAuth’s token', text: 'The `session` callback gets the token and says when it ends, whether it can be renewed, and whether the session is over.' },
  { from: 'session', to: 'browser', label: 'session, no token', text: 'The browser gets the session without the token. With `exposeAccessToken` it gets the token too, as `session.jwt`.' },
  { from: 'client', to: 'backend', label: 'either: Bearer from the browser, with exposeAccessToken', text: 'Either the browser calls the backend: `createApiClient()` attaches `session.jwt`, to allowed origins only.' },
  { from: 'client', to: 'proxy', label: 'or: no token', text: 'Or the browser calls a route of the app, with the session cookie and without a token.' },
  { from: 'proxy', to: 'backend', label: 'Bearer from the server', text: '`createApiProxy()` then attaches the token on the server and forwards allow-listed paths only.' },
  { from: 'backend', to: 'proxy', label: '401: renew once, repeat once', text: 'After a 401 both renew the token once and repeat the request once. A second 401 is handed on; `createApiProxy()` ends the session then.', answer: true },
];

/** The second flow: what the backend issues. */
export const IssuedFlow = () => <SequenceDiagram title="What the backend issues" lanes={lanes} steps={steps} />;
