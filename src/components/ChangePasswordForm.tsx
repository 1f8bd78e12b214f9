'use client';

import { AuthAlert } from './AuthAlert.js';
import { DoneNote } from './DoneNote.js';
import { NewPasswordField } from './NewPasswordField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { FormStatus } from './ui/FormStatus.js';
import { PasswordField } from './ui/PasswordField.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useChangePasswordForm, type ChangePasswordFormOptions } from './usePasswordForms.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface ChangePasswordFormProps extends ChangePasswordFormOptions, Customization {
  /** The e-mail of whoever is signed in, so that password managers know which password changes. */
  email?: string;
  /** Where to go from here when it is done. */
  doneHref?: string;
  /** What that link says. Default "Continue" in the person's language. */
  doneLink?: string;
  /** Begins the ids of the fields. Default `change`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const changePasswordFormStates = formStates;

/**
 * Changes the password of whoever is signed in, who says the current one first (OWASP ASVS 6.2.3). The session stays.
 * For signed-in people only: put it below an `AuthGuard` or on a page that the server guards.
 *
 * @example
 * ```tsx
 * <ChangePasswordForm email={session.user.email} doneHref="/account" />
 * ```
 */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ email, doneHref, doneLink, idPrefix = 'change', className, ...options }: ChangePasswordFormProps) {
  const form = useChangePasswordForm(options);
  const { messages, words, field } = form;
  const root = useRootProps(messages);
  if (form.done) return <DoneNote text={words.passwordChanged} href={doneHref} link={doneLink ?? messages.goOn} locale={messages} />;
  return (
    <Part as="form" slot="change-password-form" {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <AuthAlert failure={form.failure?.code === 'invalidCredentials' && field('currentPassword').error ? undefined : form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      {email && <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />}
      <PasswordField {...field('currentPassword')} id={`${idPrefix}-currentPassword`} label={words.currentPassword} autoComplete="current-password" required words={messages} />
      <NewPasswordField {...field('newPassword')} id={`${idPrefix}-newPassword`} label={words.newPassword} words={words} messages={messages} minLength={options.minLength ?? 8} />
      <Button slot="submit" {...form.submitProps}>{form.busy ? words.savingPassword : words.savePassword}</Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
    </Part>
  );
}
