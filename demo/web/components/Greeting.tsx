'use client';

import { useAuthState } from 'next-auth-ui';
import type { Locale } from 'next-auth-ui';
import { wordsOf } from '@/language';

export function Greeting({ language }: { language: Locale }) {
  const words = wordsOf(language);
  const auth = useAuthState();
  const user = auth.status === 'signedIn' ? auth.session.user : undefined;
  return (
    <p>
      {words.hello}, {user?.name ?? user?.email}! {words.secret}
    </p>
  );
}
