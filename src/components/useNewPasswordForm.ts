'use client';

import type { AccountMessages } from '../messages/AccountMessages.js';
import { newPasswordProblem, newPasswordTexts } from './newPassword.js';
import { useAccountMessages, useMessages } from './presentation.js';
import { useChallengeForm, type ChallengeForm, type ChallengeFormOptions } from './useChallengeForm.js';

/** How a `NewPasswordForm` behaves. */
export interface NewPasswordFormOptions extends ChallengeFormOptions {
  /** The fewest characters that the backend takes. Default 8. */
  minLength?: number;
}

/** The behaviour of `NewPasswordForm` without its markup: as `useLoginForm`, with the field `newPassword`. */
export function useNewPasswordForm({ minLength = 8, ...options }: NewPasswordFormOptions): ChallengeForm & { words: AccountMessages; minLength: number } {
  const words = useAccountMessages(options.messages);
  const messages = useMessages(options.messages);
  const form = useChallengeForm({
    ...options,
    field: 'newPassword',
    validate: ({ newPassword }) => newPasswordProblem('newPassword', newPassword, words, messages, minLength),
    fieldTexts: (failure) => newPasswordTexts('newPassword', failure, messages),
    busyText: words.savingPassword,
  });
  return { ...form, words, minLength };
}
