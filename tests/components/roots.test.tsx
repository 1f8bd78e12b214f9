import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { languages } from '../../.storybook/globals.js';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import { boardOf, CellView } from '../../stories/States/CellView.js';

const { messages } = languages.ar;

/** Wrappers around an app's own content, and parts for its forms: they have the language of what they stand in. */
const withoutRoot = new Set<ComponentName>(['SignedIn', 'SignedOut', 'ShowFor', 'ProviderLogo', 'AuthAlert', 'Alert', 'Avatar', 'Button', 'Field', 'PasswordField', 'Spinner']);

/** The roots of a component in all its states, as a server writes them. */
const rootsOf = (component: ComponentName): string[] =>
  Object.entries(boardOf(component))
    .filter(([, { prepare }]) => !prepare)
    .flatMap(([state]) => [...renderToString(<CellView component={component} state={state} messages={messages} />).matchAll(/<[^>]* data-auth-root=[^>]*>/g)].map(String));

describe('the root of a component', () => {
  it.each(Object.keys(boards) as ComponentName[])('%s says its language and direction', (component) => {
    const roots = rootsOf(component);
    expect(roots.filter((root) => !root.includes(' lang="ar" dir="rtl"'))).toEqual([]);
    expect(roots.length === 0).toBe(withoutRoot.has(component));
  });
});
