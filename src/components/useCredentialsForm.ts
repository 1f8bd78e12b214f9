'use client';

import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signIn } from '../auth/client/signIn.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ProviderSummary } from '../auth/model/provider.js';
import { fill, type MessageOverrides, type Messages } from '../messages/Messages.js';
import { useMessages } from './presentation.js';
import { useAuthForm, type AuthForm } from './useAuthForm.js';
import { goOnSignedIn, type AcceptedSignIn } from './useLoginForm.js';

/** How a `CredentialsForm` behaves. */
export interface CredentialsFormOptions {
  /** A Credentials provider of the app's own, with its fields. */
  provider: ProviderSummary;
  /** Where to go after sign-in: a path or URL of the app. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /** As `LoginForm`'s. */
  onSuccess?: (outcome: AcceptedSignIn) => unknown;
  onFailure?: (failure: AuthFailure) => void;
  onSubmit?: () => void;
  /** A failure to begin with. */
  failure?: AuthFailure;
  timeout?: number;
  slowAfter?: number;
  basePath?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
}

/** The behaviour of `CredentialsForm` without its markup: as `useLoginForm`, with the fields that the provider declares. */
export function useCredentialsForm({ provider, ...options }: CredentialsFormOptions): AuthForm & { action: string; callbackUrl: string; messages: Messages } {
  const client = useClientContext();
  const basePath = options.basePath ?? client.basePath;
  const home = homePath(basePath);
  const callbackUrl = options.callbackUrl ?? home;
  const messages = useMessages(rejectedCredentials(useMessages(), options.messages));
  const { id, fields = [] } = provider;

  const form = useAuthForm<AcceptedSignIn>({
    name: id,
    fields: fields.map((field) => field.name),
    secrets: fields.filter(({ type }) => type === 'password').map((field) => field.name),
    validate: (values) =>
      Object.fromEntries(fields.filter((field) => field.required !== false && !values[field.name]).map((field) => [field.name, fill(messages.fieldMissing, { label: field.label })])),
    send: async (values, attempt) => {
      const { allowedOrigins, timeout, slowAfter } = options;
      const outcome = await signIn(values, { callbackUrl, fallback: home, allowedOrigins, provider: id, timeout, slowAfter, ...attempt });
      if (outcome.status !== 'challenge') return outcome.status === 'rejected' ? outcome : { status: 'accepted', result: outcome };
      return { status: 'rejected', failure: { code: 'unexpected' } };
    },
    onAccepted: (outcome, signal) => goOnSignedIn(outcome, { onSuccess: options.onSuccess, navigate: client.navigate, signal }),
    onFailure: options.onFailure,
    onSubmit: options.onSubmit,
    failure: options.failure,
    busyText: messages.signingIn,
    messages,
  });
  return { ...form, action: `${authBasePath(basePath)}/callback/${encodeURIComponent(id)}`, callbackUrl, messages };
}

/** The words of a form that did not ask for e-mail and password, unless the app has its own. */
export const rejectedCredentials = ({ credentialsRejected }: Messages, overrides: MessageOverrides = {}): MessageOverrides => ({
  ...overrides,
  failure: { invalidCredentials: overrides.credentialsRejected ?? credentialsRejected, ...overrides.failure },
});
