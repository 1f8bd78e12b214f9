'use client';

import { useState, type ReactNode } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { signOut } from '../auth/client/signOut.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { usePageMessages, useSessionMessages } from './presentation.js';
import { Button, buttonClass } from './ui/Button.js';
import { hrefOf, useUrlParameters } from './urlParameters.js';
import { FocusedNote, useBeginning } from './FocusedNote.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';

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
export function SignOutPage(props: SignOutPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, callbackUrl, signedOutUrl, allowedOrigins, basePath: ownBasePath, messages: overrides, ...frame }: SignOutPageProps) {
  const client = useClientContext();
  const basePath = ownBasePath ?? client.basePath;
  const home = homePath(basePath);
  const words = usePageMessages(overrides);
  const session = useSessionMessages(overrides);
  const auth = useAuthState();
  const fromUrl = useUrlParameters();
  const [progress, setProgress] = useState<'idle' | 'signingOut'>('idle');
  const back = hrefOf(callbackUrl ?? fromUrl.get('callbackUrl') ?? home, home, allowedOrigins);
  const isPending = auth.status === 'signedOut' && auth.pending === true;
  const isOut = auth.status === 'signedOut' && !isPending;
  const state: (typeof signOutPageStates)[number] = progress === 'signingOut' ? 'signingOut' : isPending ? 'pending' : isOut ? 'signedOut' : 'question';
  const began = useBeginning(state, auth.status);
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
        <Part slot="body" look="nau:nau-stack">
          <FocusedNote key={state} slot="text" isNews={began !== undefined && state !== began}>{state === 'pending' ? session.signOutPending : words.signedOutAlready}</FocusedNote>
          <Part as="a" slot="action" href={home} suppressHydrationWarning look={buttonClass('quiet')}>
            {words.toStart}
          </Part>
        </Part>
      ) : (
        <Part as="form" slot="sign-out-form"
          method="post"
          action={`${authBasePath(basePath)}/signout`}
          suppressHydrationWarning
          look="nau:nau-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
        >
          <input type="hidden" name="callbackUrl" value={signedOutUrl ?? home} />
          <Part slot="body" look="nau:nau-group">
            <Part as="p" slot="text">{words.signOutQuestion}</Part>
            {name && (
              <Part as="p" slot="hint" dir="auto" look="nau:nau-hint">
                {fill(words.signedInAs, { name })}
              </Part>
            )}
          </Part>
          <Part slot="actions" look="nau:nau-actions">
            <Button type="submit" pending={state === 'signingOut'}>
              {state === 'signingOut' ? words.signingOut : words.signOut}
            </Button>
            <Part as="a" slot="cancel" href={back} suppressHydrationWarning look={buttonClass('quiet')}>
              {words.cancel}
            </Part>
          </Part>
          <Part as="span" slot="status" role="status" className="nau:sr-only">
            {state === 'signingOut' ? words.signingOut : ''}
          </Part>
        </Part>
      )}
    </AuthCard>
  );
}
