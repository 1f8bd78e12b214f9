'use client';

import { AuthAlert } from './AuthAlert.js';
import { DoneNote } from './DoneNote.js';
import { EmailField } from './EmailField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { FormStatus } from './ui/FormStatus.js';
import type { AccountFormOptions } from './useAccountForm.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useForgotPasswordForm } from './usePasswordForms.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface ForgotPasswordFormProps extends AccountFormOptions, Customization {
  /** The e-mail to begin with. */
  defaultEmail?: string;
  /** Begins the ids of the fields. Default `forgot`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const forgotPasswordFormStates = formStates;

/**
 * Asks for a mail with a link to choose a new password. What it says afterwards is the same whether or not there is an
 * account with the address (OWASP Forgot Password). It needs `account` of `withExternalJwt`.
 *
 * @example
 * ```tsx
 * <ForgotPasswordForm />
 * ```
 */
export function ForgotPasswordForm(props: ForgotPasswordFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ defaultEmail, idPrefix = 'forgot', className, ...options }: ForgotPasswordFormProps) {
  const form = useForgotPasswordForm(options);
  const { messages, words } = form;
  const root = useRootProps(messages);
  if (form.done) return <DoneNote text={words.linkSent} href={form.signInHref} link={words.backToSignIn} locale={messages} />;
  return (
    <Part as="form" slot="forgot-password-form" {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <Part as="p" slot="hint" look="nau:nau-muted">{words.forgotHint}</Part>
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      <EmailField {...form.field('email')} id={`${idPrefix}-email`} messages={messages} defaultValue={defaultEmail} />
      <Button slot="submit" {...form.submitProps}>{form.busy ? words.sendingLink : words.sendLink}</Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      <Part as="a" slot="link" href={form.signInHref} look="nau:nau-link nau:justify-self-center">
        {words.backToSignIn}
      </Part>
    </Part>
  );
}
