// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession, type ClientSession } from '../../../src/auth/client/readSession.js';
import { SessionTruth, type SessionTruthOptions } from '../../../src/auth/client/sessionTruth.js';
import { signOut } from '../../../src/auth/client/signOut.js';
import { setSignOutPending, tellOtherTabs } from '../../../src/auth/client/otherTabs.js';

const dana: ClientSession = { user: { id: '1', email: 'dana@example.com' }, expires: '2099-01-01T00:00:00.000Z' };
const ada: ClientSession = { user: { id: '2', email: 'ada@example.com' }, expires: '2099-01-01T00:00:00.000Z' };

let answer: (path: string, init?: RequestInit) => Response | Promise<Response>;
let reads: number;
let stop: (() => void) | undefined;

const says = (session: object | null, status = 200) => () => Response.json(session ?? {}, { status });
const down = () => new Response('', { status: 500 });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  reads = 0;
  answer = says(null);
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    // next-auth reports its client's errors to the server.
    if (String(input).endsWith('/_log')) return new Response();
    if (String(input).endsWith('/session')) reads++;
    return answer(String(input), init);
  });
  setSignOutPending(false);
  localStorage.clear();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  stop?.();
  stop = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function start(options: SessionTruthOptions = {}) {
  const truth = new SessionTruth(options);
  const states: string[] = [];
  stop = truth.subscribe(() => states.push(truth.getState().status));
  await vi.advanceTimersByTimeAsync(0);
  return { truth, states };
}
const refocus = () => window.dispatchEvent(new Event('focus'));

describe('what a reading means', () => {
  it('a session handed down needs no read and flashes nothing', async () => {
    const { truth, states } = await start({ session: dana });
    expect([truth.getState(), states, reads]).toEqual([{ status: 'signedIn', session: dana }, [], 0]);
  });

  it('"nobody" handed down neither', async () => {
    expect([(await start({ session: null })).truth.getState(), reads]).toEqual([{ status: 'signedOut' }, 0]);
  });

  it.each([
    ['a session', says(dana), 'signedIn'],
    ['nobody', says(null), 'signedOut'],
    ['500', down, 'unreachable'],
    ['HTML', () => new Response('<h1>Hi</h1>'), 'unreachable'],
    ['null', () => new Response('null'), 'unreachable'],
    ['an ended one', says({ ...dana, error: 'expired' }), 'expired'],
  ])('%s', async (_, given, status) => {
    answer = given;
    const { truth } = await start();
    expect(truth.getState().status).toBe(status);
  });
});

describe('an outage', () => {
  it('keeps the last session as stale, tries again with growing pauses, and recovers', async () => {
    const { truth, states } = await start({ session: dana });
    answer = down;
    truth.read();
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState()).toEqual({ status: 'signedIn', session: dana, stale: true });
    const at = [reads];
    for (const seconds of [1, 2, 4, 8]) {
      await vi.advanceTimersByTimeAsync(seconds * 1000);
      at.push(reads);
    }
    expect(at).toEqual([1, 2, 3, 4, 5]);
    answer = says(dana);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState().status).toBe('signedIn');
    expect('stale' in truth.getState()).toBe(false);
    expect(new Set(states)).toEqual(new Set(['signedIn']));
  });

  it('is not asked about by a tab that nobody sees, and at once when it is seen', async () => {
    const { truth } = await start({ session: dana });
    answer = down;
    truth.read();
    await vi.advanceTimersByTimeAsync(0);
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(reads).toBe(1);
    answer = says(dana);
    seen.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(reads).toBe(2);
    expect(truth.getState()).toEqual({ status: 'signedIn', session: dana });
  });

  it('next-auth’s own "nobody" in it is not believed', async () => {
    const { truth } = await start({ session: dana });
    answer = down;
    truth.hear(dana);
    truth.hear(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState()).toMatchObject({ status: 'signedIn', stale: true });
  });

  it('a raw sign-out in it is known by next-auth’s message', async () => {
    const { truth } = await start({ session: dana });
    answer = down;
    tellOtherTabs('signout');
    truth.hear(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState().status).toBe('signedOut');
  });

  it('a failing update keeps the session', async () => {
    const { truth, states } = await start({ session: dana });
    answer = down;
    const updated = truth.update({ plan: 'gold' });
    await vi.advanceTimersByTimeAsync(0);
    expect(await updated).toBe(dana);
    expect(states).not.toContain('checking');
  });
});

describe('news', () => {
  it('a raw sign-in is believed at once', async () => {
    const { truth } = await start({ session: null });
    answer = says(dana);
    truth.hear(null);
    truth.hear(dana);
    expect(truth.getState().status).toBe('signedIn');
  });

  it('a raw sign-out is checked', async () => {
    const { truth } = await start({ session: dana });
    truth.hear(dana);
    truth.hear(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState().status).toBe('signedOut');
  });

  it('another person in another tab is told', async () => {
    const { truth } = await start({ session: dana });
    const changed = vi.fn<() => void>();
    truth.onUserChange(changed);
    answer = says(ada);
    window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue: '{"event":"session"}' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState()).toMatchObject({ session: ada });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('a focus reads, but not again and again', async () => {
    await start({ session: dana });
    answer = says(dana);
    refocus();
    await vi.advanceTimersByTimeAsync(0);
    refocus();
    refocus();
    await vi.advanceTimersByTimeAsync(0);
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(6000);
    refocus();
    await vi.advanceTimersByTimeAsync(0);
    expect(reads).toBe(2);
  });

  it('an answer to a question from before a sign-out is not heard', async () => {
    const { truth } = await start({ session: dana });
    let late: (response: Response) => void = () => {};
    answer = () => new Promise((resolve) => (late = resolve));
    truth.read();
    await vi.advanceTimersByTimeAsync(0);
    const old = late;
    answer = (path) => (path.endsWith('/session') ? Response.json({}) : Response.json({ csrfToken: 't', url: 'http://localhost:3000/' }));
    const outcome = signOut({ redirect: false });
    await vi.advanceTimersByTimeAsync(0);
    expect((await outcome).status).toBe('signedOut');
    old(Response.json(dana));
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState().status).toBe('signedOut');
  });
});

describe('the end of the session', () => {
  it('is the token’s where it cannot be renewed', async () => {
    const { truth } = await start({ session: { ...dana, accessTokenExpiresIn: 60 } });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(truth.getState().status).toBe('signedIn');
    await vi.advanceTimersByTimeAsync(1000);
    expect(truth.getState().status).toBe('expired');
    expect(reads).toBe(0);
  });

  it('is put off a little before, where the server renews', async () => {
    const { truth } = await start({ session: { ...dana, accessTokenExpiresIn: 600, renewable: true } });
    answer = says({ ...dana, accessTokenExpiresIn: 600, renewable: true });
    await vi.advanceTimersByTimeAsync(570_000);
    expect(reads).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(400_000);
    expect(truth.getState().status).toBe('signedIn');
  });

  it('is not reached while the backend’s refresh is out of order, and nothing loops', async () => {
    const { truth } = await start({ session: { ...dana, accessTokenExpiresIn: 40, renewable: true } });
    answer = says({ ...dana, accessTokenExpiresIn: 0, renewable: true });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(truth.getState().status).toBe('signedIn');
    expect(reads).toBeGreaterThan(2);
    expect(reads).toBeLessThan(10);
  });

  it('is the absolute one, however often it is renewed', async () => {
    const { truth } = await start({ session: { ...dana, accessTokenExpiresIn: 600, renewable: true, sessionEndsIn: 100 } });
    answer = down;
    await vi.advanceTimersByTimeAsync(100_000);
    expect(truth.getState().status).toBe('expired');
  });

  it('is the token’s when the page does not keep the session alive, and can be put off', async () => {
    const { truth } = await start({ keepAlive: false, session: { ...dana, accessTokenExpiresIn: 60, renewable: true } });
    expect(truth.getEnd()).toEqual({ at: Date.now() + 60_000, canExtend: true });
    answer = (path) => Response.json(path.endsWith('/csrf') ? { csrfToken: 't' } : { ...dana, accessTokenExpiresIn: 600, renewable: true });
    const extended = truth.extend();
    await vi.advanceTimersByTimeAsync(0);
    expect(await extended).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(truth.getState().status).toBe('signedIn');
  });
});

describe('a sign-out that the server does not hear of', () => {
  it('hides the person at once and is finished later', async () => {
    const { truth } = await start({ session: dana });
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    const outcome = signOut({ redirect: false });
    await vi.advanceTimersByTimeAsync(0);
    expect((await outcome).status).toBe('pending');
    expect(truth.getState()).toEqual({ status: 'signedOut', pending: true });
    // A read that succeeds meanwhile does not bring the person back.
    answer = says(dana);
    void readSession();
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState()).toEqual({ status: 'signedOut', pending: true });
    answer = (path) => (path.endsWith('/session') ? Response.json({}) : Response.json({ csrfToken: 't', url: 'http://localhost:3000/' }));
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(truth.getState()).toEqual({ status: 'signedOut' });
  });

  it('is pending when the server does not answer', async () => {
    const { truth } = await start({ session: dana });
    answer = (path) => (path.endsWith('/csrf') ? Response.json({ csrfToken: 't' }) : new Promise<never>(() => {}));
    const outcome = signOut({ redirect: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await outcome).status).toBe('pending');
    expect(truth.getState()).toEqual({ status: 'signedOut', pending: true });
  });

  it('is not finished when somebody has signed in in another tab meanwhile', async () => {
    const { truth } = await start({ session: dana });
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    const outcome = signOut({ redirect: false });
    await vi.advanceTimersByTimeAsync(0);
    await outcome;
    const asked: string[] = [];
    answer = (path, init) => {
      asked.push(`${init?.method ?? 'GET'} ${path}`);
      return Response.json(ada);
    };
    localStorage.clear();
    window.dispatchEvent(new StorageEvent('storage', { key: 'next-auth-ui.sign-out-pending', newValue: null }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(truth.getState()).toMatchObject({ status: 'signedIn', session: ada });
    expect(asked.filter((one) => one.includes('signout'))).toEqual([]);
  });
});
