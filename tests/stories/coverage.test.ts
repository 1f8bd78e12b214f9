import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { authStatuses } from '../../src/auth/model/authState.js';
import { failureCodes } from '../../src/auth/model/failure.js';

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The names of a component's stories. */
function storiesOf(component: string): string[] {
  const [file] = globSync(`stories/**/${component}.stories.tsx`);
  if (!file) return [];
  return [...readFileSync(file, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => name!);
}

/** What a source file lists as its states. */
function listed(file: string, list: string): string[] {
  const [, items = ''] = new RegExp(`export const ${list} = \\[([^\\]]*)\\]`).exec(readFileSync(file, 'utf8')) ?? [];
  return [...items.matchAll(/'(\w+)'/g)].map(([, name]) => name!);
}

const components = [...readFileSync('src/index.ts', 'utf8').matchAll(/export \{ (\w+)[^}]*\} from '\.\/components\/(?:ui\/)?([A-Z]\w+)\.js'/g)]
  .filter(([, name, file]) => name === file)
  .map(([, name]) => name!);

describe('stories', () => {
  it('are looked for for all exported components', () => {
    expect(components.length).toBeGreaterThanOrEqual(11);
  });

  it.each(components)('%s has some', (component) => {
    expect(storiesOf(component)).not.toEqual([]);
  });

  it.each([
    ['AuthGuard', [...authStatuses, ...listed('src/components/AuthGuard.tsx', 'authGuardStates')]],
    ['SessionBadge', [...authStatuses, ...listed('src/components/SessionBadge.tsx', 'sessionBadgeStates')]],
    ['SignInPage', listed('src/components/SignInPage.tsx', 'signInPageStates')],
    ['LoginForm', ['idle', 'submitting', 'accepted', ...failureCodes]],
    ['Button', listed('src/components/ui/Button.tsx', 'buttonVariants')],
  ])('%s has one for each state, named after it', (component, states) => {
    expect(states.length).toBeGreaterThan(1);
    const stories = storiesOf(component);
    expect(states.map(pascal).filter((state) => !stories.includes(state))).toEqual([]);
  });
});
