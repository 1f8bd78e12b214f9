'use client';

import { AuthAlert } from './AuthAlert.js';
import { NewPasswordField } from './NewPasswordField.js';
import { EmailField } from './EmailField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { formStates } from '../auth/model/signInFlow.js';
import { challengeStepFailure, LazyChallengeStep, useFocusAfterStep } from './lazyChallengeStep.js';
import { useRegisterForm, type RegisterFormOptions } from './useRegisterForm.js';
import { DoneNote } from './DoneNote.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface RegisterFormProps extends RegisterFormOptions, Customization {
  /** The e-mail and the name to begin with. */
  defaultEmail?: string;
  defaultName?: string;
  /** Shows a link to the sign-in page. Default the one of `AuthProvider`; `null` for none. */
  signInHref?: string | null;
  /** Begins the ids of the fields. Default `register`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const registerFormStates = formStates;

/**
 * The form for a new account: name, e-mail, a password with advice that never blocks, and what the app adds. It asks
 * nothing twice, takes pasted passwords of any length from eight characters on, says what the backend refuses at the
 * field, and signs in afterwards. It needs `account` of `withExternalJwt`.
 *
 * @example
 * ```tsx
 * <RegisterForm callbackUrl="/welcome" />
 * ```
 */
export function RegisterForm(props: RegisterFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ defaultEmail, defaultName, signInHref, idPrefix = 'register', className, ...options }: RegisterFormProps) {
  const form = useRegisterForm(options, challengeStepFailure);
  const { messages, words, field, challenge } = form;
  const { name = 'optional', fields = [], minLength = 8 } = options;
  const root = useRootProps(messages);
  const toSignIn = signInHref === undefined ? form.signInHref : signInHref;
  const frame = useFocusAfterStep(challenge);

  if (challenge) {
    return <LazyChallengeStep {...options} status={messages.signingIn} failure={undefined} challenge={challenge} idPrefix={idPrefix} className={className} onLeave={form.leaveChallenge} />;
  }
  if (form.done) return <DoneNote text={words.registered} href={toSignIn} link={words.backToSignIn} locale={messages} />;

  return (
    <Part as="form" slot="register-form" elementRef={frame} {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
      <AuthAlert failure={field('email').error === messages.failure.emailTaken ? undefined : form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      {name !== 'none' && (
        <Field {...field('name')} id={`${idPrefix}-name`} label={words.name} autoComplete="name" defaultValue={defaultName} required={name === 'required'} />
      )}
      <EmailField {...field('email')} id={`${idPrefix}-email`} messages={messages} defaultValue={defaultEmail} />
      <NewPasswordField {...field('password')} id={`${idPrefix}-password`} label={messages.password} words={words} messages={messages} minLength={minLength} />
      {fields.map(({ required = true, ...further }) => (
        <Field key={further.name} {...further} {...field(further.name)} id={`${idPrefix}-${further.name}`} required={required} />
      ))}
      <Button slot="submit" {...form.submitProps}>{form.busy ? words.creatingAccount : words.createAccount}</Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      {toSignIn && (
        <Part as="p" slot="sign-in" look="nau:nau-aside-line">
          {words.haveAccount}{' '}
          <Part as="a" slot="link" href={toSignIn} look="nau:nau-link">
            {words.signIn}
          </Part>
        </Part>
      )}
    </Part>
  );
}
