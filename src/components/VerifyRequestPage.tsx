'use client';

import { useState, type ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { durationText, fill, type MessageOverrides } from '../messages/Messages.js';
import { usePageMessages } from './presentation.js';
import { AuthAlert } from './AuthAlert.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { useMagicLinkForm } from './useMagicLinkForm.js';
import { Button } from './ui/Button.js';
import { useRetryWait } from './useRetryWait.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';

/** Seconds between two mails. */
const resendAfter = 30;

export interface VerifyRequestPageProps extends AuthCardFrame {
  /** The heading. Default "Check your e-mail" in the person's language. */
  title?: ReactNode;
  /** The address that the link was sent to (`getAuthScreenProps` knows it for ten minutes); without it nothing can be sent again. */
  email?: string;
  /** Where the link leads to. */
  callbackUrl?: string;
  allowedOrigins?: readonly string[];
  /** The id of NextAuth's e-mail provider. Default `email`. */
  provider?: string;
  /** The sign-in page, for another address. Default `AuthProvider`'s. */
  signInHref?: string;
  basePath?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
}

/** The states of `data-state` on the page. */
export const verifyRequestPageStates = ['sent', 'sending', 'sentAgain', 'rejected'] as const;

/**
 * The screen that says that a sign-in link was sent, to which address, that it can be sent again, and where to go when the
 * address was wrong; for `pages.verifyRequest`. Its form works without scripts.
 *
 * @example
 * ```tsx
 * <VerifyRequestPage {...await getAuthScreenProps(authOptions, { searchParams })} />
 * ```
 */
export function VerifyRequestPage(props: VerifyRequestPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, email, callbackUrl, allowedOrigins, provider, signInHref, basePath, messages: overrides, ...frame }: VerifyRequestPageProps) {
  const client = useClientContext();
  const words = usePageMessages(overrides);
  const [sentAgain, setSentAgain] = useState(false);
  const wait = useRetryWait(undefined, 'sign-in-link');
  const form = useMagicLinkForm({
    provider,
    callbackUrl,
    allowedOrigins,
    basePath,
    messages: overrides,
    onSuccess: () => {
      setSentAgain(true);
      wait.begin({ code: 'tooManyAttempts', retryAfter: resendAfter });
      // This is the page that says so.
      return false;
    },
  });
  const { name, inputRef, onChange, onBlur } = form.field('email');
  const waits = wait.secondsLeft ? true : undefined;
  const state = form.busy ? 'sending' : form.failure ? 'rejected' : sentAgain ? 'sentAgain' : 'sent';
  return (
    <AuthCard {...frame} title={title ?? words.checkEmailTitle} slotName="verify-request-page" state={state} messages={overrides}>
      <Part slot="body" look="nau:nau-stack">
        <Part slot="body" look="nau:nau-group">
          <Part as="p" slot="text" dir="auto" look="nau:nau-wrap">
            {email ? fill(words.linkSentTo, { email }) : words.linkSent}
          </Part>
          <Part as="p" slot="hint" look="nau:nau-hint">{words.linkHint}</Part>
        </Part>
        {email && (
          <Part as="form" slot="resend-form"
            {...form.formProps}
            action={form.action}
            look="nau:nau-actions"
            onSubmit={(event) => {
              if (waits) event.preventDefault();
              else form.formProps.onSubmit(event);
            }}
          >
            <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
            <input name={name} ref={inputRef} onChange={onChange} onBlur={onBlur} type="hidden" value={email} />
            <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={overrides} />
            <Button type="submit" variant="quiet" pending={form.busy} aria-disabled={waits ?? form.submitProps['aria-disabled']}>
              {form.busy ? words.sendingAgain : words.sendAgain}
            </Button>
            {wait.secondsLeft ? (
              <Part as="p" slot="resend-wait" role="timer" look="nau:nau-aside-line">
                {fill(words.sendAgainIn, { time: durationText(form.messages.locale, wait.secondsLeft) })}
              </Part>
            ) : null}
            <Part as="span" slot="status" role="status" className="nau:sr-only">
              {form.busy ? words.sendingAgain : sentAgain ? words.sentAgain : ''}
            </Part>
          </Part>
        )}
        <Part as="a" slot="wrong-address" href={signInHref ?? client.signInPath} look="nau:nau-link nau:justify-self-center">
          {words.wrongAddress}
        </Part>
      </Part>
    </AuthCard>
  );
}
