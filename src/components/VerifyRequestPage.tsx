'use client';

import { useState, type ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { durationText, fill, type MessageOverrides } from '../messages/Messages.js';
import type { PageMessages } from '../messages/PageMessages.js';
import { AuthAlert } from './AuthAlert.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { useMagicLinkForm } from './MagicLinkForm.js';
import { Button } from './ui/Button.js';
import { usePageMessages } from './usePageMessages.js';
import { useRetryWait } from './useRetryWait.js';

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
  pageMessages?: Partial<PageMessages>;
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
export function VerifyRequestPage({ title, email, callbackUrl, allowedOrigins, provider, signInHref, basePath, messages: overrides, pageMessages, ...frame }: VerifyRequestPageProps) {
  const client = useClientContext();
  const words = usePageMessages(pageMessages);
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
  const { inputRef, error: _, readOnly: __, ...address } = form.field('email');
  const waits = wait.secondsLeft ? true : undefined;
  const state = form.busy ? 'sending' : form.failure ? 'rejected' : sentAgain ? 'sentAgain' : 'sent';
  return (
    <AuthCard {...frame} title={title ?? words.checkEmailTitle} slotName="verify-request-page" state={state} messages={overrides}>
      <div className="nau:grid nau:gap-5">
        <div className="nau:grid nau:gap-2">
          <p dir="auto" className="nau:wrap-anywhere">
            {email ? fill(words.linkSentTo, { email }) : words.linkSent}
          </p>
          <p className="nau:text-sm nau:text-auth-muted">{words.linkHint}</p>
        </div>
        {email && (
          <form
            {...form.formProps}
            action={form.action}
            data-slot="resend-form"
            className="nau:grid nau:gap-3"
            onSubmit={(event) => {
              if (waits) event.preventDefault();
              else form.formProps.onSubmit(event);
            }}
          >
            <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
            <input {...address} ref={inputRef} type="hidden" value={email} />
            <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={overrides} />
            <Button type="submit" variant="quiet" pending={form.busy} aria-disabled={waits ?? form.submitProps['aria-disabled']}>
              {form.busy ? words.sendingAgain : words.sendAgain}
            </Button>
            {wait.secondsLeft ? (
              <p role="timer" data-slot="resend-wait" className="nau:text-center nau:text-sm nau:text-auth-muted">
                {fill(words.sendAgainIn, { time: durationText(form.messages.locale, wait.secondsLeft) })}
              </p>
            ) : null}
            <span role="status" className="nau:sr-only">
              {form.busy ? words.sendingAgain : sentAgain ? words.sentAgain : ''}
            </span>
          </form>
        )}
        <a href={signInHref ?? client.signInPath} data-slot="wrong-address" className="nau:auth-link nau:justify-self-center">
          {words.wrongAddress}
        </a>
      </div>
    </AuthCard>
  );
}
