import { languages } from '../.storybook/globals.js';
import type { AccountMessages } from '../src/messages/AccountMessages.js';
import type { PageMessages } from '../src/messages/PageMessages.js';
import type { Messages } from '../src/messages/Messages.js';

/** The words of the toolbar's language, so that what a story asserts holds in each. */
export const words = ({ language }: Record<string, unknown>): Messages => languages[language === 'ko' ? 'ko' : 'en'];

/** The words of the forms around a password, in that language. */
export const accountWords = ({ language }: Record<string, unknown>): AccountMessages => languages[language === 'ko' ? 'ko' : 'en'].account;

/** The words of the screens in the place of NextAuth's, in that language. */
export const pageWords = ({ language }: Record<string, unknown>): PageMessages => languages[language === 'ko' ? 'ko' : 'en'].pages;
