import { cookies } from 'next/headers';
import { languageCookie, languages, toLanguage } from '@/language';

/** The language of the visitor who makes this request. */
export async function requestLanguage() {
  const language = toLanguage((await cookies()).get(languageCookie)?.value);
  return { language, ...languages[language] };
}
