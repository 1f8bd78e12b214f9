'use client';

import { useState, type ReactNode } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signOut } from '../auth/client/signOut.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import type { PageMessages } from '../messages/PageMessages.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { useMessages } from './presentation.js';
import { Button, buttonClass } from './ui/Button.js';
import { hrefOf, useUrlParameters } from './urlParameters.js';
import { usePageMessages } from './usePageMessages.js';

export interface SignOutPageProps extends AuthCardFrame {
  /** The heading. Default "Sign out" in the person's language. */
  title?: ReactNode;
  /** Where "Cancel" leads back to: a path or URL of the app. Default the URL's `callbackUrl`, else `/`. */
  callbackUrl?: string;
  /** Where to go after sign-out. Default `/`, below Next's `basePath`. */
  signedOutUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  basePath?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
  pageMessages?: Partial<PageMessages>;
}

/** The states of `data-state` on the page. */
export const signOutPageStates = ['question', 'signingOut', 'pending', 'signedOut'] as const;

/**
 * The screen that asks whether to sign out, with a way back; for `pages.signOut`. Its form works without scripts.
 *
 * @example
 * ```tsx
 * <SignOutPage {...await getAuthScreenProps(authOptions, { searchParams })} />
 * ```
 */
export function SignOutPage({ title, callbackUrl, signedOutUrl, allowedOrigins, basePath: ownBasePath, messages: overrides, pageMessages, ...frame }: SignOutPageProps) {
  const client = useClientContext();
  const basePath = ownBasePath ?? client.basePath;
  const home = homePath(basePath);
  const words = usePageMessages(pageMessages);
  const messages = useMessages(overrides);
  const auth = useAuthState();
  const fromUrl = useUrlParameters();
  const [progress, setProgress] = useState<'idle' | 'signingOut'>('idle');
  const back = hrefOf(callbackUrl ?? fromUrl.get('callbackUrl') ?? home, home, allowedOrigins);
  const isPending = auth.status === 'signedOut' && auth.pending === true;
  const isOut = auth.status === 'signedOut' && !isPending;
  const state: (typeof signOutPageStates)[number] = progress === 'signingOut' ? 'signingOut' : isPending ? 'pending' : isOut ? 'signedOut' : 'question';
  const name = 'session' in auth ? (auth.session.user?.name ?? auth.session.user?.email) : undefined;

  const leave = async () => {
    if (progress !== 'idle') return;
    setProgress('signingOut');
    const outcome = await signOut({ callbackUrl: signedOutUrl ?? home, basePath, navigate: client.loadPage });
    // Else the next page is on its way.
    if (outcome.status === 'pending') setProgress('idle');
  };

  return (
    <AuthCard {...frame} title={title ?? words.signOutTitle} slotName="sign-out-page" state={state} messages={overrides}>
      {state === 'signedOut' || state === 'pending' ? (
        <div className="nau:grid nau:gap-4">
          <p role="status">{state === 'pending' ? messages.signOutPending : words.signedOutAlready}</p>
          <a href={home} suppressHydrationWarning className={buttonClass('quiet')}>
            {words.toStart}
          </a>
        </div>
      ) : (
        <form
          method="post"
          action={`${authBasePath(basePath)}/signout`}
          suppressHydrationWarning
          data-slot="sign-out-form"
          className="nau:grid nau:gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
        >
          <input type="hidden" name="callbackUrl" value={signedOutUrl ?? home} />
          <div className="nau:grid nau:gap-1">
            <p>{words.signOutQuestion}</p>
            {name && (
              <p dir="auto" className="nau:wrap-anywhere nau:text-sm nau:text-auth-muted">
                {fill(words.signedInAs, { name })}
              </p>
            )}
          </div>
          <div className="nau:grid nau:gap-3">
            <Button type="submit" pending={state === 'signingOut'}>
              {state === 'signingOut' ? words.signingOut : words.signOut}
            </Button>
            <a href={back} suppressHydrationWarning data-slot="cancel" className={buttonClass('quiet')}>
              {words.cancel}
            </a>
          </div>
          <span role="status" className="nau:sr-only">
            {state === 'signingOut' ? words.signingOut : ''}
          </span>
        </form>
      )}
    </AuthCard>
  );
}
