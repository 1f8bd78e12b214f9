import { vi } from 'vitest';
import type { AuthSession } from '../../../src/auth/model/session.js';

/** What next-auth's session route says: a session, nobody, or a failure as a function makes it. */
export type SessionAnswer = AuthSession | null | (() => Response | Promise<Response>);

export const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const outages: Record<string, () => Response | Promise<Response>> = {
  'a 500': () => json({ message: 'x' }, 500),
  'a gateway’s HTML with 200': () => new Response('<h1>Sign in to the Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } }),
  'a gateway’s 502': () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  'no network': () => Promise.reject(new TypeError('Failed to fetch')),
  null: () => json(null),
  'a list': () => json([]),
  'something else': () => json({ message: 'ok' }),
  'a 401': () => json({}, 401),
  'an empty body': () => new Response('', { status: 200 }),
};

/** A session of Dana's whose token has an hour to live, and which can be renewed. */
export const danas = (more: Partial<AuthSession> = {}): AuthSession => ({
  user: { id: '1', name: 'Dana', email: 'dana@example.com' },
  expires: '2099-01-01T00:00:00.000Z',
  ...more,
});

export interface Sent {
  method: string;
  path: string;
  body: string;
  signal: AbortSignal | null | undefined;
}

/** Plays next-auth's API in the place of `fetch`, and notes what is asked. */
export function playNextAuth(session: SessionAnswer = null) {
  const api = {
    session,
    /** What POSTs to the session route say; default the same as GET. */
    update: undefined as SessionAnswer | undefined,
    providers: (): Response | Promise<Response> =>
      json({ credentials: { id: 'credentials', name: 'x', type: 'credentials', signinUrl: 'http://localhost:3000/api/auth/signin/credentials', callbackUrl: 'x' } }),
    csrf: (): Response | Promise<Response> => json({ csrfToken: 'c1' }),
    callback: (): Response | Promise<Response> => json({ url: 'http://localhost:3000/account' }),
    signout: (): Response | Promise<Response> => {
      api.session = null;
      return json({ url: 'http://localhost:3000/' });
    },
    other: (): Response | Promise<Response> => json({}, 404),
    sent: [] as Sent[],
    /** The paths of the requests with their methods, below /api/auth. */
    get asked(): string[] {
      return api.sent.map(({ method, path }) => `${method} ${path}`);
    },
    count: (request: string) => api.asked.filter((asked) => asked === request).length,
  };
  const say = (answer: SessionAnswer) => (typeof answer === 'function' ? answer() : json(answer ?? {}));
  vi.stubGlobal('fetch', async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost:3000');
    const method = init.method?.toUpperCase() ?? 'GET';
    const path = url.pathname.replace('/api/auth/', '');
    const body = init.body instanceof URLSearchParams || typeof init.body === 'string' ? init.body.toString() : '';
    api.sent.push({ method, path, body, signal: init.signal });
    const answer = async (): Promise<Response> => {
      if (path === 'session') return say(method === 'POST' ? (api.update === undefined ? api.session : api.update) : api.session);
      if (path === 'providers') return api.providers();
      if (path === 'csrf') return api.csrf();
      if (path.startsWith('callback/')) return api.callback();
      if (path === 'signout') return api.signout();
      return api.other();
    };
    return new Promise<Response>((resolve, reject) => {
      const fail = () => reject(new DOMException('aborted', 'AbortError'));
      if (init.signal?.aborted) return fail();
      init.signal?.addEventListener('abort', fail);
      answer().then(resolve, reject);
    });
  });
  return api;
}

/** An answer that comes when it is let go. */
export function held(answer: () => Response) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  return { answer: () => gate.then(answer), letGo: () => letGo() };
}

/** Lets everything that is under way settle, without time passing. */
export const settle = () => vi.advanceTimersByTimeAsync(0);

export function messageFromOtherTab(trigger: 'getSession' | 'signout', isStored = true): void {
  const newValue = JSON.stringify({ event: 'session', data: { trigger }, timestamp: Math.floor(Date.now() / 1000) });
  if (isStored) localStorage.setItem('nextauth.message', newValue);
  window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue }));
}
