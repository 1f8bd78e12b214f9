'use client';

import Link from 'next/link';
import { locales, SessionBadge, type Locale } from 'next-auth-ui';
import type { ReactNode } from 'react';
import { languageNames, wordsOf } from '@/language';

/** The demo's page: header with the badge and the language switch, and a title. */
export function Frame({ language, title, children }: { language: Locale; title: string; children: ReactNode }) {
  const words = wordsOf(language);
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
export function LanguageSwitch({ language }: { language: Locale }) {
  const { language: label, change } = wordsOf(language);
  return (
    <form method="post" action="/language" className="languages">
      <select key={language} name="language" defaultValue={language} aria-label={label}>
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {languageNames[locale]}
          </option>
        ))}
      </select>
      <button>{change}</button>
    </form>
  );
}
