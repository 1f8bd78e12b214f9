'use client';

import type { ReactNode } from 'react';
import { homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { MessageOverrides } from '../messages/Messages.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { usePageMessages } from './presentation.js';
import { buttonClass } from './ui/Button.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';
import { hrefOf } from './urlParameters.js';

export interface NewUserPageProps extends AuthCardFrame {
  /** The heading. Default "Welcome" in the person's language. */
  title?: ReactNode;
  /** What a new person is told or asked. */
  children?: ReactNode;
  /** Where "Continue" leads to; NextAuth gives the page's URL a `callbackUrl`. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
}

/**
 * The screen for somebody whose account NextAuth has just made, for `pages.newUser`: a frame for what the app has to say,
 * and the way on.
 *
 * @example
 * ```tsx
 * <NewUserPage {...await getAuthScreenProps(authOptions, { searchParams })}>Choose a picture …</NewUserPage>
 * ```
 */
export function NewUserPage(props: NewUserPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, children, callbackUrl, messages, ...frame }: NewUserPageProps) {
  const words = usePageMessages(messages);
  const { basePath } = useClientContext();
  return (
    <AuthCard {...frame} title={title ?? words.welcomeTitle} slotName="new-user-page" messages={messages}>
      {children}
      <Part as="a" slot="action" href={hrefOf(callbackUrl ?? homePath(basePath), homePath(basePath), undefined)} suppressHydrationWarning look={buttonClass('primary')}>
        {words.goOn}
      </Part>
    </AuthCard>
  );
}
