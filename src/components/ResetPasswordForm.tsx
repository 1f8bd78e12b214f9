'use client';

import { useEffect } from 'react';
import { AuthAlert } from './AuthAlert.js';
import { DoneNote } from './DoneNote.js';
import { NewPasswordField } from './NewPasswordField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { FormStatus } from './ui/FormStatus.js';
import { formStates } from './useAuthForm.js';
import { useResetPasswordForm, type ResetPasswordFormOptions } from './usePasswordForms.js';

export interface ResetPasswordFormProps extends Omit<ResetPasswordFormOptions, 'token'> {
  /** The `token` parameter of the mail's link; without it the form explains that the link is not complete. */
  token?: string;
  /** The page that sends another link. Default `/forgot-password`. */
  forgotPasswordHref?: string;
  /** Begins the ids of the fields. Default `reset`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const resetPasswordFormStates = formStates;

/**
 * Sets a new password by the link of a mail; an expired or used link is explained and leads to a new one. It takes the
 * token out of the address once the page works, so that no history, log or referrer keeps it.
 *
 * @example
 * ```tsx
 * <ResetPasswordForm token={token} />
 * ```
 */
export function ResetPasswordForm({ token, forgotPasswordHref = '/forgot-password', idPrefix = 'reset', className, ...options }: ResetPasswordFormProps) {
  const form = useResetPasswordForm({ ...options, token: token ?? '', failure: options.failure ?? (token || options.done ? undefined : { code: 'linkExpired' }) });
  const { messages, words } = form;
  const root = useRootProps(messages);
  const isDead = form.failure?.code === 'linkExpired' || form.failure?.code === 'linkUsed';

  useEffect(() => {
    const url = new URL(window.location.href);
    if (!url.searchParams.has('token')) return;
    url.searchParams.delete('token');
    window.history.replaceState(window.history.state, '', url);
  }, []);

  if (form.done) return <DoneNote text={words.passwordSaved} href={form.signInHref} link={words.signIn} locale={messages} />;
  return (
    <form {...root} {...form.formProps} action={form.action} data-slot="reset-password-form" className={cx('nau:grid nau:gap-5 nau:text-auth-text', className)}>
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      {isDead ? (
        <a href={forgotPasswordHref} className="nau:auth-link nau:justify-self-start">
          {words.requestNewLink}
        </a>
      ) : (
        <>
          <input type="hidden" name="token" value={token ?? ''} />
          <NewPasswordField {...form.field('password')} id={`${idPrefix}-password`} label={words.newPassword} words={words} messages={messages} minLength={options.minLength ?? 8} />
          <Button {...form.submitProps}>{form.busy ? words.savingPassword : words.savePassword}</Button>
        </>
      )}
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
    </form>
  );
}
