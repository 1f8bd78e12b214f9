// @vitest-environment jsdom
import { act, useEffect, useState } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthProviderProps } from '../../../src/components/AuthProvider.js';
import type { AuthSession } from '../../../src/auth/model/session.js';
import { danas, json, messageFromOtherTab, outages, playNextAuth } from './support.js';

let root: Root | undefined;
let box: HTMLElement;

/** The kit and next-auth's client, as modules of this test's own. */
async function load() {
  const [nextAuth, { AuthProvider }, { AuthGuard }, { useSessionExpiry }, { useAuthState }, { signIn }, { signOut }] = await Promise.all([
    import('next-auth/react'),
    import('../../../src/components/AuthProvider.js'),
    import('../../../src/components/AuthGuard.js'),
    import('../../../src/auth/client/useSessionExpiry.js'),
    import('../../../src/auth/client/useAuthState.js'),
    import('../../../src/auth/client/signIn.js'),
    import('../../../src/auth/client/signOut.js'),
  ]);
  return { nextAuth, AuthProvider, AuthGuard, useSessionExpiry, useAuthState, signIn, signOut };
}

type Kit = Awaited<ReturnType<typeof load>>;

/** Shows what the app's own useSession says, and notes each thing that it said. */
function witness(kit: Kit) {
  const said: string[] = [];
  let update: (data?: unknown) => Promise<unknown> = async () => undefined;
  function App() {
    const session = kit.nextAuth.useSession();
    const state = kit.useAuthState();
    useEffect(() => {
      update = session.update;
    }, [session.update]);
    const now = `${session.status} ${session.data?.user?.name ?? '-'} ${state.status}`;
    if (said.at(-1) !== now) said.push(now);
    return <p>{now}</p>;
  }
  return { App, said, last: () => said.at(-1), update: (data?: unknown) => act(() => update(data)) };
}

async function show(kit: Kit, props: Omit<AuthProviderProps, 'children' | 'session'> & { session?: AuthSession | null }, children: React.ReactNode) {
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  await act(async () => root!.render(<kit.AuthProvider {...(props as object)}>{children}</kit.AuthProvider>));
  await pass();
}

const pass = (milliseconds = 0) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    // next-auth's client writes each failed read.
    if (!String(words[0]).startsWith('[next-auth]')) process.stderr.write(`${words.map(String).join(' ')}\n`);
  });
  localStorage.clear();
});

afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  document.body.innerHTML = '';
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the app’s own useSession below AuthProvider', () => {
  it('says at once what the server handed down, without a request', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, said } = witness(kit);
    await show(kit, { session: danas() }, <App />);
    expect(said).toEqual(['authenticated Dana signedIn']);
    expect(api.asked).toEqual([]);
  });

  it('never says "unauthenticated" in an outage, and recovers by itself', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, said } = witness(kit);
    await show(kit, { session: danas() }, <App />);
    for (const outage of Object.values(outages)) {
      api.session = outage;
      messageFromOtherTab('getSession');
      await pass(100);
    }
    api.session = danas({ user: { id: '1', name: 'Dana II' } });
    // The longest pause and its jitter.
    await pass(75_000);
    expect(said).toEqual(['authenticated Dana signedIn', 'authenticated Dana II signedIn']);
  });

  it('is "loading" while nothing is known, in an outage too', async () => {
    const api = playNextAuth(outages['a 500']);
    const kit = await load();
    const { App, said } = witness(kit);
    await show(kit, {}, <App />);
    expect(said).toEqual(['loading - checking', 'loading - unreachable']);
    api.session = null;
    await pass(5000);
    expect(said.at(-1)).toBe('unauthenticated - signedOut');
  });

  it('is not "loading" during update() and focus', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, said, update } = witness(kit);
    await show(kit, { session: danas() }, <App />);
    api.session = danas({ user: { id: '1', name: 'Renamed' } });
    await update({ name: 'Renamed' });
    await pass(6000);
    window.dispatchEvent(new Event('focus'));
    await pass(10);
    expect(said).toEqual(['authenticated Dana signedIn', 'authenticated Renamed signedIn']);
  });

  it('with required never goes away in an outage', async () => {
    playNextAuth(outages['a 500']);
    const kit = await load();
    const onUnauthenticated = vi.fn<() => void>();
    function Needs() {
      const { status } = kit.nextAuth.useSession({ required: true, onUnauthenticated });
      return <p>{status}</p>;
    }
    await show(kit, { session: danas() }, <Needs />);
    messageFromOtherTab('getSession');
    await pass(10_000);
    expect(box.textContent).toBe('authenticated');
    expect(onUnauthenticated).not.toHaveBeenCalled();
  });

  it('hydrates what the server rendered, from the session and from null', async () => {
    playNextAuth(danas());
    const kit = await load();
    for (const session of [danas(), null]) {
      const { App } = witness(kit);
      const tree = (
        <kit.AuthProvider session={session}>
          <App />
        </kit.AuthProvider>
      );
      const html = renderToString(tree);
      expect(html).toContain(session ? 'authenticated Dana signedIn' : 'unauthenticated - signedOut');
      const host = document.body.appendChild(document.createElement('div'));
      host.innerHTML = html;
      const complaints: unknown[] = [];
      const hydrated = await act(async () => hydrateRoot(host, tree, { onRecoverableError: (error) => complaints.push(error) }));
      expect(complaints).toEqual([]);
      await act(async () => hydrated.unmount());
    }
  });
});

describe('raw calls of next-auth are heard', () => {
  it.each([
    ['handed down', null],
    ['read', undefined],
  ])('signIn and signOut({ redirect: false }) after nobody was %s', async (_, session) => {
    const api = playNextAuth(null);
    const kit = await load();
    const { App, last } = witness(kit);
    await show(kit, { session }, <App />);
    expect(last()).toBe('unauthenticated - signedOut');
    api.callback = () => {
      api.session = danas();
      return json({ url: 'http://localhost:3000/' });
    };
    await act(() => kit.nextAuth.signIn('credentials', { redirect: false, email: 'a', password: 'b' }));
    await pass();
    expect(last()).toBe('authenticated Dana signedIn');
    await act(() => kit.nextAuth.signOut({ redirect: false }));
    await pass();
    expect(last()).toBe('unauthenticated - signedOut');
  });

  it('signOut when the session was handed down, and in an outage of the session route', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, last } = witness(kit);
    await show(kit, { session: danas() }, <App />);
    await pass(2000);
    api.session = outages['a 500']!;
    // The ear has heard the outage before, as "nobody".
    messageFromOtherTab('getSession');
    await pass(100);
    expect(last()).toBe('authenticated Dana signedIn');
    api.signout = () => json({ url: 'http://localhost:3000/' });
    await act(() => kit.nextAuth.signOut({ redirect: false }));
    await pass();
    expect(last()).toBe('unauthenticated - signedOut');
  });

  it('signOut after a sign-in of the kit’s own', async () => {
    const api = playNextAuth(null);
    const kit = await load();
    const { App, last } = witness(kit);
    await show(kit, { session: null }, <App />);
    api.session = danas();
    await act(() => kit.signIn({ email: 'a', password: 'b' }));
    expect(last()).toBe('authenticated Dana signedIn');
    await pass();
    await act(() => kit.nextAuth.signOut({ redirect: false }));
    await pass();
    expect(last()).toBe('unauthenticated - signedOut');
  });

  it('and the ear costs no request of its own', async () => {
    const api = playNextAuth(null);
    const kit = await load();
    const { App } = witness(kit);
    await show(kit, {}, <App />);
    api.session = danas();
    await act(() => kit.signIn({ email: 'a', password: 'b' }));
    await pass(1000);
    await act(() => kit.signOut({ redirect: false }));
    await pass(1000);
    expect(api.asked).toEqual(['GET session', 'GET providers', 'GET csrf', 'POST callback/credentials', 'GET session', 'GET csrf', 'POST signout', 'GET session']);
  });
});

describe('below a SessionProvider of the app’s own', () => {
  async function showBelow(kit: Kit, session: AuthSession | null | undefined, children: React.ReactNode, Outside: () => React.ReactNode) {
    box = document.body.appendChild(document.createElement('div'));
    root = createRoot(box);
    const { SessionProvider } = kit.nextAuth;
    await act(async () =>
      root!.render(
        <SessionProvider session={session as never}>
          <Outside />
          <kit.AuthProvider>{children}</kit.AuthProvider>
        </SessionProvider>,
      ),
    );
    await pass();
  }

  it('one request tells both', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, last } = witness(kit);
    await showBelow(kit, undefined, <App />, () => null);
    expect(last()).toBe('authenticated Dana signedIn');
    expect(api.asked).toEqual(['GET session']);
  });

  it('an outage is no sign-out inside, and the outside is woken when it is over', async () => {
    const api = playNextAuth(danas());
    const kit = await load();
    const { App, said } = witness(kit);
    let outside = '';
    await showBelow(kit, danas(), <App />, () => {
      outside = kit.nextAuth.useSession().status;
      return null;
    });
    api.session = outages['a 500']!;
    messageFromOtherTab('getSession');
    await pass(100);
    expect(outside).toBe('unauthenticated');
    api.session = danas();
    await pass(5000);
    expect(outside).toBe('authenticated');
    expect(said).toEqual(['authenticated Dana signedIn']);
  });

  it('the kit’s sign-in and sign-out are known outside', async () => {
    const api = playNextAuth(null);
    const kit = await load();
    const { App, last } = witness(kit);
    let outside = '';
    await showBelow(kit, null, <App />, () => {
      outside = kit.nextAuth.useSession().status;
      return null;
    });
    api.session = danas();
    await act(() => kit.signIn({ email: 'a', password: 'b' }));
    await pass();
    expect([outside, last()]).toEqual(['authenticated', 'authenticated Dana signedIn']);
    await act(() => kit.signOut({ redirect: false }));
    await pass();
    expect([outside, last()]).toEqual(['unauthenticated', 'unauthenticated - signedOut']);
  });
});

describe('a session that ends', () => {
  const short = (more: Partial<AuthSession> = {}) => danas({ accessTokenExpiresIn: 100, ...more });

  function Typed() {
    const [text, setText] = useState('');
    return (
      <button type="button" onClick={() => setText('half a sentence')}>
        {text || 'empty'}
      </button>
    );
  }

  it('is told before, by the second, and then it is over', async () => {
    playNextAuth(null);
    const kit = await load();
    const said: string[] = [];
    function Clock() {
      const { status, secondsLeft = 0, canExtend } = kit.useSessionExpiry({ warnBefore: 30 });
      const now = `${status} ${secondsLeft} ${canExtend}`;
      if (said.at(-1) !== now) said.push(now);
      return null;
    }
    await show(kit, { session: short() }, <Clock />);
    await pass(69_999);
    expect(said).toEqual(['none 0 false']);
    for (let i = 0; i < 4; i += 1) await pass(1000);
    expect(said.slice(1)).toEqual(['warning 30 false', 'warning 29 false', 'warning 28 false', 'warning 27 false']);
    for (let i = 0; i < 27; i += 1) await pass(1000);
    expect(said.slice(-2)).toEqual(['warning 1 false', 'expired 0 false']);
  });

  it('is told at least twenty seconds before', async () => {
    playNextAuth(null);
    const kit = await load();
    let status = '';
    function Clock() {
      ({ status } = kit.useSessionExpiry({ warnBefore: 1 }));
      return null;
    }
    await show(kit, { session: short() }, <Clock />);
    await pass(80_000);
    expect(status).toBe('warning');
  });

  it('is not told of a token that is renewed by itself, but of the absolute end', async () => {
    const api = playNextAuth(null);
    const kit = await load();
    const said: string[] = [];
    function Clock() {
      const { status, canExtend } = kit.useSessionExpiry();
      if (said.at(-1) !== `${status} ${canExtend}`) said.push(`${status} ${canExtend}`);
      return null;
    }
    const start = Date.now();
    api.session = () => json(short({ renewable: true, sessionEndsIn: 300 - (Date.now() - start) / 1000 }));
    await show(kit, { session: short({ renewable: true, sessionEndsIn: 300 }) }, <Clock />);
    await pass(239_000);
    expect(said).toEqual(['none false']);
    await pass(2000);
    expect(said).toEqual(['none false', 'warning false']);
  });

  it('can be put off without keepAlive', async () => {
    const api = playNextAuth(null);
    const kit = await load();
    let expiry: ReturnType<Kit['useSessionExpiry']> | undefined;
    function Clock() {
      expiry = kit.useSessionExpiry();
      return null;
    }
    await show(kit, { session: short({ renewable: true, sessionEndsIn: 3000 }), keepAlive: false }, <Clock />);
    await pass(50_000);
    expect(expiry).toMatchObject({ status: 'warning', secondsLeft: 50, canExtend: true });
    api.update = short({ renewable: true, sessionEndsIn: 2950 });
    await act(async () => expect(await expiry!.extend()).toBe(true));
    expect(expiry).toMatchObject({ status: 'none' });
  });

  it('is no end of this page’s when it began with it', async () => {
    playNextAuth(null);
    const kit = await load();
    let status = '';
    function Clock() {
      ({ status } = kit.useSessionExpiry());
      return null;
    }
    await show(kit, { session: danas({ error: 'expired' }) }, <Clock />);
    expect(status).toBe('none');
  });

  it.each([
    ['the guard’s onExpired', 'keep' as const, false],
    ['a dialog below', undefined, true],
  ])('leaves what was typed, by %s, for the same person only', async (_, onExpired, withDialog) => {
    const api = playNextAuth(null);
    const kit = await load();
    const { useClientContext } = await import('../../../src/auth/client/clientContext.js');
    function Dialog() {
      const { askInPlace } = useClientContext();
      useEffect(() => askInPlace?.(), [askInPlace]);
      return null;
    }
    const navigate = vi.fn<() => void>();
    const { App, last } = witness(kit);
    await show(
      kit,
      { session: short(), navigate },
      <>
        <App />
        {withDialog && <Dialog />}
        <kit.AuthGuard onExpired={onExpired}>
          <Typed />
        </kit.AuthGuard>
      </>,
    );
    await act(async () => box.querySelector('button')!.click());
    await pass(100_000);
    expect(box.querySelector('button')?.textContent).toBe('half a sentence');
    expect(last()).toBe(withDialog ? 'authenticated Dana expired' : 'unauthenticated - expired');
    expect(navigate).not.toHaveBeenCalled();
    api.session = danas();
    await act(() => kit.signIn({ email: 'a', password: 'b' }));
    expect(box.querySelector('button')?.textContent).toBe('half a sentence');
    // Another person’s hands are not put on it.
    api.session = danas({ user: { id: '2', name: 'Ada' } });
    await act(() => kit.signIn({ email: 'c', password: 'd' }));
    expect(box.querySelector('button')?.textContent).toBe('empty');
  });

  it('sends away from a guard that keeps nothing', async () => {
    playNextAuth(null);
    const kit = await load();
    const navigate = vi.fn<() => void>();
    await show(
      kit,
      { session: short(), navigate },
      <kit.AuthGuard>
        <Typed />
      </kit.AuthGuard>,
    );
    await pass(100_000);
    expect(navigate.mock.calls).toEqual([['/login?callbackUrl=%2F&error=SessionRequired', { replace: true }]]);
    expect(box.querySelector('button')).toBeNull();
  });

  it('shows nothing to whoever comes with an ended session', async () => {
    playNextAuth(null);
    const kit = await load();
    const navigate = vi.fn<() => void>();
    await show(
      kit,
      { session: danas({ error: 'expired' }), navigate },
      <kit.AuthGuard onExpired="keep">
        <Typed />
      </kit.AuthGuard>,
    );
    expect(box.querySelector('button')).toBeNull();
    expect(navigate).toHaveBeenCalledTimes(1);
  });
});

it('a sign-out that the server was not told of shows nothing, and a guard goes nowhere', async () => {
  const api = playNextAuth(danas());
  api.signout = () => Promise.reject(new TypeError('Failed to fetch'));
  const kit = await load();
  const navigate = vi.fn<() => void>();
  const { App, last } = witness(kit);
  await show(
    kit,
    { session: danas(), navigate },
    <>
      <App />
      <kit.AuthGuard>
        <p>secret</p>
      </kit.AuthGuard>
    </>,
  );
  await act(async () => expect(await kit.signOut()).toMatchObject({ status: 'pending' }));
  expect(last()).toBe('unauthenticated - signedOut');
  expect(box.textContent).not.toContain('secret');
  expect(box.querySelector('[data-slot="auth-guard"]')?.textContent).toBe((await import('../../../src/messages/en.js')).en.signOutPending);
  expect(navigate).not.toHaveBeenCalled();
});
