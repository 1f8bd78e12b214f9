import { cookies, headers } from 'next/headers';
import { loadMessages, matchLocale } from 'next-auth-ui/server';
import { languageCookie, wordsOf } from '@/language';

/** The language of the visitor who makes this request: the one that they chose, else what their browser asks for. */
export async function requestLanguage() {
  const chosen = (await cookies()).get(languageCookie)?.value;
  const language = matchLocale(chosen ?? (await headers()).get('accept-language'));
  return { language, words: wordsOf(language) };
}

/** What goes to the browser: one language. */
export const requestMessages = async () => loadMessages((await requestLanguage()).language);
