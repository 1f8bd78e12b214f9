import { authAnnotations } from '../src/storybook.js';
import { ar, arAccount, arPages, arSession } from '../src/messages/ar.js';
import { de, deAccount, dePages, deSession } from '../src/messages/de.js';
import { en, enAccount, enPages, enSession } from '../src/messages/en.js';
import { es, esAccount, esPages, esSession } from '../src/messages/es.js';
import { fr, frAccount, frPages, frSession } from '../src/messages/fr.js';
import { he, heAccount, hePages, heSession } from '../src/messages/he.js';
import { ja, jaAccount, jaPages, jaSession } from '../src/messages/ja.js';
import { ko, koAccount, koPages, koSession } from '../src/messages/ko.js';
import { ptBR, ptBRAccount, ptBRPages, ptBRSession } from '../src/messages/ptBR.js';
import { zhCN, zhCNAccount, zhCNPages, zhCNSession } from '../src/messages/zhCN.js';
import type { Messages } from '../src/messages/Messages.js';
import { networks } from './network.js';
import { pseudo } from '../src/messages/pseudo.js';

const english = { ...en, session: enSession, pages: enPages, account: enAccount };

/** Every language of the kit with all of its families, and the pseudo-locale, by their tags; the names as people who speak them write them. */
export const languages = {
  en: { name: 'English', messages: english },
  ko: { name: '한국어', messages: { ...ko, session: koSession, pages: koPages, account: koAccount } },
  ja: { name: '日本語', messages: { ...ja, session: jaSession, pages: jaPages, account: jaAccount } },
  'zh-CN': { name: '简体中文', messages: { ...zhCN, session: zhCNSession, pages: zhCNPages, account: zhCNAccount } },
  es: { name: 'Español', messages: { ...es, session: esSession, pages: esPages, account: esAccount } },
  'pt-BR': { name: 'Português (Brasil)', messages: { ...ptBR, session: ptBRSession, pages: ptBRPages, account: ptBRAccount } },
  fr: { name: 'Français', messages: { ...fr, session: frSession, pages: frPages, account: frAccount } },
  de: { name: 'Deutsch', messages: { ...de, session: deSession, pages: dePages, account: deAccount } },
  ar: { name: 'العربية', messages: { ...ar, session: arSession, pages: arPages, account: arAccount } },
  he: { name: 'עברית', messages: { ...he, session: heSession, pages: hePages, account: heAccount } },
  'en-XA': { name: 'Pseudo-locale', messages: pseudo(english) as typeof english },
} satisfies Record<string, { name: string; messages: Required<Messages> }>;

export type Language = keyof typeof languages;

/** The words of the toolbar's language, in the toolbar's direction. */
export function messagesOf({ language, direction }: Record<string, unknown>): Required<Messages> {
  const { messages } = languages[language as Language];
  return direction === 'ltr' || direction === 'rtl' ? { ...messages, dir: direction } : messages;
}

/**
 * The toolbars, beside that of @storybook/addon-themes: each is in the URL, so that a link shows a story just so. The
 * first of each is how things are without it, and has only the toolbar's name: all of them fit beside each other.
 */
const choice = (icon: string, name: string, choices: readonly (readonly [value: string, meaning: string])[]) => ({
  description: name,
  toolbar: {
    icon,
    dynamicTitle: true,
    items: choices.map(([value, meaning], index) => (index ? { value, title: meaning, right: '' } : { value, title: name, right: meaning })),
  },
});

export const globalTypes = {
  language: {
    description: 'Language',
    toolbar: { icon: 'globe', dynamicTitle: true, items: Object.entries(languages).map(([value, { name }]) => ({ value, title: name, right: value })) },
  },
  ...authAnnotations().globalTypes,
  network: choice(
    'lightning',
    'Network',
    networks.map((value) => [value, value === 'story' ? 'as the story says' : value]),
  ),
  direction: choice('transfer', 'Direction', [
    ['language', 'the language’s'],
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  motion: choice('play', 'Motion', [
    ['device', 'the device’s'],
    ['reduce', 'Reduced motion'],
    ['no-preference', 'Full motion'],
  ]),
  contrast: choice('contrast', 'Contrast', [
    ['device', 'the device’s'],
    ['more', 'More contrast'],
  ]),
  textSize: choice('grow', 'Text size', [
    ['100', '100 %'],
    ['150', 'Text at 150 %'],
    ['200', 'Text at 200 %'],
  ]),
  redlines: choice('ruler', 'Redlines', [
    ['off', 'off'],
    ['on', 'Redlines on'],
  ]),
};

/** The toolbars' values that a run of the stories as tests may set. */
export interface StoryGlobals {
  theme?: 'light' | 'dark';
  viewport?: { value: 'phone'; isRotated: boolean };
  language?: Language;
  direction?: 'rtl';
}

declare module 'vitest' {
  interface ProvidedContext {
    storyGlobals: StoryGlobals;
  }
}

declare global {
  /** Set by vitest.setup.ts for a second run of all stories, in the dark or on a phone. */
  // oxlint-disable-next-line no-var
  var storyGlobals: StoryGlobals | undefined;
}

export const initialGlobals = {
  authState: 'story',
  network: 'story',
  theme: 'light',
  language: 'en',
  direction: 'language',
  motion: 'device',
  contrast: 'device',
  textSize: '100',
  redlines: 'off',
  ...globalThis.storyGlobals,
};
