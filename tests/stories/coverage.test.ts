import { basename } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { exportsOf } from '../../tools/exportsOf.js';
import * as index from '../../src/index.js';

const kit = new Map<string, unknown>(Object.entries(index));

/** What a module exports at run time. */
const valuesOf = (file: string) => exportsOf(file).filter(({ isType }) => !isType);

const fileOf = new Map(globSync(['stories/**/*.stories.tsx', '!stories/States/**']).map((path) => [basename(path, '.stories.tsx'), path]));
const storiesOf = (component: string): string[] => {
  const file = fileOf.get(component);
  return file ? valuesOf(file).map(({ name }) => name) : [];
};

const published = valuesOf('src/index.ts');
const isComponent = (name: string) => /^[A-Z]/.test(name);
// Of the main entry; `next-auth-ui/parts` is what the copies of the registry are made of, and tests/package/registry.test.tsx asks for each.
const components = published.filter(({ name, from }) => from.startsWith('./components/') && isComponent(name));

/** Lists of names that stand for looks and states, and whose stories show them where that is not the module's own component. */
const shownBy: Readonly<Record<string, string>> = { formStates: 'RegisterForm', failureCodes: 'LoginForm', authStatuses: 'AuthGuard', colorSchemes: 'Looks', densities: 'Looks', radii: 'Looks', authCardLayouts: 'AuthCard' };

const lists = published.flatMap(({ name, from }) => {
  const values = kit.get(name);
  // Names of elements and languages are no looks: tests/looks has each of them on the page.
  return Array.isArray(values) && name !== 'slotNames' && name !== 'locales' ? [{ list: name, component: shownBy[name] ?? basename(from, '.js'), values: values as string[] }] : [];
});

/** A state whose stories have names of their own: a form is rejected for each of the failure codes. */
const otherNames: Readonly<Record<string, string>> = { 'LoginForm rejected': 'InvalidCredentials' };

const storyNamed = (component: string, value: string) => otherNames[`${component} ${value}`] ?? value[0]!.toUpperCase() + value.slice(1);

describe('every exported component has stories', () => {
  it.each(components)('$name', ({ name }) => {
    expect(fileOf.has(name), `add stories/…/${name}.stories.tsx`).toBe(true);
    expect(storiesOf(name).length).toBeGreaterThan(0);
  });

  it('finds the components at all', () => {
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['LoginForm', 'AuthGuard', 'Button']));
  });
});

describe('every exported state, look and failure code has a story named after it', () => {
  it.each(lists)('$list, in the stories of $component', ({ list, component, values }) => {
    expect(fileOf.has(component), `${list} belongs to no component with stories: name one in shownBy`).toBe(true);
    const stories = storiesOf(component);
    expect(values.map((value) => storyNamed(component, value)).filter((story) => !stories.includes(story))).toEqual([]);
  });

  it('finds the lists at all', () => {
    expect(lists.map(({ list }) => list)).toEqual(
      expect.arrayContaining(['loginFormStates', 'authGuardStates', 'sessionBadgeStates', 'signInPageStates', 'buttonVariants', 'failureCodes']),
    );
  });
});
