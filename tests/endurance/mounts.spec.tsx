import { useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { setupWorker } from 'msw/browser';
import { cdp } from 'vitest/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import { boardOf } from '../../stories/States/CellView.js';
import { AuthProvider } from '../../src/index.js';
import { authHandlers } from '../../src/msw.js';

// `npm test` asks those that nearly every app has, and less often.
const short = process.env.SHORT_ENDURANCE === '1';
const mounts = short ? 200 : 1000;
const components = short ? (['LoginForm', 'SignInPage', 'AuthGuard', 'SessionBadge', 'SessionExpiryDialog'] as const) : (Object.keys(boards) as ComponentName[]);

const worker = setupWorker(...authHandlers({ session: 'signedIn' }));
beforeAll(async () => {
  // Nobody leaves the frame of the tests.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
    const { cancelable, destination } = event as NavigateEvent;
    if (cancelable && !destination.sameDocument) event.preventDefault();
  });
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
});
afterAll(() => worker.stop());

const stay = () => undefined;
// It ends in a minute, so that what warns of that stands there too; kept alive by timers, as by default.
const session = { expires: new Date(Date.now() + 3600_000).toISOString(), accessTokenExpiresIn: 60, user: { name: 'Dana Demo', email: 'demo@example.com' } };

/** Intervals that run: one that nobody clears runs for ever. */
const running = new Set<number>();
const start = window.setInterval.bind(window);
const stop = window.clearInterval.bind(window);
Object.assign(window, {
  setInterval: (...parameters: Parameters<typeof start>) => {
    const id = start(...parameters);
    running.add(id);
    return id;
  },
  clearInterval: (id: number) => {
    running.delete(id);
    stop(id);
  },
});

/** Puts something on the page and takes it off, with its effects run. */
async function mount(element: ReactNode, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const place = document.createElement('div');
    document.body.append(place);
    const root = createRoot(place);
    flushSync(() =>
      root.render(
        <AuthProvider session={session} navigate={stay}>
          {element}
        </AuthProvider>,
      ),
    );
    // Effects run now, as they do for whoever sees it.
    await new Promise((painted) => setTimeout(painted));
    flushSync(() => root.unmount());
    place.remove();
  }
}

interface Held {
  nodes: number;
  listeners: number;
  intervals: number;
  /** Of the heap of scripts. */
  kilobytes: number;
}

/** What the page holds when all that can go is gone. */
async function held(): Promise<Held> {
  const devTools = cdp() as unknown as { send: (method: string) => Promise<Record<string, number>> };
  for (let i = 0; i < 3; i++) await devTools.send('HeapProfiler.collectGarbage');
  const { nodes = 0, jsEventListeners: listeners = 0 } = await devTools.send('Memory.getDOMCounters');
  const { usedSize = 0 } = await devTools.send('Runtime.getHeapUsage');
  return { nodes, listeners, intervals: running.size, kilobytes: usedSize / 1024 };
}

/**
 * Less than one for every second mount: a component that forgets one listener or node each time has 1,000. Of the heap four
 * kilobytes for each: a component that is held takes ten and more, and the browser's own notes of requests and code one.
 */
const leaks = (before: Held, after: Held): string[] =>
  (['nodes', 'listeners', 'intervals', 'kilobytes'] as const).filter((what) => after[what] - before[what] > mounts * (what === 'kilobytes' ? 4 : 0.5)).map((what) => `${Math.round(after[what] - before[what])} ${what} more`);

async function leaksOf(element: ReactNode): Promise<string[]> {
  await mount(element, 50);
  const before = await held();
  await mount(element, mounts);
  return leaks(before, await held());
}

describe(`${mounts} mounts and unmounts`, () => {
  it.each(components)('%s holds nothing', async (component) => {
    const cells = Object.values(boardOf(component));
    const cell = cells.find(({ scenario, prepare }) => !scenario && !prepare) ?? cells[0]!;
    cell.prepare?.();
    expect(await leaksOf(cell.element(component))).toEqual([]);
  }, 300_000);

  it.each<[string, () => void, RegExp]>([
    // Never taken off again, and holds the element.
    ['a listener', () => window.addEventListener('focus', () => undefined), /listeners more/],
    ['an interval', () => void setInterval(() => undefined, 60_000), /intervals more/],
    ['a list that grows', () => void kept.push(Array.from({ length: 2000 }, () => Math.random())), /kilobytes more/],
  ])('%s that is forgotten would be found out', async (_, forget, told) => {
    function Forgetful() {
      useState(forget);
      return <p>forgetful</p>;
    }
    expect((await leaksOf(<Forgetful />)).join('\n')).toMatch(told);
    for (const id of running) clearInterval(id);
    kept.length = 0;
  }, 300_000);
});

const kept: unknown[] = [];
