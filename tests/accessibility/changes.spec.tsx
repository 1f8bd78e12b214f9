import '../../dist/styles.css';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { ComponentName } from '../../stories/States/boards.js';
import { boardOf } from '../../stories/States/CellView.js';
import { en, enAccount, enPages, enSession } from '../../src/index.js';
import { close, open, overlays, places, showChanging } from '../looks/board.js';
import { focusLost, heard, told } from './heard.js';

// What a screen reader is told while a component changes from its first state to each other one, in place, and back where that happens. It speaks of a text
// that changes in a live region that it knows, and of an alert that appears (WAI-ARIA 1.2, 5.3.4 and the role alert); a polite region that appears with
// its text stays unsaid, and is marked. As it is recorded in recorded/changes, so it stays. From there on: flows.spec.tsx.

beforeAll(async () => {
  await open();
  await page.viewport(800, 900);
});
afterAll(close);

/** Where the focus may be lost: only the test changes this there, no person and no session does. */
const lostByTheTest: Readonly<Record<string, string>> = {
  'AuthProvider brand → roundMenu': 'A badge in the place of a form.',
  'ChangePasswordPage done → form': '`done` is taken back; nothing on the page does so.',
  'ForgotPasswordPage done → form': '`done` is taken back.',
  'RegisterPage done → form': '`done` is taken back.',
  'ResetPasswordPage done → form': '`done` is taken back.',
  'ResetPasswordPage linkExpired → form': 'The dead link of the URL is taken back; the way on from there is another page.',
  'ResetPasswordPage linkUsed → form': 'The dead link is taken back.',
  'ProviderButtons idle → unreadable': 'Another list of providers.',
  'ProviderButtons idle → longName': 'Another list of providers.',
  'SignInButton quiet → checking': 'What was read once is never unread: src/auth/client/sessionTruth.ts.',
  'SignInPage form → bare': 'Another layout.',
  'VerifyRequestPage sent → withoutAddress': 'The address is taken back.',
};

/** Where nothing changes, nor should it; else a change that says nothing may be one that never came about. */
const staysAsItIs: Readonly<Record<string, string>> = {
  'SignedIn checking → signedOut': 'It shows nothing in either.',
  'SignedIn checking → expired': 'Nothing in either.',
  'SignedIn checking → unreachable': 'Nothing in either.',
  'SignedOut checking → signedIn': 'Nothing in either.',
  'SignedOut checking → unreachable': 'Nothing in either.',
  'SignedOut signedIn → unreachable': 'Nothing in either.',
  'ShowFor checking → unreachable': 'The fallback in both.',
  'Avatar initials → broken': 'Initials take the place of a picture that cannot be loaded.',
};

const namesOf = (component: ComponentName, names: Readonly<Record<string, string>>): Set<string> => new Set(Object.keys(names).filter((name) => name.startsWith(`${component} `)));

// What comes from the time before the page, or is there from the first, is nothing that changes on it: flows.spec.tsx has the ways to a second step.
const statesOf = (component: ComponentName): string[] => Object.keys(boardOf(component)).filter((state) => !boardOf(component)[state]!.prepare && !boardOf(component)[state]!.first);

// Where there is no time for all, those that change under a person's hands.
const components = [...new Set([...places, ...overlays].map(({ component }) => component))].filter((one) => statesOf(one).length > 1 && (!process.env.SHORT_ACCESSIBILITY || ['CredentialsForm', 'AuthGuard', 'SignOutPage'].includes(one)));

describe.each(components)('%s', (component) => {
  const [first, ...others] = statesOf(component);

  it('says what changes', async () => {
    const record: string[] = [];
    const lost: string[] = [];
    const unchanged: string[] = [];
    const noted = (from: string, to: string, said: readonly string[]): string => {
      if (said.includes(focusLost)) lost.push(`${component} ${from} → ${to}`);
      return said.map((one) => `  ${one}\n`).join('');
    };
    // A guard's page and a badge are mostly lost by whoever is signed in.
    const starts = first === 'checking' && others.includes('signedIn') ? [first, 'signedIn'] : [first!];
    for (const [from, state] of starts.flatMap((start) => others.filter((to) => to !== start).map((to) => [start, to] as const))) {
      (document.activeElement as HTMLElement | null)?.blur();
      const change = await showChanging(component, from, { messages: { ...en, ...enAccount, ...enPages, ...enSession } });
      // Where a person is who does something there.
      document.querySelector<HTMLElement>('main :is(input:not([type="hidden"]), button, a, summary)')?.focus();
      const before = await heard();
      const pageBefore = document.body.innerHTML;
      await change(state);
      const there = await heard();
      if (!told(before, there).length && document.body.innerHTML === pageBefore) unchanged.push(`${component} ${from} → ${state}`);
      // A form goes back by what a person does in it; the session by itself.
      if (!boardOf(component)[from]!.reached && !boardOf(component)[state]!.enter && from !== 'checking') await change(from);
      const back = told(there, await heard());
      record.push(`${from} → ${state}\n${noted(from, state, told(before, there))}${back.length ? `back\n${noted(state, from, back)}` : ''}`);
    }
    expect(new Set(unchanged)).toEqual(namesOf(component, staysAsItIs));
    expect(new Set(lost)).toEqual(namesOf(component, lostByTheTest));
    await expect(record.join('\n')).toMatchFileSnapshot(`recorded/changes/${component}.txt`);
  }, 240_000);
});
