'use client';

import { useRef, useState } from 'react';
import { register } from '../auth/client/account.js';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signIn } from '../auth/client/signIn.js';
import type { AuthChallenge } from '../auth/model/challenge.js';
import type { AuthFailure } from '../auth/model/failure.js';
import { fill } from '../messages/Messages.js';
import { newPasswordProblem, newPasswordTexts } from './newPassword.js';
import { useAccountMessages, useMessages } from './presentation.js';
import type { AccountForm, AccountFormOptions } from './useAccountForm.js';
import { useAuthForm, type FormValues } from './useAuthForm.js';
import { emailProblem, goOnSignedIn, type AcceptedSignIn, type LoginField, type PrepareStep } from './useLoginForm.js';

export interface RegisterFormOptions extends Omit<AccountFormOptions, 'onSuccess'> {
  /** Where to go once signed in: a path or URL of the app. Default and in place of anything hostile: `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /** Called when the account is made and the person signed in; as `LoginForm`'s. */
  onSuccess?: (outcome: AcceptedSignIn) => unknown;
  /** Whether a name is asked for: `optional`, `required`, or `none`. Default `optional`. */
  name?: 'optional' | 'required' | 'none';
  /** Further fields. Declare them in `withExternalJwt`'s `account.fields` too, else the server drops them. */
  fields?: readonly LoginField[];
  /** The fewest characters that the backend takes. Default 8. */
  minLength?: number;
  /** The id of NextAuth's Credentials provider. Default `credentials`. */
  provider?: string;
}

/** The behaviour of `RegisterForm` without its markup. */
export interface RegisterFormBehaviour extends AccountForm {
  callbackUrl: string;
  /** The sign-in that follows asks for a second step. */
  challenge: AuthChallenge | undefined;
  leaveChallenge: (failure?: AuthFailure) => void;
}

/**
 * What `RegisterForm` does, for markup of your own: as `useLoginForm`, with the fields `name`, `email`, `password` and
 * your own, and the same `prepareStep`. `done` is true only where the app does not sign in at once. An account is made once: when
 * the sign-in after it fails, or its second step is left, the next submit with the same address signs in only.
 */
export function useRegisterForm(options: RegisterFormOptions = {}, prepareStep?: PrepareStep): RegisterFormBehaviour {
  const { callbackUrl: wantedUrl, allowedOrigins, onSuccess, onFailure, name = 'optional', fields = [], minLength = 8, provider = 'credentials', timeout, slowAfter } = options;
  const client = useClientContext();
  const basePath = options.basePath ?? client.basePath;
  const home = homePath(basePath);
  const callbackUrl = wantedUrl ?? home;
  const messages = useMessages(options.messages);
  const words = useAccountMessages(options.messages);
  const [challenge, setChallenge] = useState<AuthChallenge>();
  const [registered, setRegistered] = useState(false);
  const madeFor = useRef('');

  const form = useAuthForm<AcceptedSignIn | { status: 'registered' } | { status: 'challenge'; challenge: AuthChallenge }>({
    name: 'register',
    fields: [...(name === 'none' ? [] : ['name']), 'email', 'password', ...fields.map((field) => field.name)],
    secrets: ['password'],
    validate: (values) => {
      const found: Record<string, string> = {};
      if (name === 'required' && !values.name?.trim()) found.name = fill(messages.fieldMissing, { label: words.name });
      const email = emailProblem(values.email, messages);
      if (email) found.email = email;
      for (const { name: key, label, required = true } of fields) {
        if (required && !values[key]?.trim()) found[key] = fill(messages.fieldMissing, { label });
      }
      return { ...found, ...newPasswordProblem('password', values.password, words, messages, minLength) };
    },
    send: async (typed, attempt) => {
      const values = typed as FormValues & { email: string; password: string };
      const email = values.email.trim();
      // Whoever comes back from the second step, or from a sign-in that failed, has their account: made once more, its address would be taken.
      if (madeFor.current !== email) {
        const made = await register(values, { basePath, timeout, slowAfter, ...attempt });
        if (made.status === 'rejected') return made;
        if (!made.maySignIn) return { status: 'accepted', result: { status: 'registered' } };
        madeFor.current = email;
      }
      const outcome = await signIn({ email, password: values.password }, { callbackUrl, fallback: home, allowedOrigins, provider, timeout, slowAfter, ...attempt });
      // Tried again with another password: the account that was made here has the first one.
      if (outcome.status === 'rejected') return outcome.failure.code === 'invalidCredentials' ? { status: 'rejected', failure: { code: 'emailTaken' } } : outcome;
      const unprepared = outcome.status === 'challenge' && (await prepareStep?.(timeout));
      return unprepared ? { status: 'rejected', failure: unprepared } : { status: 'accepted', result: outcome };
    },
    onAccepted: (outcome, signal) => {
      if (outcome.status === 'accepted') return goOnSignedIn(outcome, { onSuccess, navigate: client.navigate, signal });
      if (outcome.status === 'registered') {
        setRegistered(true);
        return true;
      }
      setChallenge(outcome.challenge);
      return false;
    },
    onFailure,
    failure: options.failure,
    fieldTexts: (failure) => (failure.code === 'emailTaken' ? { email: messages.failure.emailTaken } : newPasswordTexts('password', failure, messages)),
    busyText: words.creatingAccount,
    messages,
  });

  return {
    ...form,
    done: registered || (options.done === true && form.state === 'idle'),
    action: `${authBasePath(basePath)}/account/register`,
    callbackUrl,
    challenge,
    leaveChallenge: (failure) => {
      setChallenge(undefined);
      form.fail(undefined);
      // A live region that comes together with its text is not read out: first the form, then why.
      if (failure) setTimeout(() => form.fail(failure));
    },
    words,
    messages,
    signInHref: client.signInPath,
  };
}
