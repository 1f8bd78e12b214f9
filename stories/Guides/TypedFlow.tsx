import { SequenceDiagram, type Step } from './SequenceDiagram.js';

const lanes = {
  person: 'Person',
  form: 'LoginForm',
  client: 'signIn()\nin the browser',
  route: 'NextAuth’s\nroute',
  authorize: 'authorize\non the server',
  backend: 'Your backend',
  state: 'AuthProvider\nuseAuthState',
  view: 'AuthGuard,\nSessionBadge',
};

const steps: Step<keyof typeof lanes>[] = [
  { from: 'person', to: 'form', label: 'types, submits', text: 'The person types e-mail and password into `LoginForm` and submits. A second press of the button sends nothing more.' },
  { from: 'form', to: 'client', label: 'values', text: '`LoginForm` hands the values to `signIn()`. The e-mail is trimmed, the password goes as it was typed.' },
  { from: 'client', to: 'route', label: 'providers, CSRF', text: '`signIn()` asks NextAuth’s route for its providers, and next-auth for a CSRF token, right before it is needed.' },
  { from: 'client', to: 'route', label: 'POST callback', text: 'next-auth posts the values to `/api/auth/callback/credentials`.' },
  { from: 'route', to: 'authorize', label: 'the body', text: 'NextAuth calls `authorize` of the provider that `withExternalJwt` has added. It takes the declared fields and nothing else.' },
  { from: 'authorize', to: 'backend', label: 'POST /auth/login', text: '`authorize` posts e-mail and password to the backend, once. It follows no redirect.' },
  { from: 'backend', to: 'authorize', label: 'access_token', text: 'The backend answers the token. With `paths.me` the server asks the backend who this is.', answer: true },
  { from: 'authorize', to: 'route', label: 'user, no token', text: '`authorize` returns the user without the token. The token goes to the `jwt` callback by another way, so that the `signIn` callback and its event do not see it.', answer: true },
  { from: 'route', to: 'client', label: 'Set-Cookie', text: 'NextAuth encrypts user and token into its HttpOnly session cookie and answers a URL. A failure comes as a code in that URL.', answer: true },
  { from: 'client', to: 'route', label: 'GET session', text: '`signIn()` reads the session. An answer of “nobody” here means that the browser did not keep the cookie.' },
  { from: 'client', to: 'form', label: 'outcome', text: '`signIn()` returns an outcome: accepted with a safe destination, rejected with a failure, or a challenge. It never throws.', answer: true },
  { from: 'client', to: 'state', label: 'the session is there', text: '`AuthProvider` hears of the session, in this tab and in the others. `useAuthState()` says `signedIn`.' },
  { from: 'state', to: 'view', label: 'signedIn', text: '`AuthGuard` shows its children, `SessionBadge` the name.' },
  { from: 'form', to: 'person', label: 'goes on', text: '`LoginForm` calls `onSuccess`, waits for its promise, and goes on to `callbackUrl`. After a failure it stays, shows the message and keeps the e-mail.', answer: true },
];

/** The first flow: what a person types. */
export const TypedFlow = () => <SequenceDiagram title="What a person types" lanes={lanes} steps={steps} />;
