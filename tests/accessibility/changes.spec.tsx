import '../../dist/styles.css';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ComponentName } from '../../stories/States/boards.js';
import { boardOf } from '../../stories/States/CellView.js';
import { en, enAccount, enPages, enSession } from '../../src/index.js';
import { close, open, overlays, places, showChanging } from '../looks/board.js';
import { allLiveRegions, focused, type LiveRegion } from './tree.js';

// What a screen reader is told while a component changes from its first state to each other one, in place, and back where that happens. It speaks of a text
// that changes in a live region that it knows, and of an alert that appears (WAI-ARIA 1.2, 5.3.4 and the role alert); a polite region that appears with
// its text stays unsaid, and is marked. As it is recorded in recorded/changes, so it stays.

beforeAll(async () => {
  await open();
  await page.viewport(800, 900);
});
afterAll(close);

/** A wait and a session's end are counted down. */
const steady = (text: string): string => text.replace(/\b\d+:\d\d\b|\b\d+(?= (?:seconds?|minutes?)\b)/g, 'N');

interface Heard {
  regions: LiveRegion[];
  focus: string | undefined;
  /** Something on the page has it. */
  hasFocus: boolean;
}

/** The tree follows the page a moment later: once it stands still. */
async function heard(): Promise<Heard> {
  let last = '';
  let now: Heard = { regions: [], focus: undefined, hasFocus: false };
  await vi.waitUntil(async () => {
    now = { regions: (await allLiveRegions()).map((one) => ({ ...one, text: steady(one.text) })), focus: steady((await focused()) ?? ''), hasFocus: document.activeElement !== document.body };
    const text = JSON.stringify(now);
    const isSame = text === last;
    last = text;
    return isSame;
  }, { timeout: 10_000, interval: 60 });
  return now;
}

function told(before: Heard, after: Heard): string[] {
  const known = new Map(before.regions.map((one) => [one.id, one]));
  const news = after.regions.filter(({ id, text }) => text && known.get(id)?.text !== text);
  return [
    ...news.map(({ id, how, role, text }) => `${known.has(id) || role === 'alert' ? '' : 'unsaid '}${how} ${role}: ${text}`),
    ...(after.focus && after.focus !== before.focus ? [`focus ${after.focus}`] : []),
    ...(before.hasFocus && !after.hasFocus ? ['focus lost'] : []),
  ];
}

// What comes from the time before the page is nothing that changes on it.
const statesOf = (component: ComponentName): string[] => Object.keys(boardOf(component)).filter((state) => !boardOf(component)[state]!.prepare);

// Where there is no time for all, those that change under a person's hands.
const components = [...new Set([...places, ...overlays].map(({ component }) => component))].filter((one) => statesOf(one).length > 1 && (!process.env.SHORT_ACCESSIBILITY || ['CredentialsForm', 'AuthGuard', 'SignOutPage'].includes(one)));

describe.each(components)('%s', (component) => {
  const [first, ...others] = statesOf(component);

  it('says what changes', async () => {
    const record: string[] = [];
    // A guard's page and a badge are mostly lost by whoever is signed in.
    const starts = first === 'checking' && others.includes('signedIn') ? [first, 'signedIn'] : [first!];
    for (const [from, state] of starts.flatMap((start) => others.filter((to) => to !== start).map((to) => [start, to] as const))) {
      (document.activeElement as HTMLElement | null)?.blur();
      const change = await showChanging(component, from, { messages: { ...en, ...enAccount, ...enPages, ...enSession } });
      // Where a person is who does something there.
      document.querySelector<HTMLElement>('main :is(input:not([type="hidden"]), button, a, summary)')?.focus();
      const before = await heard();
      await change(state);
      const there = await heard();
      // A form goes back by what a person does in it; the session by itself.
      if (!boardOf(component)[from]!.reached && !boardOf(component)[state]!.enter && from !== 'checking') await change(from);
      const back = told(there, await heard());
      record.push(`${from} → ${state}\n${told(before, there).map((one) => `  ${one}\n`).join('')}${back.length ? `back\n${back.map((one) => `  ${one}\n`).join('')}` : ''}`);
    }
    await expect(record.join('\n')).toMatchFileSnapshot(`recorded/changes/${component}.txt`);
  }, 240_000);
});
