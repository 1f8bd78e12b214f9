import type { StoryObj } from '@storybook/react-vite';
import { languages, messagesOf, type Language } from '../../.storybook/globals.js';
import { BoardGrid, type BoardLook } from './BoardGrid.js';
import { handlersOf } from './CellView.js';
import type { ComponentName } from './boards.js';

/** The languages by how much they say, the longest first. */
const byLength = (Object.keys(languages) as Language[]).toSorted((a, b) => JSON.stringify(languages[b].messages).length - JSON.stringify(languages[a].messages).length);

/** The stories of one component's board. */
export function boardStories(component: ComponentName) {
  const story = (looksOf: (globals: Record<string, unknown>) => readonly BoardLook[], more: Partial<StoryObj> = {}): StoryObj => ({
    // The same form many times on one page: its landmarks cannot all have names of their own.
    parameters: { auth: { bare: true }, docs: { codePanel: false }, controls: { disable: true }, a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
    beforeEach: ({ msw, globals }) => {
      msw.use(...handlersOf(component, ['', ...looksOf(globals).map((_, index) => `-${index}`)]));
    },
    render: (_, { globals }) => <BoardGrid component={component} globals={globals} looks={looksOf(globals)} />,
    ...more,
  });
  const one = (globals: Record<string, unknown>): BoardLook[] => [{ messages: messagesOf(globals) }];
  return {
    allStates: story(one),
    lightAndDark: story((globals) => (['light', 'dark'] as const).map((theme) => ({ name: theme, theme, messages: messagesOf(globals) }))),
    everyLanguage: story(() => byLength.map((language) => ({ name: languages[language].name, messages: languages[language].messages, width: 320, globals: { language } }))),
    phoneAndDesktop: story((globals) => [
      { name: 'Phone, 320 px', width: 320, framed: true, messages: messagesOf(globals) },
      { name: 'Desktop, 1280 px', width: 1280, framed: true, messages: messagesOf(globals) },
    ]),
    // Labels stand over what they measure, so their own contrast is nobody's.
    redlines: story((globals) => one(globals).map((look) => ({ ...look, measured: true })), { parameters: { auth: { bare: true }, docs: { codePanel: false }, controls: { disable: true }, a11y: { context: { exclude: ['[data-redlines]'] }, config: { rules: [{ id: 'landmark-unique', enabled: false }] } } } }),
  };
}
