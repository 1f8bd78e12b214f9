import type { GetServerSidePropsContext } from 'next';
import type { Locale, Messages } from 'next-auth-ui';
import { loadMessages, matchLocale } from 'next-auth-ui/server';
import { languageCookie } from '@/language';

/** The language of the visitor of a Pages Router page, and the kit's words in it. */
export async function pageLanguage({ req }: GetServerSidePropsContext): Promise<{ language: Locale; messages: Messages }> {
  const language = matchLocale(req.cookies[languageCookie] ?? req.headers['accept-language']);
  return { language, messages: await loadMessages(language) };
}
