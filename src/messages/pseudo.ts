import type { Messages } from './Messages.js';

const accents: Readonly<Record<string, string>> = Object.fromEntries([...'aAcCdDeEgGhHiIkKlLnNoOrRsStTuUwWyYzZ'].map((letter, index) => [letter, [...'åÅçÇđĐéÉğĞĥĤïÏķĶļĻñÑöÖŕŔšŠţŢûÛŵŴýÝžŽ'][index]!]));

/**
 * A catalogue in a language that nobody speaks: each letter has an accent, each text is 40 % longer and stands between brackets.
 * It shows what was never translated, what is cut off, and what was put together of pieces; for development, as pseudo-locale `en-XA`.
 *
 * @example
 * ```tsx
 * <AuthProvider messages={pseudo({ ...en, session: enSession, pages: enPages, account: enAccount })}>{children}</AuthProvider>
 * ```
 */
export function pseudo(messages: Messages): Messages {
  const translate = (value: unknown, key: string): unknown => {
    if (typeof value === 'object') return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, translate(part, name)]));
    // What is no text, and what has to look like an address.
    if (typeof value !== 'string' || key === 'locale' || key === 'dir' || key === 'emailPlaceholder') return value;
    const text = value.replace(/\{\w+\}|\w/g, (part) => (part.length > 1 ? part : (accents[part] ?? part)));
    return `[${text} ${'·'.repeat(Math.ceil(value.length * 0.4))}]`;
  };
  return { ...(translate(messages, '') as Messages), locale: 'en-XA' };
}
