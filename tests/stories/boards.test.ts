import { readFileSync } from 'node:fs';
import { toId } from 'storybook/internal/csf';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { authStatuses } from '../../src/auth/model/authState.js';
import { failureCodes } from '../../src/auth/model/failure.js';
import { formStates, signInFlow } from '../../src/auth/model/signInFlow.js';
import * as kit from '../../src/index.js';
import { storyOf } from '../../stories/Flows/FlowMap.js';
import { boards } from '../../stories/States/boards.js';
import { sectionOf } from '../../stories/States/storyIdOf.js';

/** The stories as Storybook names them: their ids, and the components that they say they are of. */
const files = globSync('stories/**/*.stories.tsx').map((path) => {
  const code = readFileSync(path, 'utf8');
  const title = /title: '([^']+)'/.exec(code)?.[1] ?? '';
  const stories = [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name!);
  return { path, title, component: /component: (\w+)/.exec(code)?.[1], stories, ids: stories.map((name) => toId(title, name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))) };
});
const ids = new Set(files.flatMap((file) => file.ids));
const components = Object.keys(kit).filter((name) => /^[A-Z]/.test(name));
const storiesOf = (component: string) => files.find(({ title }) => title === `${sectionOf(component)}/${component}`)?.stories ?? [];
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

describe('every component that is exported', () => {
  it.each(components)('%s has stories of its own, in its part of the sidebar', (component) => {
    expect(files.find(({ title }) => title === `${sectionOf(component)}/${component}`)?.component).toBe(component);
  });

  it.each(components)('%s has a board', (component) => {
    expect(Object.keys(boards)).toContain(component);
    expect(files.find(({ title }) => title === `States/${component}`)?.stories).toEqual(['AllStates', 'LightAndDark', 'EveryLanguage', 'PhoneAndDesktop', 'Redlines']);
  });
});

describe('every state', () => {
  it.each(authStatuses)('auth state %s has a story and a cell of guard and badge', (status) => {
    for (const component of ['AuthGuard', 'SessionBadge'] as const) {
      expect(storiesOf(component)).toContain(pascal(status));
      expect(Object.keys(boards[component])).toContain(status);
    }
  });

  it.each(failureCodes)('failure %s has a story and a cell of the form, and a cell of the alert', (code) => {
    expect(storiesOf('LoginForm')).toContain(pascal(code));
    expect(Object.keys(boards.LoginForm)).toContain(code);
    expect(Object.keys(boards.AuthAlert)).toContain(code);
  });

  const forms = ['LoginForm', 'CredentialsForm', 'MagicLinkForm', 'RegisterForm', 'ForgotPasswordForm', 'ResetPasswordForm', 'ChangePasswordForm', 'OneTimeCodeForm', 'NewPasswordForm'] as const;

  it.each(formStates)('form state %s is on the board of every form', (state) => {
    for (const form of forms) expect(Object.keys(boards[form])).toContain(state);
  });

  // Else it would be another one after three seconds and a third after ten, below the same name.
  it.each(forms)('a busy %s stays in its state for as long as somebody looks', (form) => {
    const propsOf = (state: 'submitting' | 'slow') => boards[form][state].element('cell').props as { slowAfter: number; timeout: number };
    const anHour = 60 * 60 * 1000;
    expect(propsOf('submitting').slowAfter).toBeGreaterThan(anHour);
    for (const state of ['submitting', 'slow'] as const) expect(propsOf(state).timeout).toBeGreaterThan(anHour);
  });

  // What the components say of themselves: `loginFormStates` and its like.
  const said = Object.entries(kit).filter(([name, value]) => name.endsWith('States') && name !== 'formStates' && Array.isArray(value)) as [string, readonly string[]][];
  it.each(said.map(([name, states]) => [pascal(name.replace(/States$/, '')), states] as const))('%s: each is reached on its board', (component, states) => {
    const cells = new Set(Object.entries(boards[component as keyof typeof boards]).flatMap(([name, { reached = '' }]) => [name, ...[...reached.matchAll(/data-state="(\w+)"/g)].map(([, state]) => state!)]));
    expect(states.filter((state) => !cells.has(state))).toEqual([]);
  });

  it('each node of the map opens a story that there is', () => {
    expect(Object.keys(storyOf)).toEqual(Object.keys(signInFlow));
    expect(Object.values(storyOf).filter((id) => !ids.has(id))).toEqual([]);
  });
});

it('links between pages lead to stories and pages that there are', () => {
  const pages = globSync('stories/**/*.mdx').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const docs = new Set([
    ...files.map(({ title }) => `${toId(title, 'x').split('--')[0]}--docs`),
    ...pages.map(({ text }) => `${toId(/<Meta title="([^"]+)"/.exec(text)?.[1] ?? 'none', 'x').split('--')[0]}--docs`),
  ]);
  const links = pages.flatMap(({ path, text }) => [...text.matchAll(/\?path=\/(story|docs)\/([\w-]+)/g)].map(([, kind, id]) => ({ path, kind, id: id! })));
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ kind, id }) => !(kind === 'story' ? ids : docs).has(id))).toEqual([]);
});
