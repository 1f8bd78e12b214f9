'use client';

import { useEffect, useRef } from 'react';
import { durationText, fill } from '../messages/Messages.js';
import { AuthAlert } from './AuthAlert.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { PostForm } from './ui/PostForm.js';
import { formStates } from './useAuthForm.js';
import { useOneTimeCodeForm, type OneTimeCodeFormOptions } from './useOneTimeCodeForm.js';

export interface OneTimeCodeFormProps extends OneTimeCodeFormOptions {
  /** Begins the ids of the fields. Default `auth`. */
  idPrefix?: string;
  /** Further classes for the form. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const oneTimeCodeFormStates = formStates;

/**
 * The second step with a one-time code, to a challenge of the kind `otp`: a field that phones and password managers fill
 * by themselves (`autocomplete="one-time-code"`) and into which a whole code can be pasted, another code after 30 seconds,
 * and a way back to the password. `LoginForm` shows it by itself; it renders a heading of level 2 and two forms.
 *
 * @example
 * ```tsx
 * <OneTimeCodeForm challenge={challenge} onChallenge={setChallenge} onLeave={() => setChallenge(undefined)} />
 * ```
 */
export function OneTimeCodeForm({ idPrefix = 'auth', className, ...options }: OneTimeCodeFormProps) {
  const form = useOneTimeCodeForm(options);
  const { words, messages, challenge } = { ...form, challenge: options.challenge };
  const root = useRootProps(messages);
  const section = useRef<HTMLElement>(null);
  const titleId = `${idPrefix}-code-title`;
  const { inputRef, ...code } = form.field('code');

  // What stood here before has gone, the focused button with it.
  useEffect(() => section.current?.querySelector<HTMLInputElement>('input[name="code"]')?.focus(), []);

  return (
    <section {...root} ref={section} aria-labelledby={titleId} data-slot="one-time-code" data-state={form.state} className={cx('nau:grid nau:gap-5 nau:text-auth-text', className)}>
      <div className="nau:grid nau:gap-2">
        <h2 id={titleId} data-slot="step-title" className="nau:text-lg nau:font-semibold nau:text-balance">
          {words.codeTitle}
        </h2>
        <p className="nau:text-sm nau:text-auth-muted">{words.codeHint}</p>
      </div>
      <form {...form.formProps} action={form.action} data-slot="one-time-code-form" className="nau:grid nau:gap-5">
        <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
        <input type="hidden" name="challenge" value={challenge.handle} />
        <input type="hidden" name="kind" value={challenge.kind} />
        <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
        <Field
          {...code}
          inputRef={inputRef}
          id={`${idPrefix}-code`}
          label={words.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          required
          className="nau:auth-code-input"
        />
        <Button {...form.submitProps}>{form.busy ? words.checkingCode : words.checkCode}</Button>
        <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      </form>
      <div className="nau:grid nau:justify-items-center nau:gap-3">
        <PostForm action={`${form.accountPath}/resend-code`} fields={{ challenge: challenge.handle, callbackUrl: form.callbackUrl }} onPost={form.resend} className="nau:grid nau:w-full">
          <Button type="submit" variant="quiet" pending={form.resending === 'pending'} aria-disabled={form.resendIn ? true : undefined}>
            {words.resendCode}
          </Button>
        </PostForm>
        {form.resendIn !== undefined && (
          <p role="timer" data-slot="resend-wait" className="nau:text-center nau:text-sm nau:text-auth-muted">
            {fill(words.resendIn, { time: durationText(messages.locale, form.resendIn) })}
          </p>
        )}
        <span role="status" className="nau:sr-only">
          {form.resending === 'sent' ? words.codeResent : ''}
        </span>
        <PostForm action={`${form.accountPath}/leave-challenge`} fields={{ callbackUrl: form.callbackUrl }} onPost={() => options.onLeave()}>
          <button type="submit" data-slot="back" className="nau:auth-link">
            {words.backToPassword}
          </button>
        </PostForm>
      </div>
    </section>
  );
}
