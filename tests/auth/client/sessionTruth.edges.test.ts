// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionTruth, SessionTruthOptions } from '../../../src/auth/client/sessionTruth.js';
import type { AuthSession } from '../../../src/auth/model/session.js';
import { danas, held, json, messageFromOtherTab, outages, playNextAuth, settle } from './support.js';

const read = 'GET session';
let stops: (() => void)[] = [];

async function begin(session?: AuthSession | null, options: SessionTruthOptions = {}): Promise<SessionTruth> {
  const { SessionTruth: Truth } = await import('../../../src/auth/client/sessionTruth.js');
  const truth = new Truth({ session, ...options });
  stops.push(truth.subscribe(() => {}));
  await settle();
  return truth;
}

const stateOf = (truth: SessionTruth) => truth.getState();

/** What it says from now on. */
function record(store: SessionTruth): string[] {
  const said: string[] = [];
  const note = () => {
    const state = stateOf(store);
    const mark = 'stale' in state && state.stale ? '*' : '';
    if (said.at(-1) !== state.status + mark) said.push(state.status + mark);
  };
  stops.push(store.subscribe(note));
  return said;
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  localStorage.clear();
});

afterEach(() => {
  stops.forEach((stop) => stop());
  stops = [];
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('an outage', () => {
  it.each(Object.entries(outages))('is no sign-out: %s', async (_, outage) => {
    const api = playNextAuth(danas());
    const store = await begin();
    const said = record(store);
    api.session = outage;
    store.read();
    await settle();
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', stale: true, session: { user: { id: '1' } } });
    api.session = danas();
    await vi.advanceTimersByTimeAsync(1000);
    expect(stateOf(store)).toEqual({ status: 'signedIn', session: danas() });
    expect(said).toEqual(['signedIn*', 'signedIn']);
  });

  it.each(Object.entries(outages))('with nothing known is unreachable: %s', async (_, outage) => {
    const api = playNextAuth(outage);
    const store = await begin();
    expect(stateOf(store)).toEqual({ status: 'unreachable' });
    api.session = null;
    await vi.advanceTimersByTimeAsync(1000);
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });

  it('is asked again after 1, 2, 4 … 60 seconds, and at once when the network is back', async () => {
    const api = playNextAuth(outages['a 500']);
    await begin();
    const pauses: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const before = api.count(read);
      let seconds = 0;
      while (api.count(read) === before) {
        await vi.advanceTimersByTimeAsync(1000);
        seconds += 1;
      }
      pauses.push(seconds);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    const before = api.count(read);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(api.count(read)).toBe(before + 1);
  });

  it('a server that never answers is one after ten seconds', async () => {
    playNextAuth(() => new Promise<never>(() => {}));
    const store = await begin();
    await vi.advanceTimersByTimeAsync(9999);
    expect(stateOf(store).status).toBe('checking');
    await vi.advanceTimersByTimeAsync(1);
    expect(stateOf(store).status).toBe('unreachable');
  });
});

describe('reading again', () => {
  it('on focus, at most every five seconds, and never "checking" meanwhile', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const said = record(store);
    for (let i = 0; i < 12; i += 1) {
      window.dispatchEvent(new Event('focus'));
      document.dispatchEvent(new Event('visibilitychange'));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(api.count(read)).toBe(2);
    expect(said.filter((state) => state !== 'signedIn')).toEqual([]);
  });

  it('by the clock, when the app wants that', async () => {
    const api = playNextAuth(danas());
    await begin(danas(), { pollInterval: 30 });
    await vi.advanceTimersByTimeAsync(91_000);
    expect(api.count(read)).toBe(3);
  });

  it('an answer that comes late does not win over a newer one', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const late = held(() => json({}));
    api.session = late.answer;
    store.read();
    await settle();
    api.update = danas({ user: { id: '1', name: 'Renamed' } });
    await store.update({ name: 'Renamed' });
    late.letGo();
    await settle();
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', session: { user: { name: 'Renamed' } } });
  });
});

describe('update', () => {
  it('posts the data with the CSRF token, and a failure changes nothing', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const said = record(store);
    await store.update({ theme: 'dark' });
    expect(api.asked).toEqual(['GET csrf', 'POST session']);
    expect(JSON.parse(api.sent[1]!.body)).toEqual({ csrfToken: 'c1', data: { theme: 'dark' } });
    for (const outage of Object.values(outages)) {
      api.update = outage;
      await store.update();
    }
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', session: { user: { id: '1' } } });
    expect(said).not.toContain('signedOut');
  });

  it('renews a CSRF token that is refused, once', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    api.update = () => {
      api.update = danas({ user: { name: 'New' } });
      return json({}, 400);
    };
    expect(await store.update()).toMatchObject({ user: { name: 'New' } });
    expect(api.asked).toEqual(['GET csrf', 'POST session', 'GET csrf', 'POST session']);
  });

  it('tells the other tabs', async () => {
    playNextAuth(danas());
    const store = await begin(danas());
    await store.update();
    expect(JSON.parse(localStorage.getItem('nextauth.message')!)).toMatchObject({ event: 'session', data: { trigger: 'getSession' } });
  });

  it('does not bring back a session that was signed out meanwhile', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const { signOut } = await import('../../../src/auth/client/signOut.js');
    const late = held(() => json(danas()));
    api.update = late.answer;
    const updating = store.update();
    await settle();
    await signOut({ redirect: false });
    late.letGo();
    await updating;
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });
});

describe('other tabs', () => {
  it('a sign-out there is one here', async () => {
    const api = playNextAuth(null);
    const store = await begin(danas());
    messageFromOtherTab('signout');
    await settle();
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
    expect(api.asked).toEqual([read]);
  });

  it('also when the session cannot be read, but not one from before the session', async () => {
    const api = playNextAuth(danas());
    messageFromOtherTab('signout');
    await vi.advanceTimersByTimeAsync(2000);
    const store = await begin(danas());
    api.session = outages['a 500']!;
    store.read();
    await settle();
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', stale: true });
    await vi.advanceTimersByTimeAsync(1);
    messageFromOtherTab('signout');
    await settle();
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });

  it('a message makes a read that is under way begin anew', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const old = held(() => json(danas()));
    api.session = old.answer;
    store.read();
    await settle();
    api.session = null;
    messageFromOtherTab('signout');
    await settle();
    expect(api.sent[0]!.signal!.aborted).toBe(true);
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });
});

describe('the end of the session', () => {
  it('does not come with an outage of the session route either', async () => {
    const api = playNextAuth(outages['no network']);
    const store = await begin(danas({ accessTokenExpiresIn: 100, renewable: true }));
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', stale: true });
    expect(api.count(read)).toBeLessThan(25);
  });

  it('is that of the token without keepAlive, nothing is read before it, and a read of nobody’s does not change it', async () => {
    const api = playNextAuth(null);
    const store = await begin(danas({ accessTokenExpiresIn: 100, renewable: true, sessionEndsIn: 1000 }), { keepAlive: false });
    expect(store.getEnd()).toMatchObject({ canExtend: true });
    await vi.advanceTimersByTimeAsync(100_000);
    expect(stateOf(store).status).toBe('expired');
    expect(api.asked).toEqual([]);
    store.read();
    await settle();
    // What the person was typing stays.
    expect(stateOf(store).status).toBe('expired');
    messageFromOtherTab('signout');
    await settle();
    expect(stateOf(store).status).toBe('signedOut');
  });

  it('after a sleep, in which timers stand still, the server says what is', async () => {
    const api = playNextAuth(danas({ accessTokenExpiresIn: 0, error: 'expired' }));
    const store = await begin(danas({ accessTokenExpiresIn: 3600 }));
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(api.asked).toEqual([read]);
    expect(stateOf(store).status).toBe('expired');
  });

  it('a clock that is set forward or back ends nothing', async () => {
    const api = playNextAuth(danas({ accessTokenExpiresIn: 3000 }));
    const store = await begin(danas({ accessTokenExpiresIn: 3600 }));
    const said = record(store);
    for (const hours of [5, -20, 7]) {
      vi.setSystemTime(Date.now() + hours * 3_600_000);
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
    }
    expect(said.filter((state) => state !== 'signedIn')).toEqual([]);
    expect(api.count(read)).toBeLessThan(6);
    await vi.advanceTimersByTimeAsync(3_000_000);
    expect(stateOf(store).status).toBe('expired');
  });

});

describe('what next-auth’s own client hears', () => {
  it('a session is adopted, and "nobody" only by a read', async () => {
    const api = playNextAuth(outages['a 500']);
    const store = await begin(null);
    store.hear(danas());
    expect(stateOf(store).status).toBe('signedIn');
    store.hear(null);
    await settle();
    expect(stateOf(store)).toMatchObject({ status: 'signedIn', stale: true });
    api.session = null;
    store.read();
    await settle();
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });

  it('a raw sign-out during an outage is known by its message', async () => {
    playNextAuth(outages['a 500']);
    const store = await begin(danas());
    await vi.advanceTimersByTimeAsync(5000);
    localStorage.setItem('nextauth.message', JSON.stringify({ event: 'session', data: { trigger: 'signout' }, timestamp: Math.floor(Date.now() / 1000) }));
    store.hear(null);
    await settle();
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
  });

});

describe('a page from the back-forward cache', () => {
  const cached = (type: string) => Object.assign(new Event(type), { persisted: true });

  it('stays hidden until it is known who is signed in', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    const release = store.guard();
    window.dispatchEvent(cached('pagehide'));
    expect(document.documentElement.style.visibility).toBe('hidden');
    const answer = held(() => json({}));
    api.session = answer.answer;
    window.dispatchEvent(cached('pageshow'));
    await settle();
    expect(document.documentElement.style.visibility).toBe('hidden');
    answer.letGo();
    await vi.advanceTimersByTimeAsync(1);
    expect(stateOf(store)).toEqual({ status: 'signedOut' });
    expect(document.documentElement.style.visibility).toBe('');
    release();
    window.dispatchEvent(cached('pagehide'));
    expect(document.documentElement.style.visibility).toBe('');
  });

  it('does not stay hidden for ever', async () => {
    const api = playNextAuth(danas());
    const store = await begin(danas());
    store.guard();
    window.dispatchEvent(cached('pagehide'));
    api.session = () => new Promise<never>(() => {});
    window.dispatchEvent(cached('pageshow'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(document.documentElement.style.visibility).toBe('');
  });
});
