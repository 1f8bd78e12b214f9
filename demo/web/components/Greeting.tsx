'use client';

import { useAuthState } from 'next-auth-ui';
import { languages, type Language } from '@/language';

export function Greeting({ language }: { language: Language }) {
  const { words } = languages[language];
  const auth = useAuthState();
  const user = auth.status === 'signedIn' ? auth.session.user : undefined;
  return (
    <p>
      {words.hello}, {user?.name ?? user?.email}! {words.secret}
    </p>
  );
}
