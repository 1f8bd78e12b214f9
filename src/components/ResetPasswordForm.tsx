'use client';

import { useEffect, useRef } from 'react';
import { AuthAlert } from './AuthAlert.js';
import { DoneNote } from './DoneNote.js';
import { NewPasswordField } from './NewPasswordField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { FormStatus } from './ui/FormStatus.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useResetPasswordForm, type ResetPasswordFormOptions } from './usePasswordForms.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface ResetPasswordFormProps extends Omit<ResetPasswordFormOptions, 'token'>, Customization {
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
export function ResetPasswordForm(props: ResetPasswordFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ token, forgotPasswordHref = '/forgot-password', idPrefix = 'reset', className, ...options }: ResetPasswordFormProps) {
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

  const newLink = useRef<HTMLAnchorElement>(null);
  const wasDead = useRef(isDead);
  useEffect(() => {
    // The field and the button have gone, and the focus with them.
    if (isDead && !wasDead.current) newLink.current?.focus();
    wasDead.current = isDead;
  }, [isDead]);

  if (form.done) return <DoneNote text={words.passwordSaved} href={form.signInHref} link={words.signIn} locale={messages} />;
  return (
    <Part as="form" slot="reset-password-form" {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      {isDead ? (
        <Part as="a" slot="link" elementRef={newLink} href={forgotPasswordHref} look="nau:nau-link nau:justify-self-start">
          {words.requestNewLink}
        </Part>
      ) : (
        <>
          <input type="hidden" name="token" value={token ?? ''} />
          <NewPasswordField {...form.field('password')} id={`${idPrefix}-password`} label={words.newPassword} words={words} messages={messages} minLength={options.minLength ?? 8} />
          <Button slot="submit" {...form.submitProps}>{form.busy ? words.savingPassword : words.savePassword}</Button>
        </>
      )}
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
    </Part>
  );
}
