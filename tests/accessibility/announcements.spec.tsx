import '../../dist/styles.css';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { en, enAccount, enPages, enSession } from '../../src/index.js';
import { close, open, overlays, places, show } from '../looks/board.js';
import { focused, liveRegions } from './tree.js';

// What a screen reader is told once a state is reached: each live region with its text, and what has the focus. As it is recorded in
// recorded/announcements, so it stays; a change of words or of where the focus goes shows up there.

beforeAll(async () => {
  await open();
  await page.viewport(800, 900);
});
afterAll(close);

/** A wait and a session's end are counted down. */
const steady = (text: string): string => text.replace(/\b\d+:\d\d\b|\b\d+(?= (?:seconds?|minutes?)\b)/g, 'N');

describe.each([...new Set([...places, ...overlays].map(({ component }) => component))])('%s', (component) => {
  it('says each of its states', async () => {
    const record: string[] = [];
    for (const place of [...places, ...overlays].filter((one) => one.component === component)) {
      // What a person touched before has no say in it.
      (document.activeElement as HTMLElement | null)?.blur();
      await show([place], { messages: { ...en, ...enAccount, ...enPages, ...enSession } });
      let told: string[] = [];
      // The tree follows the page a moment later.
      await vi.waitUntil(async () => {
        const last = told.join('\n');
        const focus = await focused();
        told = [...(await liveRegions()), ...(focus ? [`focus ${focus}`] : [])].map(steady);
        return told.join('\n') === last && last !== '' ? true : told.length === 0 ? 'nothing' : false;
      }, 10_000);
      record.push(`${place.state}\n${told.map((one) => `  ${one}\n`).join('')}`);
    }
    await expect(record.join('\n')).toMatchFileSnapshot(`recorded/announcements/${component}.txt`);
  }, 120_000);
});
