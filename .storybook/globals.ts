import { authStatuses } from '../src/auth/model/authState.js';
import { en } from '../src/messages/en.js';
import { enAccount } from '../src/messages/enAccount.js';
import { enPages } from '../src/messages/enPages.js';
import { ko } from '../src/messages/ko.js';
import { koAccount } from '../src/messages/koAccount.js';
import { koPages } from '../src/messages/koPages.js';

export const languages = { en: { ...en, account: enAccount, pages: enPages }, ko: { ...ko, account: koAccount, pages: koPages } };

/** The toolbars, beside that of @storybook/addon-themes: each is in the URL, so that a link shows a story just so. */
export const globalTypes = {
  authState: {
    description: 'Auth state',
    toolbar: {
      icon: 'user',
      dynamicTitle: true,
      items: [{ value: 'story', title: 'Auth state: as the story says' }, ...authStatuses.map((value) => ({ value, title: `Auth state: ${value}` }))],
    },
  },
  language: {
    description: 'Language',
    toolbar: { icon: 'globe', dynamicTitle: true, items: [{ value: 'en', title: 'English' }, { value: 'ko', title: '한국어' }] },
  },
};

/** The toolbars' values that a run of the stories as tests may set. */
export interface StoryGlobals {
  theme?: 'light' | 'dark';
  viewport?: { value: 'phone'; isRotated: boolean };
}

declare global {
  /** Set by vitest.setup.ts for a second run of all stories, in the dark or on a phone. */
  // oxlint-disable-next-line no-var
  var storyGlobals: StoryGlobals | undefined;
}

export const initialGlobals = { authState: 'story', theme: 'light', language: 'en', ...globalThis.storyGlobals };
