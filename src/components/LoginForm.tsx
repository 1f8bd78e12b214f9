'use client';

import { useContext } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { SessionContext, SessionProvider } from '../auth/client/nextAuthSession.js';
import { AuthAlert } from './AuthAlert.js';
import { EmailField } from './EmailField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { PasswordField } from './ui/PasswordField.js';
import { formStates } from '../auth/model/signInFlow.js';
import { challengeStepFailure, LazyChallengeStep, useFocusAfterStep } from './lazyChallengeStep.js';
import { useLoginForm, type LoginFormOptions } from './useLoginForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface LoginFormProps extends LoginFormOptions, Customization {
  /** The e-mail to begin with. */
  defaultEmail?: string;
  /** Shows a link to the page for a forgotten password. */
  forgotPasswordHref?: string;
  /** Shows a link to the page for a new account. */
  registerHref?: string;
  /** Begins the ids of the fields; give a second form on a page another one. Default `auth`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const loginFormStates = formStates;

/**
 * The sign-in form: e-mail, password and what the app adds, sent through next-auth. It renders a `<form>` whose
 * server HTML works without scripts, says in one announced place what went wrong, and goes on to `callbackUrl`.
 * Needs no provider. It never throws; every failure is shown in the person's language.
 *
 * @example
 * ```tsx
 * <LoginForm callbackUrl="/account" forgotPasswordHref="/forgot" />
 * ```
 */
export function LoginForm(props: LoginFormProps) {
  return <Customized of={WithBasePath} {...props} />;
}

function WithBasePath(props: LoginFormProps) {
  const client = useClientContext();
  const session = useContext(SessionContext);
  const basePath = props.basePath ?? client.basePath;
  // next-auth takes a base path from its provider only; a silent one passes it on.
  return basePath && !session ? (
    <SessionProvider basePath={basePath} session={null} refetchOnWindowFocus={false}>
      <Form {...props} basePath={basePath} />
    </SessionProvider>
  ) : (
    <Form {...props} basePath={basePath} />
  );
}

function Form({ defaultEmail, forgotPasswordHref, registerHref, idPrefix = 'auth', className, ...options }: LoginFormProps) {
  const form = useLoginForm(options, challengeStepFailure);
  const { messages, field, challenge } = form;
  const { fields = [] } = options;
  const root = useRootProps(messages);
  const frame = useFocusAfterStep(challenge);

  if (challenge) {
    return <LazyChallengeStep {...options} status={messages.signingIn} challenge={challenge} idPrefix={idPrefix} className={className} onLeave={form.leaveChallenge} />;
  }

  return (
    <Part as="form" slot="login-form" elementRef={frame} {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      <EmailField {...field('email')} id={`${idPrefix}-email`} messages={messages} defaultValue={defaultEmail} />
      <Part slot="password-row" look="nau:nau-group">
        <PasswordField
          {...field('password')}
          id={`${idPrefix}-password`}
          label={messages.password}
          autoComplete="current-password"
          required
          words={messages}
        />
        {forgotPasswordHref && (
          <Part as="a" slot="forgot-password" href={forgotPasswordHref} look="nau:nau-link nau:justify-self-end">
            {messages.forgotPassword}
          </Part>
        )}
      </Part>
      {fields.map(({ required = true, ...further }) => (
        <Field key={further.name} {...further} {...field(further.name)} id={`${idPrefix}-${further.name}`} required={required} />
      ))}
      <Button slot="submit" {...form.submitProps}>{form.busy ? messages.signingIn : messages.signIn}</Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      {registerHref && (
        <Part as="p" slot="register" look="nau:nau-aside-line">
          {messages.noAccount}{' '}
          <Part as="a" slot="link" href={registerHref} look="nau:nau-link">
            {messages.register}
          </Part>
        </Part>
      )}
    </Part>
  );
}
