'use client';

import { useState } from 'react';
import { resendCode } from '../auth/client/account.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { useAccountMessages } from './presentation.js';
import { useChallengeForm, type ChallengeForm, type ChallengeFormOptions } from './useChallengeForm.js';
import { useRetryWait } from './useRetryWait.js';

/** Seconds between two codes, unless the server asks for more. */
const resendAfter = 30;

export interface OneTimeCodeFormOptions extends ChallengeFormOptions {
}

/** The behaviour of `OneTimeCodeForm` without its markup. */
export interface OneTimeCodeFormBehaviour extends ChallengeForm {
  words: AccountMessages;
  /** Asks for another code. */
  resend: () => void;
  resending: 'idle' | 'pending' | 'sent';
  /** Whole seconds until another code can be asked for; `undefined` when it can. */
  resendIn: number | undefined;
}

/** What `OneTimeCodeForm` does, for markup of your own: as `useLoginForm`, with the field `code`, and `resend`. */
export function useOneTimeCodeForm({ ...options }: OneTimeCodeFormOptions): OneTimeCodeFormBehaviour {
  const { challenge, onChallenge, onLeave, timeout } = options;
  const words = useAccountMessages(options.messages);
  const client = useClientContext();
  const wait = useRetryWait(undefined, 'resend-code');
  const [resending, setResending] = useState<'idle' | 'pending' | 'sent'>('idle');
  const form = useChallengeForm({
    ...options,
    field: 'code',
    // Codes are copied with blanks and dashes in them.
    toSend: (typed) => typed.replace(/[\s\p{Pd}]/gu, ''),
    validate: ({ code }): Record<string, string> => (code?.trim() ? {} : { code: words.codeMissing }),
    fieldTexts: ({ code }, messages): Record<string, string> => (code === 'invalidCode' ? { code: messages.failure.invalidCode } : {}),
    busyText: words.checkingCode,
  });

  const resend = async () => {
    if (resending === 'pending' || wait.secondsLeft) return;
    setResending('pending');
    const outcome = await resendCode({ challenge: challenge.handle }, { basePath: options.basePath ?? client.basePath, timeout });
    if (outcome.status === 'done') {
      setResending('sent');
      form.fail(undefined);
      wait.begin({ code: 'tooManyAttempts', retryAfter: resendAfter });
      if (outcome.challenge) onChallenge(outcome.challenge);
      return;
    }
    setResending('idle');
    const { failure } = outcome;
    if (failure.code === 'challengeExpired') onLeave(failure);
    else if (failure.code === 'tooManyAttempts') wait.begin({ retryAfter: resendAfter, ...failure });
    else form.fail(failure);
  };

  return {
    ...form,
    // Said at the field, which has the focus; a live region would say it twice.
    failure: form.failure?.code === 'invalidCode' && form.state === 'rejected' && form.field('code').error ? undefined : form.failure,
    words,
    resend: () => void resend(),
    resending,
    resendIn: wait.secondsLeft || undefined,
  };
}
