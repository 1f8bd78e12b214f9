'use client';

import Link from 'next/link';
import { SessionBadge } from 'next-auth-ui';
import type { ReactNode } from 'react';
import { languages, type Language } from '@/language';

/** The demo's page: header with the badge and the language switch, and a title. */
export function Frame({ language, title, children }: { language: Language; title: string; children: ReactNode }) {
  const { words } = languages[language];
  return (
    <>
      <header className="bar">
        <Link href="/" className="brand">
          <span aria-hidden="true" className="mark" /> Acme
        </Link>
        <LanguageSwitch language={language} />
        <SessionBadge items={[{ label: words.byFetch, href: '/products' }, { label: words.changePassword, href: '/change-password' }]} />
      </header>
      <main className="page">
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}

/** A plain form, so that it works before and without scripts as well. */
export function LanguageSwitch({ language }: { language: Language }) {
  return (
    <form method="post" action="/language" className="languages" role="group" aria-label={languages[language].words.language}>
      <button name="language" value="en" lang="en" aria-pressed={language === 'en'}>
        EN
      </button>
      <button name="language" value="ko" lang="ko" aria-pressed={language === 'ko'}>
        한국어
      </button>
    </form>
  );
}
