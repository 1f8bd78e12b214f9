'use client';

import { useEffect, useRef, useState, type ChangeEventHandler, type FocusEventHandler, type FormEvent, type KeyboardEvent, type Ref } from 'react';
import { useForm } from 'react-hook-form';
import type { AuthFailure } from '../auth/model/failure.js';
import { isBusy, nextState, type FormState, type SignInEvent } from '../auth/model/signInFlow.js';
import { waitText, type Messages } from '../messages/Messages.js';
import { useHydrated } from './presentation.js';
import { useRetryWait } from './useRetryWait.js';

/** What is typed into a form, by field name. */
export type FormValues = Record<string, string>;

/** How a form's request ended. */
export type FormOutcome<Result> = { status: 'accepted'; result: Result } | { status: 'rejected'; failure: AuthFailure };

export interface AuthFormOptions<Result> {
  /** Forms of the same name share a wait that the server has asked for, also over a reload. */
  name: string;
  /** The fields' names, in order. */
  fields: readonly string[];
  /** Those that are emptied after a failure. */
  secrets: readonly string[];
  /** What is wrong with the values, by field; the texts are shown there. */
  validate: (values: FormValues) => Promise<Record<string, string>> | Record<string, string>;
  /** Sends the values; never throws. Asked once at a time. */
  send: (values: FormValues, attempt: { signal: AbortSignal; onSlow: () => void }) => Promise<FormOutcome<Result>>;
  /** Called with what was accepted. `false` (or a promise of it) makes the form ready again, as `challenge` does, when a second step takes its place. Once `signal` is aborted the form has gone. */
  onAccepted: (result: Result, signal: AbortSignal) => unknown;
  onFailure?: (failure: AuthFailure) => void;
  onSubmit?: () => void;
  /** A failure to begin with. */
  failure?: AuthFailure;
  /** What a failure says at single fields. Default: the backend's texts about them. */
  fieldTexts?: (failure: AuthFailure) => Record<string, string>;
  /** What the button says while the request is under way, for the polite announcement. */
  busyText: string;
  messages: Messages;
}

/** What a field of the form is given. */
export interface FieldBinding {
  name: string;
  inputRef: Ref<HTMLInputElement>;
  onChange: ChangeEventHandler<HTMLInputElement>;
  onBlur: FocusEventHandler<HTMLInputElement>;
  error: string | undefined;
  readOnly: boolean;
}

/** A form's behaviour without its markup. */
export interface AuthForm {
  state: FormState;
  /** A request is under way, or the way to the next page. */
  busy: boolean;
  /** What to show in the one announced place. */
  failure: AuthFailure | undefined;
  /** Whole seconds until another attempt makes sense; 0 when that moment has come, `undefined` without a wait. */
  secondsLeft: number | undefined;
  /** Takes longer than usual. */
  slow: boolean;
  /** For a polite live region: what is under way, and milestones of a wait. */
  status: string;
  /** For the `<form>`; `method` and `action` are the app's or the component's. */
  formProps: {
    'data-state': FormState;
    method: 'post';
    noValidate: boolean;
    suppressHydrationWarning: true;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => void;
  };
  field: (name: string) => FieldBinding;
  /** For the submitting `Button`. */
  submitProps: { type: 'submit'; pending: boolean; 'aria-disabled': true | undefined };
  /** Shows a failure that came about elsewhere. */
  fail: (failure: AuthFailure | undefined) => void;
}

/**
 * The behaviour that all forms of the kit share: one request for many presses, what a password manager filled without an
 * event, errors at their fields with the focus on the first, a wait that counts down and survives a reload, secrets that
 * are emptied after a failure while all else stays, the browser's own checks until ours work.
 */
export function useAuthForm<Result>(options: AuthFormOptions<Result>): AuthForm {
  const { name, fields, secrets, validate, send, onAccepted, onFailure, onSubmit, failure: firstFailure, busyText, messages } = options;
  const fieldTexts = options.fieldTexts ?? (({ fields: refused = {} }: AuthFailure) => refused);
  const hydrated = useHydrated();
  // undefined: nothing was tried here yet, so what the page began with is shown.
  const [ownFailure, setFailure] = useState<AuthFailure | null>();
  const newest = (ownFailure === undefined ? firstFailure : ownFailure) ?? undefined;
  const wait = useRetryWait(firstFailure, name);
  const waiting = wait.secondsLeft !== undefined && wait.secondsLeft > 0;
  // A wait that is over has no failure any more; after a reload the wait knows its own.
  const failure = wait.secondsLeft === 0 ? undefined : (newest ?? (wait.code && { code: wait.code }));
  const [progress, setProgress] = useState<FormState>('idle');
  const busy = isBusy(progress);
  // At rest the page's beginning and the clock have their say: a failure in its URL, a wait that a reload found or that is over.
  const resting = waiting ? 'waiting' : failure ? 'rejected' : 'idle';
  const state: FormState = busy ? progress : resting;
  const happens = (event: SignInEvent) => setProgress((now) => nextState(isBusy(now) ? now : resting, event) as FormState);
  const running = useRef<AbortController>(undefined);
  const { register, handleSubmit, setValue, setError, formState } = useForm<FormValues>({
    reValidateMode: 'onChange',
    resolver: async (values) => {
      const found = Object.entries(await validate(values));
      const errors = Object.fromEntries(found.map(([field, message]) => [field, { type: 'validate', message }]));
      return found.length ? { values: {}, errors } : { values, errors: {} };
    },
  });

  useEffect(() => () => running.current?.abort(), []);

  // What the page began with is said at the fields too, in the server's HTML as well.
  const firstTexts = ownFailure === undefined && firstFailure ? fieldTexts(firstFailure) : {};
  const firstTextOf = (field: string) => (Object.hasOwn(firstTexts, field) ? firstTexts[field] || messages.fieldRefused : undefined);

  const release = (event: SignInEvent) => {
    running.current = undefined;
    happens(event);
  };

  const attempt = async (values: FormValues, abort: AbortController) => {
    const { signal } = abort;
    happens('submit');
    setFailure(null);
    wait.end();
    onSubmit?.();
    const outcome = await send(values, { signal, onSlow: () => happens('delay') });
    if (signal.aborted) return;
    if (outcome.status === 'rejected') {
      const { failure: reason } = outcome;
      secrets.forEach((secret) => setValue(secret, ''));
      setFailure(reason);
      wait.begin(reason);
      release(reason.retryAfter ? 'limit' : 'reject');
      const refused = Object.entries(fieldTexts(reason)).filter(([field]) => fields.includes(field));
      refused.forEach(([field, text], index) => setError(field, { type: 'server', message: text || messages.fieldRefused }, { shouldFocus: index === 0 }));
      onFailure?.(reason);
      return;
    }
    happens('accept');
    const goOn = await onAccepted(outcome.result, signal);
    if (signal.aborted || (goOn !== false && goOn !== 'challenge')) return;
    // Used up, whether the form is shown again at once or after a second step.
    secrets.forEach((secret) => setValue(secret, ''));
    release(goOn || 'stay');
  };

  return {
    state,
    busy,
    failure,
    secondsLeft: busy ? undefined : wait.secondsLeft,
    slow: progress === 'slow',
    status: progress === 'slow' ? messages.slow : busy ? busyText : wait.secondsLeft === undefined ? '' : waitText(messages, milestone(wait.secondsLeft)),
    formProps: {
      'data-state': state,
      method: 'post',
      // Browsers check `required` until our own messages can.
      noValidate: hydrated,
      suppressHydrationWarning: true,
      onSubmit: (event) => {
        event.preventDefault();
        // A second press, or an Enter held down, meets the attempt that is under way.
        if (running.current || waiting) return;
        const abort = new AbortController();
        running.current = abort;
        // Password managers may fill a field without any event, hence the form's own values count.
        const typed = new FormData(event.currentTarget);
        for (const field of fields) {
          const value = typed.get(field);
          setValue(field, typeof value === 'string' ? value : '');
        }
        void handleSubmit((values) => attempt(values, abort), () => release('find'))(event);
      },
      onKeyDown: (event) => {
        // The Enter that ends an input method's composition is not meant for the form (keyCode 229: Safari).
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
      },
    },
    field: (field) => {
      const { ref, ...handlers } = register(field);
      return { ...handlers, inputRef: ref, error: formState.errors[field]?.message ?? firstTextOf(field), readOnly: busy };
    },
    submitProps: { type: 'submit', pending: busy, 'aria-disabled': waiting || undefined },
    fail: (reason) => setFailure(reason ?? null),
  };
}

/** The number of seconds to announce: at the start, then at each minute, at 30, at 10 and at the end. */
function milestone(secondsLeft: number): number {
  if (secondsLeft > 60) return Math.ceil(secondsLeft / 60) * 60;
  return [0, 10, 30, 60].find((mark) => secondsLeft <= mark)!;
}
