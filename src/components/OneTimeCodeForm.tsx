'use client';

import { useEffect, useRef } from 'react';
import { durationText, fill } from '../messages/Messages.js';
import { AuthAlert } from './AuthAlert.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { Field } from './ui/Field.js';
import { FormStatus } from './ui/FormStatus.js';
import { PostForm } from './ui/PostForm.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useOneTimeCodeForm, type OneTimeCodeFormOptions } from './useOneTimeCodeForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface OneTimeCodeFormProps extends OneTimeCodeFormOptions, Customization {
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
export function OneTimeCodeForm(props: OneTimeCodeFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ idPrefix = 'auth', className, ...options }: OneTimeCodeFormProps) {
  const form = useOneTimeCodeForm(options);
  const { words, messages, challenge } = { ...form, challenge: options.challenge };
  const root = useRootProps(messages);
  const section = useRef<HTMLElement>(null);
  const titleId = `${idPrefix}-code-title`;
  const { inputRef, ...code } = form.field('code');

  // What stood here before has gone, the focused button with it.
  useEffect(() => section.current?.querySelector<HTMLInputElement>('input[name="code"]')?.focus(), []);

  return (
    <Part as="section" slot="one-time-code" {...root} elementRef={section} aria-labelledby={titleId} data-state={form.state} look="nau:nau-stack" className={className}>
      <Part slot="header" look="nau:nau-group">
        <Part as="h2" slot="title" id={titleId} look="nau:nau-step-title">
          {words.codeTitle}
        </Part>
        <Part as="p" slot="hint" look="nau:nau-hint">{words.codeHint}</Part>
      </Part>
      <Part as="form" slot="one-time-code-form" {...form.formProps} action={form.action} look="nau:nau-stack">
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
          look="nau:nau-code-input"
        />
        <Button slot="submit" {...form.submitProps}>{form.busy ? words.checkingCode : words.checkCode}</Button>
        <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
      </Part>
      <Part slot="actions" look="nau:nau-actions nau:justify-items-center">
        <PostForm action={`${form.accountPath}/resend-code`} fields={{ challenge: challenge.handle, callbackUrl: form.callbackUrl }} onPost={form.resend} look="nau:grid nau:w-full">
          <Button type="submit" variant="quiet" pending={form.resending === 'pending'} aria-disabled={form.resendIn ? true : undefined}>
            {words.resendCode}
          </Button>
        </PostForm>
        {form.resendIn !== undefined && (
          <Part as="p" slot="resend-wait" role="timer" look="nau:nau-aside-line">
            {fill(words.resendIn, { time: durationText(messages.locale, form.resendIn) })}
          </Part>
        )}
        <Part as="span" slot="status" role="status" className="nau:sr-only">
          {form.resending === 'sent' ? words.codeResent : ''}
        </Part>
        <PostForm action={`${form.accountPath}/leave-challenge`} fields={{ callbackUrl: form.callbackUrl }} onPost={() => options.onLeave()}>
          <Part as="button" slot="back" type="submit" look="nau:nau-link">
            {words.backToPassword}
          </Part>
        </PostForm>
      </Part>
    </Part>
  );
}
