import type { Locale } from '../../messages/locales.js';
import type { Messages } from '../../messages/Messages.js';

// Spelled out, as bundlers make a part of its own of each.
const load: { readonly [locale in Locale]: () => Promise<Required<Messages>> } = {
  en: () => import('../../messages/en.js').then(({ en, enSession, enPages, enAccount }) => ({ ...en, session: enSession, pages: enPages, account: enAccount })),
  ko: () => import('../../messages/ko.js').then(({ ko, koSession, koPages, koAccount }) => ({ ...ko, session: koSession, pages: koPages, account: koAccount })),
  ja: () => import('../../messages/ja.js').then(({ ja, jaSession, jaPages, jaAccount }) => ({ ...ja, session: jaSession, pages: jaPages, account: jaAccount })),
  'zh-CN': () => import('../../messages/zhCN.js').then(({ zhCN, zhCNSession, zhCNPages, zhCNAccount }) => ({ ...zhCN, session: zhCNSession, pages: zhCNPages, account: zhCNAccount })),
  es: () => import('../../messages/es.js').then(({ es, esSession, esPages, esAccount }) => ({ ...es, session: esSession, pages: esPages, account: esAccount })),
  'pt-BR': () => import('../../messages/ptBR.js').then(({ ptBR, ptBRSession, ptBRPages, ptBRAccount }) => ({ ...ptBR, session: ptBRSession, pages: ptBRPages, account: ptBRAccount })),
  fr: () => import('../../messages/fr.js').then(({ fr, frSession, frPages, frAccount }) => ({ ...fr, session: frSession, pages: frPages, account: frAccount })),
  de: () => import('../../messages/de.js').then(({ de, deSession, dePages, deAccount }) => ({ ...de, session: deSession, pages: dePages, account: deAccount })),
  ar: () => import('../../messages/ar.js').then(({ ar, arSession, arPages, arAccount }) => ({ ...ar, session: arSession, pages: arPages, account: arAccount })),
  he: () => import('../../messages/he.js').then(({ he, heSession, hePages, heAccount }) => ({ ...he, session: heSession, pages: hePages, account: heAccount })),
};

/**
 * A whole catalogue of the kit: for `AuthProvider`, to whom a server hands it down, so that a browser gets one language only.
 *
 * @example
 * ```tsx
 * const messages = await loadMessages(matchLocale((await headers()).get('accept-language')));
 * ```
 */
export const loadMessages = (locale: Locale): Promise<Required<Messages>> => load[locale]();
