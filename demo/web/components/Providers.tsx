'use client';

import { useRouter } from 'next/navigation';
import { AuthProvider, type ClientSession } from 'next-auth-ui';
import type { ReactNode } from 'react';
import { languages, type Language } from '@/language';

interface ProvidersProps {
  children: ReactNode;
  session: ClientSession | null | undefined;
  language: Language;
}

export function Providers({ children, session, language }: ProvidersProps) {
  const router = useRouter();
  return (
    <AuthProvider
      session={session}
      messages={languages[language].messages}
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
