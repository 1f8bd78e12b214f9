import { languages } from '../.storybook/globals.js';
import type { Messages } from '../src/messages/Messages.js';

/** The words of the toolbar's language, so that what a story asserts holds in each. */
export const words = ({ language }: Record<string, unknown>): Messages => languages[language === 'ko' ? 'ko' : 'en'];
