'use client';

import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signInByLink } from '../auth/client/signInByLink.js';
import { relativeToOrigin } from '../auth/model/callbackUrl.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ProviderSummary } from '../auth/model/provider.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import type { MessageOverrides, Messages } from '../messages/Messages.js';
import { useAccountMessages, useMessages } from './presentation.js';
import { useAuthForm, type AuthForm } from './useAuthForm.js';
import { emailProblem } from './useLoginForm.js';

export interface MagicLinkFormOptions {
  /** The id of NextAuth's e-mail provider. Default `email`. */
  provider?: ProviderSummary | string;
  /** Where the link leads to after sign-in: a path or URL of the app. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /** Called when the link is on its way. `false` keeps the page, in the place of going to the one that says "check your e-mail". */
  onSuccess?: () => unknown;
  /** Called when the link was not sent. The form shows it by itself. */
  onFailure?: (failure: AuthFailure) => void;
  /** A failure to begin with. */
  failure?: AuthFailure;
  /** Milliseconds after which it counts as failed (`backendTimeout`). Default 10 000. */
  timeout?: number;
  /** Milliseconds after which the form says that it takes longer than usual. Default 3000. */
  slowAfter?: number;
  /** The path of NextAuth's API when no `AuthProvider` tells it. Default `/api/auth`. */
  basePath?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
}

/** The behaviour of `MagicLinkForm` without its markup: as `useLoginForm`, with the field `email`. */
export function useMagicLinkForm(options: MagicLinkFormOptions = {}): AuthForm & { action: string; callbackUrl: string; words: AccountMessages; messages: Messages } {
  const client = useClientContext();
  const basePath = options.basePath ?? client.basePath;
  const messages = useMessages(options.messages);
  const words = useAccountMessages(options.messages);
  const provider = typeof options.provider === 'object' ? options.provider.id : (options.provider ?? 'email');
  const callbackUrl = options.callbackUrl ?? homePath(basePath);
  const form = useAuthForm<string>({
    name: provider,
    fields: ['email'],
    secrets: [],
    validate: ({ email }): Record<string, string> => {
      const problem = emailProblem(email, messages);
      return problem ? { email: problem } : {};
    },
    send: async ({ email = '' }, attempt) => {
      const { allowedOrigins, timeout, slowAfter } = options;
      const outcome = await signInByLink(email, { callbackUrl, allowedOrigins, provider, timeout, slowAfter, ...attempt });
      return outcome.status === 'sent' ? { status: 'accepted', result: outcome.destination } : outcome;
    },
    onAccepted: async (destination, signal) => {
      const goOn = await options.onSuccess?.();
      if (goOn === false) return false;
      if (!signal.aborted) client.navigate(relativeToOrigin(destination, window.location.origin), { replace: false });
      return true;
    },
    onFailure: options.onFailure,
    failure: options.failure,
    busyText: words.sendingMagicLink,
    messages,
  });
  return { ...form, action: `${authBasePath(basePath)}/signin/${encodeURIComponent(provider)}`, callbackUrl, words, messages };
}
