'use client';

import { useRouter } from 'next/navigation';
import { AuthProvider, type ClientSession, type Messages } from 'next-auth-ui';
import type { ReactNode } from 'react';

interface ProvidersProps {
  children: ReactNode;
  session: ClientSession | null | undefined;
  messages: Messages;
  nonce: string | undefined;
  brandColor: string | undefined;
}

export function Providers({ children, session, messages, nonce, brandColor }: ProvidersProps) {
  const router = useRouter();
  return (
    <AuthProvider
      session={session}
      messages={messages}
      nonce={nonce}
      appearance={{ brandColor }}
      navigate={(url, { replace }) => {
        if (replace) router.replace(url);
        else router.push(url);
        // What the server rendered for the person before the sign-in is stale.
        router.refresh();
      }}
    >
      {children}
    </AuthProvider>
  );
}
