'use client';

import { useContext, useEffect, useRef, useState, type FormEvent, type HTMLInputAutoCompleteAttribute, type HTMLInputTypeAttribute } from 'react';
import { useForm, type Resolver } from 'react-hook-form';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { SessionContext, SessionProvider } from '../auth/client/nextAuthSession.js';
import { signIn } from '../auth/client/signIn.js';
import { relativeToOrigin } from '../auth/model/callbackUrl.js';
import type { AuthChallenge } from '../auth/model/challenge.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { SignInOutcome } from '../auth/model/signInOutcome.js';
import type { StandardSchema } from '../auth/model/standardSchema.js';
import { fill, waitText, type MessageOverrides, type Messages } from '../messages/Messages.js';
import { useHydrated, useMessages, useRootProps } from './presentation.js';
import { Alert } from './ui/Alert.js';
import { Button } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { Field } from './ui/Field.js';
import { PasswordField } from './ui/PasswordField.js';
import { useRetryWait } from './useRetryWait.js';

/** A further field of the form. Declare it in `withExternalJwt`'s `fields` too, else the server drops it. */
export interface LoginField {
  /** The name under which the value is sent. */
  name: string;
  label: string;
  type?: HTMLInputTypeAttribute;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  defaultValue?: string;
  /** Default true. */
  required?: boolean;
}

type Values = Record<string, string> & { email: string; password: string };

export interface LoginFormProps {
  /** The e-mail to begin with. */
  defaultEmail?: string;
  /** Where to go after sign-in: a path or URL of the app. Default and in place of anything hostile: `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /**
   * Called when the person is signed in. The way to the destination waits for its promise; resolving to `false`
   * keeps the page, for a form in a dialog.
   */
  onSuccess?: (outcome: Extract<SignInOutcome, { status: 'accepted' }>) => unknown;
  /** Called when the sign-in was refused or did not work. The form shows it by itself. */
  onFailure?: (failure: AuthFailure) => void;
  /**
   * Called when the password was right and the backend asks for a second step. Without it the form says that the
   * sign-in did not work, and the console says why.
   */
  onChallenge?: (challenge: AuthChallenge) => void;
  /** Called when the form is valid and its request begins. */
  onSubmit?: () => void;
  /** A failure to begin with, such as the one in the page's URL. */
  failure?: AuthFailure;
  /** Shows a link to the page for a forgotten password. */
  forgotPasswordHref?: string;
  /** Shows a link to the page for a new account. */
  registerHref?: string;
  /** Further fields, shown after the password. */
  fields?: readonly LoginField[];
  /** A Standard Schema (Valibot, Zod, ArkType, …) that judges the values. What is sent is what was typed, not its output. */
  schema?: StandardSchema;
  /** The id of NextAuth's Credentials provider. Default `credentials`. */
  provider?: string;
  /** Milliseconds after which a sign-in counts as failed (`backendTimeout`). Default 10 000. */
  timeout?: number;
  /** Milliseconds after which the form says that it takes longer than usual. Default 3000. */
  slowAfter?: number;
  /** The path of NextAuth's API when no `AuthProvider` tells it. Default `/api/auth`. */
  basePath?: string;
  /** Begins the ids of the fields; give a second form on a page another one. Default `auth`. */
  idPrefix?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const loginFormStates = ['idle', 'submitting', 'slow', 'rejected', 'waiting', 'accepted'] as const;

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

function Form({
  defaultEmail,
  callbackUrl: wantedUrl,
  allowedOrigins,
  onSuccess,
  onFailure,
  onChallenge,
  onSubmit,
  failure: firstFailure,
  forgotPasswordHref,
  registerHref,
  fields = [],
  schema,
  provider = 'credentials',
  timeout,
  slowAfter,
  basePath,
  idPrefix = 'auth',
  messages: overrides,
  className,
}: LoginFormProps) {
  const home = homePath(basePath);
  const callbackUrl = wantedUrl ?? home;
  const messages = useMessages(overrides);
  const root = useRootProps(messages);
  const hydrated = useHydrated();
  const { navigate } = useClientContext();
  // undefined: nothing was tried here yet, so what the page began with is shown.
  const [ownFailure, setFailure] = useState<AuthFailure | null>();
  const newest = (ownFailure === undefined ? firstFailure : ownFailure) ?? undefined;
  const wait = useRetryWait(firstFailure, provider);
  const waiting = wait.secondsLeft !== undefined && wait.secondsLeft > 0;
  // A wait that is over has no failure any more; after a reload the wait knows its own.
  const failure = wait.secondsLeft === 0 ? undefined : (newest ?? (wait.code && { code: wait.code }));
  const [progress, setProgress] = useState<'idle' | 'submitting' | 'slow' | 'accepted'>('idle');
  const state: (typeof loginFormStates)[number] = progress === 'idle' && waiting ? 'waiting' : progress === 'idle' && failure ? 'rejected' : progress;
  const running = useRef<AbortController>(undefined);
  const { register, handleSubmit, setValue, setError, formState } = useForm<Values>({
    resolver: resolverFor(messages, fields, schema),
    reValidateMode: 'onChange',
  });
  const busy = progress !== 'idle';

  useEffect(() => () => running.current?.abort(), []);

  const names = ['email', 'password', ...fields.map(({ name }) => name)];
  const bind = (name: string) => {
    const { ref, ...handlers } = register(name);
    return { ...handlers, inputRef: ref, error: formState.errors[name]?.message, readOnly: busy };
  };

  const release = () => {
    running.current = undefined;
    setProgress('idle');
  };

  const send = async (values: Values, { signal }: AbortController) => {
    setProgress('submitting');
    setFailure(null);
    wait.end();
    onSubmit?.();
    const outcome = await signIn(values, {
      callbackUrl,
      fallback: home,
      allowedOrigins,
      provider,
      signal,
      timeout,
      slowAfter,
      onSlow: () => setProgress('slow'),
    });
    if (signal.aborted) return;
    if (outcome.status === 'challenge' && onChallenge) {
      release();
      onChallenge(outcome.challenge);
      return;
    }
    if (outcome.status !== 'accepted') {
      const reason: AuthFailure = outcome.status === 'rejected' ? outcome.failure : { code: 'unexpected' };
      if (outcome.status === 'challenge') {
        console.error(`next-auth-ui: the backend asks for a second step ("${outcome.challenge.kind}"), and nobody handles it. Pass onChallenge to LoginForm or SignInPage.`);
      }
      setValue('password', '');
      setFailure(reason);
      wait.begin(reason);
      release();
      const refused = Object.entries(reason.fields ?? {}).filter(([name]) => names.includes(name));
      refused.forEach(([name, text], index) => setError(name, { type: 'server', message: text || messages.fieldRefused }, { shouldFocus: index === 0 }));
      onFailure?.(reason);
      return;
    }
    setProgress('accepted');
    let goOn: unknown;
    try {
      goOn = await onSuccess?.(outcome);
    } catch (error) {
      // The person is signed in whatever the app's own code does; its error goes where the app sees its errors.
      reportError(error);
    }
    if (signal.aborted) return;
    if (goOn === false) release();
    else navigate(relativeToOrigin(outcome.destination, window.location.origin), { replace: true });
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A second press, or an Enter held down, meets the attempt that is under way.
    if (running.current || waiting) return;
    const attempt = new AbortController();
    running.current = attempt;
    // Password managers may fill a field without any event, hence the form's own values count.
    const typed = new FormData(event.currentTarget);
    for (const name of names) {
      const value = typed.get(name);
      setValue(name, typeof value === 'string' ? value : '');
    }
    void handleSubmit((values) => send(values, attempt), release)(event);
  };

  return (
    <form
      {...root}
      data-slot="login-form"
      data-state={state}
      method="post"
      action={`${authBasePath(basePath)}/callback/${encodeURIComponent(provider)}`}
      suppressHydrationWarning
      // Browsers check `required` until our own messages can.
      noValidate={hydrated}
      onSubmit={submit}
      onKeyDown={(event) => {
        // The Enter that ends an input method's composition is not meant for the form (keyCode 229: Safari).
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
      }}
      className={cx('nau:grid nau:gap-5 nau:text-auth-text', className)}
    >
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <div className="nau:grid nau:gap-2">
        <Alert>{failure && messages.failure[failure.code]}</Alert>
        {wait.secondsLeft !== undefined && progress === 'idle' && (
          // A timer is not announced by itself; each second would be too much. The status below says the milestones.
          <p role="timer" data-slot="retry-wait" className="nau:text-sm nau:text-auth-muted">
            {waitText(messages, wait.secondsLeft)}
          </p>
        )}
      </div>
      <Field
        {...bind('email')}
        id={`${idPrefix}-email`}
        label={messages.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={messages.emailPlaceholder}
        defaultValue={defaultEmail}
        required
      />
      <div className="nau:grid nau:gap-2">
        <PasswordField
          {...bind('password')}
          id={`${idPrefix}-password`}
          label={messages.password}
          autoComplete="current-password"
          required
          words={messages}
        />
        {forgotPasswordHref && (
          <a data-slot="forgot-password" href={forgotPasswordHref} className="nau:auth-link nau:justify-self-end">
            {messages.forgotPassword}
          </a>
        )}
      </div>
      {fields.map(({ required = true, ...field }) => (
        <Field
          key={field.name}
          {...field}
          {...bind(field.name)}
          id={`${idPrefix}-${field.name}`}
          required={required}
        />
      ))}
      <Button type="submit" pending={busy} aria-disabled={waiting || undefined}>
        {busy ? messages.signingIn : messages.signIn}
      </Button>
      {progress === 'slow' && (
        <p data-slot="slow" aria-hidden="true" className="nau:text-center nau:text-sm nau:text-auth-muted">
          {messages.slow}
        </p>
      )}
      <span role="status" className="nau:sr-only">
        {progress === 'slow' ? messages.slow : busy ? messages.signingIn : wait.secondsLeft === undefined ? '' : waitText(messages, milestone(wait.secondsLeft))}
      </span>
      {registerHref && (
        <p data-slot="register" className="nau:text-center nau:text-sm nau:text-auth-muted">
          {messages.noAccount}{' '}
          <a href={registerHref} className="nau:auth-link">
            {messages.register}
          </a>
        </p>
      )}
    </form>
  );
}

/** The number of seconds to announce: at the start, then at each minute, at 30, at 10 and at the end. */
function milestone(secondsLeft: number): number {
  if (secondsLeft > 60) return Math.ceil(secondsLeft / 60) * 60;
  return [0, 10, 30, 60].find((mark) => secondsLeft <= mark)!;
}

/** Missing values first, in the kit's words; then the app's schema. */
function resolverFor(messages: Messages, fields: readonly LoginField[], schema: StandardSchema | undefined): Resolver<Values> {
  return async (values) => {
    const found: Record<string, string> = {};
    const email = values.email?.trim();
    if (!email) found.email = messages.emailMissing;
    else if (!/.@./.test(email)) found.email = messages.emailMalformed;
    if (!values.password) found.password = messages.passwordMissing;
    for (const { name, label, required = true } of fields) {
      if (required && !values[name]?.trim()) found[name] = fill(messages.fieldMissing, { label });
    }
    const judged = await schema?.['~standard'].validate(values);
    for (const { path, message } of judged?.issues ?? []) {
      const [key = 'email'] = path ?? [];
      found[String(typeof key === 'object' ? key.key : key)] ??= message;
    }
    const errors = Object.fromEntries(Object.entries(found).map(([name, message]) => [name, { type: 'validate', message }]));
    return Object.keys(found).length ? { values: {}, errors } : { values, errors: {} };
  };
}
