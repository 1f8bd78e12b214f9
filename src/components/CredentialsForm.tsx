'use client';

import { AuthAlert } from './AuthAlert.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { PasswordField } from './ui/PasswordField.js';
import { formStates } from '../auth/model/signInFlow.js';
import { rejectedCredentials, useCredentialsForm, type CredentialsFormOptions } from './useCredentialsForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface CredentialsFormProps extends CredentialsFormOptions, Customization {
  /** Begins the ids of the fields. Default the provider's id. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const credentialsFormStates = formStates;

/**
 * A form for any Credentials provider of NextAuth's, with the fields that it declares: a staff number and a PIN, an LDAP
 * name. For e-mail and password with `withExternalJwt` take `LoginForm`. Its form works without scripts.
 *
 * @example
 * ```tsx
 * <CredentialsForm provider={{ id: 'ldap', name: 'LDAP', type: 'credentials', fields: [{ name: 'user', label: 'User name' }] }} />
 * ```
 */
export function CredentialsForm(props: CredentialsFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ idPrefix, className, ...options }: CredentialsFormProps) {
  const { provider } = options;
  const form = useCredentialsForm(options);
  const { messages } = form;
  const root = useRootProps(messages);
  return (
    <Part as="form" slot="credentials-form"
      {...root}
      {...form.formProps}
      action={form.action}
      aria-label={provider.name}
      look="nau:nau-stack"
      className={className}
    >
      <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={rejectedCredentials(messages, options.messages)} />
      {provider.fields?.map(({ required = true, type, ...field }) => {
        const given = { ...field, ...form.field(field.name), id: `${idPrefix ?? provider.id}-${field.name}`, required };
        return type === 'password' ? (
          <PasswordField key={field.name} autoComplete="current-password" {...given} words={messages} />
        ) : (
          <Field key={field.name} autoCapitalize="none" {...given} type={type} />
        );
      })}
      <Button slot="submit" {...form.submitProps}>{form.busy ? messages.signingIn : messages.signIn}</Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
    </Part>
  );
}
