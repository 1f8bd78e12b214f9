'use client';

import { useEffect, useRef } from 'react';
import { AuthAlert } from './AuthAlert.js';
import { NewPasswordField } from './NewPasswordField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { FormStatus } from './ui/FormStatus.js';
import { PostForm } from './ui/PostForm.js';
import { useNewPasswordForm, type NewPasswordFormOptions } from './useNewPasswordForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface NewPasswordFormProps extends NewPasswordFormOptions, Customization {
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
export function NewPasswordForm(props: NewPasswordFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ idPrefix = 'auth', className, ...options }: NewPasswordFormProps) {
  const form = useNewPasswordForm(options);
  const { words, messages, minLength } = form;
  const root = useRootProps(messages);
  const section = useRef<HTMLElement>(null);
  const titleId = `${idPrefix}-new-password-title`;

  // What stood here before has gone, the focused button with it.
  useEffect(() => section.current?.querySelector<HTMLInputElement>('input[name="newPassword"]')?.focus(), []);

  return (
    <Part as="section" slot="new-password" {...root} elementRef={section} aria-labelledby={titleId} data-state={form.state} look="nau:nau-stack" className={className}>
      <Part slot="header" look="nau:nau-group">
        <Part as="h2" slot="title" id={titleId} look="nau:nau-step-title">
          {words.newPasswordTitle}
        </Part>
        <Part as="p" slot="hint" look="nau:nau-hint">{words.newPasswordHint}</Part>
      </Part>
      <Part as="form" slot="new-password-form" {...form.formProps} action={form.action} look="nau:nau-stack">
        <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
        <input type="hidden" name="challenge" value={options.challenge.handle} />
        <input type="hidden" name="kind" value={options.challenge.kind} />
        <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
        <NewPasswordField {...form.field('newPassword')} id={`${idPrefix}-newPassword`} label={words.newPassword} words={words} messages={messages} minLength={minLength} />
        <Button slot="submit" {...form.submitProps}>{form.busy ? words.savingPassword : words.savePassword}</Button>
        <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      </Part>
      <PostForm action={`${form.accountPath}/leave-challenge`} fields={{ callbackUrl: form.callbackUrl }} onPost={() => options.onLeave()} look="nau:justify-self-center">
        <Part as="button" slot="back" type="submit" look="nau:nau-link">
          {words.backToPassword}
        </Part>
      </PostForm>
    </Part>
  );
}
