import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { locales, type Locale } from '../../messages/locales.js';

/**
 * The language that a person understands best among those that there are, by the `Accept-Language` header (RFC 9110, 12.5.4) or a
 * list of tags, first choice first. Near languages count (CLDR's matching: `zh-SG` finds `zh-CN`, `pt-PT` finds `pt-BR`).
 *
 * @param wanted the header, or a list such as a person's own choice before what their browser says; what is no tag is passed over
 * @param available the languages to choose among. Default: the kit's
 * @param fallback for whoever understands none of them. Default the first one
 * @example
 * ```ts
 * const locale = matchLocale((await headers()).get('accept-language'));
 * ```
 */
export function matchLocale(wanted: string | readonly string[] | null | undefined): Locale;
export function matchLocale<Available extends string>(wanted: string | readonly string[] | null | undefined, available: readonly Available[], fallback?: Available): Available;
export function matchLocale(wanted: string | readonly string[] | null | undefined, available: readonly string[] = locales, fallback = available[0] ?? 'en'): string {
  const tags = typeof wanted === 'string' ? new Negotiator({ headers: { 'accept-language': wanted.slice(0, 1000) } }).languages() : (wanted ?? []);
  return match(tags.slice(0, 20).filter(isTag), available, fallback);
}

function isTag(text: string): boolean {
  try {
    return text !== '*' && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
