'use client';

import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signIn } from '../auth/client/signIn.js';
import type { AuthChallenge } from '../auth/model/challenge.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { SignInOutcome } from '../auth/model/signInOutcome.js';
import type { Messages } from '../messages/Messages.js';
import { useMessages } from './presentation.js';
import { useAuthForm, type AuthForm, type FormValues } from './useAuthForm.js';
import { goOnSignedIn, type LoginFormOptions } from './useLoginForm.js';

/** What the forms of a second step share. */
export interface ChallengeFormOptions extends Omit<LoginFormOptions, 'challenge' | 'fields' | 'schema' | 'onChallenge'> {
  /** The step that the backend asks for. */
  challenge: AuthChallenge;
  /** Called when another step is asked for after this one. */
  onChallenge: (challenge: AuthChallenge) => void;
  /** Called when the person wants to go back to the password, or must (`challengeExpired`). */
  onLeave: (failure?: AuthFailure) => void;
}

interface StepOptions extends ChallengeFormOptions {
  /** The field of the answer. */
  field: 'code' | 'newPassword';
  validate: (values: FormValues) => Record<string, string>;
  /** What is sent for what was typed. */
  toSend?: (typed: string) => string;
  fieldTexts?: (failure: AuthFailure, messages: Messages) => Record<string, string>;
  busyText: string;
}

/** A form's behaviour, with where it goes without scripts. */
export interface ChallengeForm extends AuthForm {
  action: string;
  /** Where the forms beside it go without scripts: this path and the name of what is asked for. */
  accountPath: string;
  callbackUrl: string;
  messages: Messages;
}

/** The behaviour of a form that answers a challenge by another sign-in at the same provider. */
export function useChallengeForm({
  challenge,
  callbackUrl: wantedUrl,
  allowedOrigins,
  onSuccess,
  onFailure,
  onChallenge,
  onLeave,
  onSubmit,
  failure,
  provider = 'credentials',
  timeout,
  slowAfter,
  basePath: ownBasePath,
  messages: overrides,
  field,
  validate,
  toSend = (typed) => typed,
  fieldTexts,
  busyText,
}: StepOptions): ChallengeForm {
  const client = useClientContext();
  const basePath = ownBasePath ?? client.basePath;
  const home = homePath(basePath);
  const callbackUrl = wantedUrl ?? home;
  const messages = useMessages(overrides);

  const form = useAuthForm<Exclude<SignInOutcome, { status: 'rejected' }>>({
    name: `${provider}-${challenge.kind}`,
    fields: [field],
    secrets: [field],
    validate,
    send: async (values, attempt) => {
      const { handle, kind } = challenge;
      const outcome = await signIn({ challenge: handle, kind, [field]: toSend(values[field]!) }, { callbackUrl, fallback: home, allowedOrigins, provider, timeout, slowAfter, ...attempt });
      return outcome.status === 'rejected' ? outcome : { status: 'accepted', result: outcome };
    },
    onAccepted: (outcome, signal) => {
      if (outcome.status === 'accepted') return goOnSignedIn(outcome, { onSuccess, navigate: client.navigate, signal });
      onChallenge(outcome.challenge);
      return 'challenge';
    },
    onFailure: (reason) => {
      onFailure?.(reason);
      if (reason.code === 'challengeExpired') onLeave(reason);
    },
    fieldTexts: fieldTexts && ((reason) => fieldTexts(reason, messages)),
    onSubmit,
    failure,
    busyText,
    messages,
  });
  return {
    ...form,
    action: `${authBasePath(basePath)}/callback/${encodeURIComponent(provider)}`,
    accountPath: `${authBasePath(basePath)}/account`,
    callbackUrl,
    messages,
  };
}
