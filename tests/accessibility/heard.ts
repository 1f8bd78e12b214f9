import { vi } from 'vitest';
import { allLiveRegions, focused, type LiveRegion } from './tree.js';

/** A wait and a session's end are counted down. */
const steady = (text: string): string => text.replace(/\b\d+:\d\d\b|\b\d+(?= (?:seconds?|minutes?)\b)/g, 'N');

interface Heard {
  regions: LiveRegion[];
  focus: string | undefined;
  /** Something on the page has it. */
  hasFocus: boolean;
}

/** What there is to hear now. The tree follows the page a moment later: once it stands still. */
export async function heard(): Promise<Heard> {
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

export const focusLost = 'focus lost';

/** What is said of a change. */
export function told(before: Heard, after: Heard): string[] {
  const known = new Map(before.regions.map((one) => [one.id, one]));
  const news = after.regions.filter(({ id, text }) => text && known.get(id)?.text !== text);
  return [
    ...news.map(({ id, how, role, text }) => `${known.has(id) || role === 'alert' ? '' : 'unsaid '}${how} ${role}: ${text}`),
    ...(after.focus && after.focus !== before.focus ? [`focus ${after.focus}`] : []),
    ...(before.hasFocus && !after.hasFocus ? [focusLost] : []),
  ];
}
