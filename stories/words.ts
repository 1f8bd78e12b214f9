import { languages, type Language } from '../.storybook/globals.js';
import type { AccountMessages } from '../src/messages/AccountMessages.js';
import type { Messages } from '../src/messages/Messages.js';
import type { PageMessages } from '../src/messages/PageMessages.js';
import type { SessionMessages } from '../src/messages/SessionMessages.js';

const all = ({ language }: Record<string, unknown>) => (languages[language as Language] ?? languages.en).messages;

/** The words of the toolbar's language, so that what a story asserts holds in each. */
export const words = (globals: Record<string, unknown>): Messages => all(globals);

/** The words of guards, badge and expiry dialog, in that language. */
export const sessionWords = (globals: Record<string, unknown>): SessionMessages => all(globals).session;

/** The words of the forms around a password, in that language. */
export const accountWords = (globals: Record<string, unknown>): AccountMessages => all(globals).account;

/** The words of the screens in the place of NextAuth's, in that language. */
export const pageWords = (globals: Record<string, unknown>): PageMessages => all(globals).pages;
