import { inspect } from 'node:util';
import { expect, test } from '@playwright/test';
import { control, webUrl } from '../faults/support.js';
import { inFlight } from './inFlight.js';
import { browser, registered, signInOnce } from './support.js';
import { usageOf } from './usage.js';

const pid = Number(process.env.FAULT_WEB_PID);

test.afterEach(async () => control.reset());

const signIns = (all: number, atATime: number) => async () => {
  // As many as are in flight: those at the same time are hardly ever the same person, whose session would be told from no other.
  const people = await registered(atATime);
  const wrong = (await inFlight(atATime, all, async (index) => signInOnce(people[index % people.length]!))).filter(Boolean);
  expect(wrong).toEqual([]);
};

test('1,000 sign-ins, 50 in flight at a time: no error, and nobody reads another one’s session', signIns(1000, 50));
// For every run, beside another step.
test('100 sign-ins, 20 in flight at a time: no error, and nobody reads another one’s session', { tag: '@quick' }, signIns(100, 20));

test('what requests cost `next start`', async () => {
  test.skip(process.platform !== 'linux', 'Processor time is read from /proc.');
  const [person] = await registered(1);
  const own = browser();
  await own.signIn(person!.email, person!.password);
  const page = async (path: string) => {
    const answer = await fetch(`${webUrl}${path}`, { headers: { cookie: own.cookieHeader }, redirect: 'manual' });
    await answer.text();
    return answer.status;
  };
  const requests: Record<string, () => Promise<unknown>> = {
    'GET /api/auth/session': async () => page('/api/auth/session'),
    'GET /guarded-server, a page with requireSession': async () => page('/guarded-server'),
    'GET /login, the sign-in page': async () => page('/login'),
    'a sign-in: CSRF token, credentials': async () => browser().signIn(person!.email, person!.password),
  };
  for (const [name, ask] of Object.entries(requests)) {
    // Compiled and warm.
    await inFlight(8, 100, ask);
    const before = usageOf(pid).cpu;
    const answers = await inFlight(8, 300, ask);
    console.log(`${name}: ${(((usageOf(pid).cpu - before) * 1000) / 300).toFixed(1)} ms of processor time each`);
    expect(answers.filter((status) => typeof status === 'number' && status >= 400)).toEqual([]);
  }
});

/** Sessions whose tokens all end at once, and then ten requests of each. */
const storm = (all: number, atATime: number) => async () => {
  const people = await registered(10);
  await control.tell({ tokenLifetime: 5 });
  const sessions = await inFlight(20, all, async (index) => {
    const own = browser();
    await own.signIn(people[index % people.length]!.email, people[index % people.length]!.password);
    return own;
  });
  await control.tell({ tokenLifetime: 3600, forgetCounts: true });
  const endOfLast = Date.now() + 5000;
  await expect.poll(() => Date.now()).toBeGreaterThan(endOfLast);
  const answers = await inFlight(atATime, all * 10, async (index) => sessions[index % sessions.length]!.session());
  expect(answers.filter(({ error, user }) => error !== undefined || !user)).toEqual([]);
  expect(await control.counts()).toEqual({ refreshes: all, reuses: 0 });
};

test('a refresh storm: 100 sessions are due at once, ten requests of each: a refresh for each, none twice', storm(100, 200));
test('a small refresh storm: ten sessions are due at once, ten requests of each: a refresh for each, none twice', { tag: '@quick' }, storm(10, 40));

test('a soak: 20 requests a second for ten minutes; memory and handles stay where they are', async () => {
  test.skip(process.platform !== 'linux', 'Memory and handles are read from /proc.');
  const seconds = Number(process.env.SOAK_SECONDS ?? 600);
  const people = await registered(10);
  const sessions = await inFlight(10, 50, async (index) => {
    const own = browser();
    await own.signIn(people[index % people.length]!.email, people[index % people.length]!.password);
    return own;
  });
  const failures: string[] = [];
  const samples: { second: number; memory: number; handles: number }[] = [];
  const pending = new Set<Promise<void>>();
  const ask = async (turn: number) => {
    // One sign-in and one page for eight reads of a session.
    if (turn % 10 === 0) {
      const wrong = await signInOnce(people[turn % people.length]!);
      if (wrong) failures.push(wrong);
    } else if (turn % 10 === 5) {
      const answer = await fetch(`${webUrl}/guarded-server`, { headers: { cookie: sessions[turn % sessions.length]!.cookieHeader }, redirect: 'manual' });
      await answer.text();
      if (answer.status !== 200) failures.push(`a page answered ${answer.status}`);
    } else if (!(await sessions[turn % sessions.length]!.session()).user) {
      failures.push(`session ${turn % sessions.length} is gone`);
    }
  };
  const start = Date.now();
  let turn = 0;
  await new Promise<void>((ended) => {
    const timer = setInterval(() => {
      const second = (Date.now() - start) / 1000;
      // As many as are due, however late the timer is.
      while (turn < second * 20 && turn < seconds * 20) {
        const one = ask(turn++).catch((error: unknown) => void failures.push(inspect(error, { depth: 1 })));
        pending.add(one);
        void one.then(() => pending.delete(one));
      }
      if (second >= samples.length * 10) samples.push({ second: Math.round(second), ...usageOf(pid) });
      if (turn >= seconds * 20) {
        clearInterval(timer);
        ended();
      }
    }, 50);
  });
  await Promise.all(pending);
  expect(failures).toEqual([]);
  // The first third is warm-up: code is compiled, caches fill.
  const settled = samples.slice(Math.ceil(samples.length / 3));
  const [before, after] = [median(settled.slice(0, settled.length / 2)), median(settled.slice(settled.length / 2))];
  console.log(`${turn} requests; ${before.memory.toFixed(0)} → ${after.memory.toFixed(0)} MB, ${before.handles} → ${after.handles} handles`);
  // Of a process that is gone there would be nothing.
  expect(before.memory).toBeGreaterThan(50);
  expect(before.handles).toBeGreaterThan(10);
  expect(after.memory).toBeLessThan(before.memory * 1.05 + 5);
  expect(after.handles).toBeLessThan(before.handles + 5);
});

const median = (samples: readonly { memory: number; handles: number }[]) => {
  const middle = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
  return { memory: middle(samples.map(({ memory }) => memory)), handles: middle(samples.map(({ handles }) => handles)) };
};
