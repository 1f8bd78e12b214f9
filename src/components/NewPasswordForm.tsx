'use client';

import { useEffect, useRef } from 'react';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { AuthAlert } from './AuthAlert.js';
import { NewPasswordField, newPasswordProblem, newPasswordTexts } from './NewPasswordField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { FormStatus } from './ui/FormStatus.js';
import { PostForm } from './ui/PostForm.js';
import { useAccountMessages } from './useAccountMessages.js';
import { useChallengeForm, type ChallengeFormOptions } from './useChallengeForm.js';

export interface NewPasswordFormProps extends ChallengeFormOptions {
  /** Other wording for parts of the step. */
  accountMessages?: Partial<AccountMessages>;
  /** The fewest characters that the backend takes. Default 8. */
  minLength?: number;
  /** Begins the ids of the fields. Default `auth`. */
  idPrefix?: string;
  /** Further classes for the form. */
  className?: string;
}

/**
 * The second step in which a password has to be changed now, to a challenge of the kind `newPassword`; the sign-in goes on
 * with it. `LoginForm` shows it by itself.
 *
 * @example
 * ```tsx
 * <NewPasswordForm challenge={challenge} onChallenge={setChallenge} onLeave={() => setChallenge(undefined)} />
 * ```
 */
export function NewPasswordForm({ accountMessages, minLength = 8, idPrefix = 'auth', className, ...options }: NewPasswordFormProps) {
  const words = useAccountMessages(accountMessages);
  const form = useChallengeForm({
    ...options,
    field: 'newPassword',
    validate: ({ newPassword }) => newPasswordProblem('newPassword', newPassword, words, minLength),
    fieldTexts: (failure, messages) => newPasswordTexts('newPassword', failure, messages),
    busyText: words.savingPassword,
  });
  const { messages } = form;
  const root = useRootProps(messages);
  const section = useRef<HTMLElement>(null);
  const titleId = `${idPrefix}-new-password-title`;

  // What stood here before has gone, the focused button with it.
  useEffect(() => section.current?.querySelector<HTMLInputElement>('input[name="newPassword"]')?.focus(), []);

  return (
    <section {...root} ref={section} aria-labelledby={titleId} data-slot="new-password" data-state={form.state} className={cx('nau:grid nau:gap-5 nau:text-auth-text', className)}>
      <div className="nau:grid nau:gap-2">
        <h2 id={titleId} data-slot="step-title" className="nau:text-lg nau:font-semibold nau:text-balance">
          {words.newPasswordTitle}
        </h2>
        <p className="nau:text-sm nau:text-auth-muted">{words.newPasswordHint}</p>
      </div>
      <form {...form.formProps} action={form.action} data-slot="new-password-form" className="nau:grid nau:gap-5">
        <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
        <input type="hidden" name="challenge" value={options.challenge.handle} />
        <input type="hidden" name="kind" value={options.challenge.kind} />
        <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
        <NewPasswordField {...form.field('newPassword')} id={`${idPrefix}-newPassword`} label={words.newPassword} words={words} messages={messages} minLength={minLength} />
        <Button {...form.submitProps}>{form.busy ? words.savingPassword : words.savePassword}</Button>
        <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      </form>
      <PostForm action={`${form.accountPath}/leave-challenge`} fields={{ callbackUrl: form.callbackUrl }} onPost={() => options.onLeave()} className="nau:justify-self-center">
        <button type="submit" data-slot="back" className="nau:auth-link">
          {words.backToPassword}
        </button>
      </PostForm>
    </section>
  );
}
