import { useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { setupWorker } from 'msw/browser';
import { cdp } from 'vitest/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import type { Cell } from '../../stories/States/Cell.js';
import { boardOf } from '../../stories/States/CellView.js';
import { AuthProvider, type AuthSession } from '../../src/index.js';
import { authHandlers, authStateFixtures } from '../../src/msw.js';

// `npm test` asks those that nearly every app has, and less often.
const short = process.env.SHORT_ENDURANCE === '1';
const mounts = short ? 200 : 1000;
const components = short ? (['LoginForm', 'SignInPage', 'AuthGuard', 'SessionBadge', 'SessionExpiryDialog'] as const) : (Object.keys(boards) as ComponentName[]);

/** Where the first cell of a board is no good: nothing is known there of who is signed in. */
const signedIn = new Set<ComponentName>(['AuthGuard', 'SignedIn', 'ShowFor', 'SessionBadge']);
const stateOf = (component: ComponentName): string => {
  const board = boardOf(component);
  if (signedIn.has(component)) return 'signedIn';
  if (component === 'SignedOut') return 'signedOut';
  return Object.keys(board).find((state) => !board[state]!.scenario && !board[state]!.prepare && !board[state]!.enter) ?? Object.keys(board)[0]!;
};

/** Whom an app's server and the session route tell of; `null` is nobody. */
const sessionOf = ({ auth = 'signedOut' }: Cell): AuthSession | null => {
  const told = typeof auth === 'string' ? authStateFixtures[auth]() : 'session' in auth ? auth.session : null;
  if (typeof told === 'string') throw new Error('Nothing is known of who is signed in, so nothing would be there.');
  return told;
};

const worker = setupWorker();
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

interface Mounted {
  element: ReactNode;
  session?: AuthSession | null;
  /** What is there each time: what renders nothing holds nothing. */
  shown: string;
}

/** Puts something on the page and takes it off, with its effects run. */
async function mount({ element, session = null, shown }: Mounted, times: number): Promise<void> {
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
    // A dialog comes with the effects of a second render.
    for (let turn = 0; turn < 100 && !place.querySelector(shown); turn++) await new Promise((painted) => setTimeout(painted));
    const isThere = place.querySelector(shown) !== null;
    flushSync(() => root.unmount());
    place.remove();
    if (!isThere) throw new Error(`There is no ${shown} after mount ${time + 1}.`);
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

async function leaksOf(mounted: Mounted): Promise<string[]> {
  await mount(mounted, 50);
  const before = await held();
  await mount(mounted, mounts);
  return leaks(before, await held());
}

describe(`${mounts} mounts and unmounts`, () => {
  it.each(components)('%s holds nothing', async (component) => {
    const cell = boardOf(component)[stateOf(component)]!;
    const session = sessionOf(cell);
    worker.resetHandlers();
    worker.use(...authHandlers({ session: session ?? 'signedOut' }));
    expect(await leaksOf({ element: cell.element(component), session, shown: (!cell.enter && cell.reached) || '*' })).toEqual([]);
  }, 300_000);

  it('what renders nothing would be found out', async () => {
    await expect(leaksOf({ element: null, shown: '*' })).rejects.toThrow('after mount 1');
  });

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
    expect((await leaksOf({ element: <Forgetful />, shown: 'p' })).join('\n')).toMatch(told);
    for (const id of running) clearInterval(id);
    kept.length = 0;
  }, 300_000);
});

const kept: unknown[] = [];
