'use client';

import type { ReactNode } from 'react';
import { homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { decodeFailure, type AuthFailure } from '../auth/model/failure.js';
import { failureText, type MessageOverrides } from '../messages/Messages.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { useMessages, usePageMessages } from './presentation.js';
import { buttonClass } from './ui/Button.js';
import { useUrlParameters } from './urlParameters.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';

export interface AuthErrorPageProps extends AuthCardFrame {
  /** The heading. Default by the error, in the person's language. */
  title?: ReactNode;
  /** The URL's `error` as the server read it (`getAuthScreenProps` gives it). Default: read in the browser. */
  error?: string;
  /** The sign-in page. Default `AuthProvider`'s. */
  signInHref?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
}

/** The states of `data-state` on the page. */
export const authErrorPageStates = ['configuration', 'accessDenied', 'verificationFailed', 'other'] as const;

/**
 * The screen for what went wrong on the way back from a provider or a mail; for `pages.error`. It says each of NextAuth's
 * codes and each of the kit's own in the person's language, and leads back to sign-in or to the start; text that nobody
 * knows is never shown.
 *
 * @example
 * ```tsx
 * <AuthErrorPage {...await getAuthScreenProps(authOptions, { searchParams })} />
 * ```
 */
export function AuthErrorPage(props: AuthErrorPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, error, signInHref, messages: overrides, ...frame }: AuthErrorPageProps) {
  const client = useClientContext();
  const words = usePageMessages(overrides);
  const messages = useMessages(overrides);
  const fromUrl = useUrlParameters();
  const failure = authErrorOf(error ?? fromUrl.get('error') ?? undefined);
  const code = failure?.code;
  const state = code === 'configuration' || code === 'accessDenied' || code === 'verificationFailed' ? code : 'other';
  const titles = { configuration: words.configurationTitle, accessDenied: words.accessDeniedTitle, verificationFailed: words.verificationTitle, other: words.errorTitle };
  // Nothing that a person does at the sign-in page mends the app's own options.
  const leadsHome = state === 'configuration';
  return (
    <AuthCard {...frame} title={title ?? titles[state]} slotName="auth-error-page" state={state} messages={overrides}>
      <Part slot="body" look="nau:nau-stack">
        <Part as="p" slot="text">{failure && code !== 'unexpected' ? failureText(messages, failure) : words.errorText}</Part>
        <Part as="a" slot="action" href={leadsHome ? homePath(client.basePath) : (signInHref ?? client.signInPath)} suppressHydrationWarning look={buttonClass(leadsHome ? 'quiet' : 'primary')}>
          {leadsHome ? words.toStart : words.backToSignIn}
        </Part>
      </Part>
    </AuthCard>
  );
}

/** NextAuth writes a literal `undefined`, and `Default` for what it has no code of. */
const authErrorOf = (text: string | undefined): AuthFailure | undefined => (!text || text === 'undefined' || text === 'Default' ? undefined : decodeFailure(text));
