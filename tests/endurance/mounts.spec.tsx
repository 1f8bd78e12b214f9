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

const mounts = 1000;

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
const session = { expires: new Date(Date.now() + 3600_000).toISOString(), user: { name: 'Dana Demo', email: 'demo@example.com' } };

/** Puts something on the page and takes it off, with its effects run. */
async function mount(element: ReactNode, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const place = document.createElement('div');
    document.body.append(place);
    const root = createRoot(place);
    flushSync(() =>
      root.render(
        <AuthProvider session={session} navigate={stay} keepAlive={false}>
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

/** What the page holds when all that can go is gone. */
async function held(): Promise<{ nodes: number; listeners: number }> {
  const devTools = cdp() as unknown as { send: (method: string) => Promise<Record<string, number>> };
  for (let i = 0; i < 3; i++) await devTools.send('HeapProfiler.collectGarbage');
  const { nodes = 0, jsEventListeners: listeners = 0 } = await devTools.send('Memory.getDOMCounters');
  return { nodes, listeners };
}

/** Less than one for every second mount: a component that forgets one listener or node each time has 1,000. */
const leaks = (before: { nodes: number; listeners: number }, after: typeof before): string[] =>
  (['nodes', 'listeners'] as const).filter((what) => after[what] - before[what] > mounts / 2).map((what) => `${after[what] - before[what]} ${what} more`);

async function leaksOf(element: ReactNode): Promise<string[]> {
  await mount(element, 50);
  const before = await held();
  await mount(element, mounts);
  return leaks(before, await held());
}

describe(`${mounts} mounts and unmounts`, () => {
  it.each(Object.keys(boards) as ComponentName[])('%s holds nothing', async (component) => {
    const cells = Object.values(boardOf(component));
    const cell = cells.find(({ scenario, prepare }) => !scenario && !prepare) ?? cells[0]!;
    cell.prepare?.();
    expect(await leaksOf(cell.element(component))).toEqual([]);
  }, 300_000);

  it('would be found out if something were held', async () => {
    function Forgetful() {
      // Never taken off again, and holds the element.
      useState(() => window.addEventListener('focus', () => undefined));
      return <p>forgetful</p>;
    }
    expect(await leaksOf(<Forgetful />)).toEqual([expect.stringMatching(/listeners more/)]);
  }, 300_000);
});
