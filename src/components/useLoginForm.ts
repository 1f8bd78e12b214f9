'use client';

import { useState } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext, type Navigate } from '../auth/client/clientContext.js';
import { signIn } from '../auth/client/signIn.js';
import { relativeToOrigin } from '../auth/model/callbackUrl.js';
import type { AuthChallenge } from '../auth/model/challenge.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ProviderField } from '../auth/model/provider.js';
import type { SignInOutcome } from '../auth/model/signInOutcome.js';
import type { StandardSchema } from '../auth/model/standardSchema.js';
import { fill, type MessageOverrides, type Messages } from '../messages/Messages.js';
import { useMessages } from './presentation.js';
import { useAuthForm, type AuthForm, type FormValues } from './useAuthForm.js';

/** A further field of the form. Declare it in `withExternalJwt`'s `fields` too, else the server drops it. */
export type LoginField = ProviderField;

export interface LoginFormOptions {
  /** Where to go after sign-in: a path or URL of the app. Default and in place of anything hostile: `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /**
   * Called when the person is signed in. The way to the destination waits for its promise; resolving to `false`
   * keeps the page, for a form in a dialog.
   */
  onSuccess?: (outcome: AcceptedSignIn) => unknown;
  /** Called when the sign-in was refused or did not work. The form shows it by itself. */
  onFailure?: (failure: AuthFailure) => void;
  /**
   * Called when the password was right and the backend asks for a second step. Without it the form goes on to the step
   * itself: a code (`otp`) or a new password (`newPassword`).
   */
  onChallenge?: (challenge: AuthChallenge) => void;
  /** Called when the form goes on to a second step of its own, and when it comes back from it. */
  onStep?: (challenge: AuthChallenge | undefined) => void;
  /** Called when the form is valid and its request begins. */
  onSubmit?: () => void;
  /** A failure to begin with, such as the one in the page's URL. */
  failure?: AuthFailure;
  /** The second step to begin with, as the server found it after a sign-in without scripts. */
  challenge?: AuthChallenge;
  /** Further fields, shown after the password. */
  fields?: readonly LoginField[];
  /** A Standard Schema (Valibot, Zod, ArkType, …) that judges the values. What is sent is what was typed, not its output. */
  schema?: StandardSchema;
  /** The id of NextAuth's Credentials provider. Default `credentials`. */
  provider?: string;
  /** Milliseconds after which a sign-in counts as failed (`backendTimeout`). Default 10 000. */
  timeout?: number;
  /** Milliseconds after which the form says that it takes longer than usual. Default 3000. */
  slowAfter?: number;
  /** The path of NextAuth's API when no `AuthProvider` tells it. Default `/api/auth`. */
  basePath?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
}

/** Loads what shows a second step; resolves to why it cannot be shown. */
export type PrepareStep = (timeout?: number) => Promise<AuthFailure | undefined>;

/** The behaviour of `LoginForm` without its markup. */
export interface LoginFormBehaviour extends AuthForm {
  /** For the `<form>`'s `action`, which works without scripts; a `<input type="hidden" name="callbackUrl">` belongs to it. */
  action: string;
  callbackUrl: string;
  /** The second step that was asked for; the form for it takes the place of this one. */
  challenge: AuthChallenge | undefined;
  /** Leaves the second step, back to the password. */
  leaveChallenge: (failure?: AuthFailure) => void;
  messages: Messages;
}

/**
 * What `LoginForm` does, for markup of your own: give `formProps` and `action` to a `<form>`, `field(name)` to the inputs
 * (`email`, `password` and your own), `submitProps` to the button, and show `failure` in an alert and `status` in a polite
 * live region. It never throws.
 *
 * @param prepareStep Loads what shows the second step, within the milliseconds it is given, before the form goes on to it;
 * what it resolves to is why that cannot be shown. It is not asked where `onChallenge` is set.
 *
 * @example
 * ```tsx
 * const form = useLoginForm({ callbackUrl: '/account' });
 * const { inputRef, error, ...email } = form.field('email');
 * return <form {...form.formProps} action={form.action}><input ref={inputRef} {...email} /></form>;
 * ```
 */
export function useLoginForm({
  callbackUrl: wantedUrl,
  allowedOrigins,
  onSuccess,
  onFailure,
  onChallenge,
  onStep,
  onSubmit,
  failure,
  challenge: firstChallenge,
  fields = [],
  schema,
  provider = 'credentials',
  timeout,
  slowAfter,
  basePath: ownBasePath,
  messages: overrides,
}: LoginFormOptions = {}, prepareStep?: PrepareStep): LoginFormBehaviour {
  const client = useClientContext();
  const basePath = ownBasePath ?? client.basePath;
  const home = homePath(basePath);
  const callbackUrl = wantedUrl ?? home;
  const messages = useMessages(overrides);
  const [challenge, setChallenge] = useState(firstChallenge);
  const go = (step: AuthChallenge | undefined) => {
    setChallenge(step);
    onStep?.(step);
  };

  const form = useAuthForm<Exclude<SignInOutcome, { status: 'rejected' }>>({
    name: provider,
    fields: ['email', 'password', ...fields.map(({ name }) => name)],
    secrets: ['password'],
    validate: (values) => problemsOf(values, messages, fields, schema),
    send: async (values, attempt) => {
      const outcome = await signIn(values, {
        callbackUrl,
        fallback: home,
        allowedOrigins,
        provider,
        timeout,
        slowAfter,
        ...attempt,
      });
      if (outcome.status === 'rejected') return outcome;
      if (outcome.status === 'challenge' && !onChallenge && !isKnownStep(outcome.challenge)) {
        console.error(`next-auth-ui: the backend asks for a second step ("${outcome.challenge.kind}") that the kit does not know. Pass onChallenge to LoginForm or SignInPage.`);
        return { status: 'rejected', failure: { code: 'unexpected' } };
      }
      const unprepared = outcome.status === 'challenge' && !onChallenge && (await prepareStep?.(timeout));
      return unprepared ? { status: 'rejected', failure: unprepared } : { status: 'accepted', result: outcome };
    },
    onAccepted: async (outcome, signal) => {
      if (outcome.status === 'challenge') {
        if (onChallenge) onChallenge(outcome.challenge);
        else go(outcome.challenge);
        return 'challenge';
      }
      return goOnSignedIn(outcome, { onSuccess, navigate: client.navigate, signal });
    },
    onFailure,
    onSubmit,
    failure,
    busyText: messages.signingIn,
    messages,
  });

  return {
    ...form,
    action: `${authBasePath(basePath)}/callback/${encodeURIComponent(provider)}`,
    callbackUrl,
    challenge,
    leaveChallenge: (reason) => {
      go(undefined);
      form.fail(undefined);
      // A live region that comes together with its text is not read out: first the form, then why.
      if (reason) setTimeout(() => form.fail(reason));
    },
    messages,
  };
}

/** What follows an accepted sign-in: the app's own code, then the way to the destination. `false` when the app keeps the page. */
export async function goOnSignedIn(
  outcome: AcceptedSignIn,
  { onSuccess, navigate, signal }: { onSuccess?: (outcome: AcceptedSignIn) => unknown; navigate: Navigate; signal: AbortSignal },
): Promise<boolean> {
  let goOn: unknown;
  try {
    goOn = await onSuccess?.(outcome);
  } catch (error) {
    // The person is signed in whatever the app's own code does; its error goes where the app sees its errors.
    reportError(error);
  }
  if (goOn === false) return false;
  if (!signal.aborted) navigate(relativeToOrigin(outcome.destination, window.location.origin), { replace: true });
  return true;
}

export type AcceptedSignIn = Extract<SignInOutcome, { status: 'accepted' }>;

const isKnownStep = ({ kind }: AuthChallenge): boolean => kind === 'otp' || kind === 'newPassword';

/** Missing values first, in the kit's words; then the app's schema. */
async function problemsOf(values: FormValues, messages: Messages, fields: readonly LoginField[], schema: StandardSchema | undefined): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const email = emailProblem(values.email, messages);
  if (email) found.email = email;
  if (!values.password) found.password = messages.passwordMissing;
  for (const { name, label, required = true } of fields) {
    if (required && !values[name]?.trim()) found[name] = fill(messages.fieldMissing, { label });
  }
  const judged = await schema?.['~standard'].validate(values);
  for (const { path, message } of judged?.issues ?? []) {
    const [key = 'email'] = path ?? [];
    found[String(typeof key === 'object' ? key.key : key)] ??= message;
  }
  return found;
}

/** What is wrong with an e-mail address, in the kit's words; no more than that there is something around an `@`. */
export function emailProblem(value: string | undefined, messages: Pick<Messages, 'emailMissing' | 'emailMalformed'>): string | undefined {
  const email = value?.trim();
  return !email ? messages.emailMissing : /.@./.test(email) ? undefined : messages.emailMalformed;
}
