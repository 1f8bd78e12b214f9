'use client';

import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signIn } from '../auth/client/signIn.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ProviderSummary } from '../auth/model/provider.js';
import { fill, type MessageOverrides, type Messages } from '../messages/Messages.js';
import { AuthAlert } from './AuthAlert.js';
import { useMessages, useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { PasswordField } from './ui/PasswordField.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useAuthForm } from './useAuthForm.js';
import { goOnSignedIn, type AcceptedSignIn } from './useLoginForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface CredentialsFormProps extends Customization {
  /** A Credentials provider of the app's own, with its fields. */
  provider: ProviderSummary;
  /** Where to go after sign-in: a path or URL of the app. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /** As `LoginForm`'s. */
  onSuccess?: (outcome: AcceptedSignIn) => unknown;
  onFailure?: (failure: AuthFailure) => void;
  onSubmit?: () => void;
  /** A failure to begin with. */
  failure?: AuthFailure;
  timeout?: number;
  slowAfter?: number;
  basePath?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
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

function Content({ provider, idPrefix = provider.id, className, ...options }: CredentialsFormProps) {
  const client = useClientContext();
  const basePath = options.basePath ?? client.basePath;
  const home = homePath(basePath);
  const callbackUrl = options.callbackUrl ?? home;
  const messages = useMessages(rejectedCredentials(useMessages(), options.messages));
  const root = useRootProps(messages);
  const { id, name, fields = [] } = provider;

  const form = useAuthForm<AcceptedSignIn>({
    name: id,
    fields: fields.map((field) => field.name),
    secrets: fields.filter(({ type }) => type === 'password').map((field) => field.name),
    validate: (values) =>
      Object.fromEntries(fields.filter((field) => field.required !== false && !values[field.name]).map((field) => [field.name, fill(messages.fieldMissing, { label: field.label })])),
    send: async (values, attempt) => {
      const { allowedOrigins, timeout, slowAfter } = options;
      const outcome = await signIn(values, { callbackUrl, fallback: home, allowedOrigins, provider: id, timeout, slowAfter, ...attempt });
      if (outcome.status !== 'challenge') return outcome.status === 'rejected' ? outcome : { status: 'accepted', result: outcome };
      return { status: 'rejected', failure: { code: 'unexpected' } };
    },
    onAccepted: (outcome, signal) => goOnSignedIn(outcome, { onSuccess: options.onSuccess, navigate: client.navigate, signal }),
    onFailure: options.onFailure,
    onSubmit: options.onSubmit,
    failure: options.failure,
    busyText: messages.signingIn,
    messages,
  });

  return (
    <Part as="form" slot="credentials-form"
      {...root}
      {...form.formProps}
      action={`${authBasePath(basePath)}/callback/${encodeURIComponent(id)}`}
      aria-label={name}
      look="nau:nau-stack"
      className={className}
    >
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={rejectedCredentials(messages, options.messages)} />
      {fields.map(({ required = true, type, ...field }) => {
        const given = { ...field, ...form.field(field.name), id: `${idPrefix}-${field.name}`, required };
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

/** The words of a form that did not ask for e-mail and password, unless the app has its own. */
export const rejectedCredentials = ({ credentialsRejected }: Messages, overrides: MessageOverrides = {}): MessageOverrides => ({
  ...overrides,
  failure: { invalidCredentials: overrides.credentialsRejected ?? credentialsRejected, ...overrides.failure },
});
