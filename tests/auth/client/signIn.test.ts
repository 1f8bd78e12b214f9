// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn, type SignInOptions } from '../../../src/auth/client/signIn.js';
import { encodeChallenge } from '../../../src/auth/model/challenge.js';
import { encodeFailure } from '../../../src/auth/model/failure.js';

// The real next-auth client; its fetches are answered here, each path as a case says.
type Answer = () => Response | Promise<Response>;
const origin = 'http://localhost:3000';
const json = (body: unknown, status = 200): Answer => () => Response.json(body, { status });
const url = (path: string) => json({ url: origin + path });
const refused = (error: string, status = 401) => json({ url: `${origin}/api/auth/error?error=${encodeURIComponent(error)}` }, status);
const html: Answer = () => new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
const network: Answer = () => {
  throw new TypeError('Failed to fetch');
};
const never: Answer = () => new Promise(() => {});
const session = { user: { email: 'dana@example.com' }, expires: '2099-01-01T00:00:00.000Z' };

let answers: Record<string, Answer>;
let asked: string[];
const went = vi.fn<() => void>();

beforeEach(() => {
  asked = [];
  answers = {
    'GET providers': json({ credentials: { id: 'credentials', type: 'credentials', name: 'E-mail', signinUrl: `${origin}/api/auth/signin/credentials`, callbackUrl: `${origin}/api/auth/callback/credentials` } }),
    'GET csrf': json({ csrfToken: 'token' }),
    'POST callback/credentials': url('/'),
    'GET session': json(session),
    // next-auth reports its client's errors to the server.
    'POST _log': json({}),
  };
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const path = String(input).replace(/^.*\/api\/auth\//, '').split('?')[0];
    const name = `${(init?.method ?? 'GET').toUpperCase()} ${path}`;
    asked.push(name);
    const answer = await answers[name]?.();
    if (!answer) throw new Error(`nobody answers ${name}`);
    return answer;
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const attempt = (options?: SignInOptions) => signIn({ email: ' dana@example.com ', password: ' right ' }, { callbackUrl: '/account', ...options });
const rejected = (code: string, more = {}) => ({ status: 'rejected', failure: { code, ...more } });

describe('every row of next-auth’s table ends in an outcome', () => {
  it.each<[string, Record<string, Answer>, object]>([
    ['accepted', { 'POST callback/credentials': url('/account') }, { status: 'accepted', destination: `${origin}/account` }],
    ['authorize gives null', { 'POST callback/credentials': refused('CredentialsSignin') }, rejected('invalidCredentials')],
    ['authorize throws a failure of ours', { 'POST callback/credentials': refused(encodeFailure({ code: 'tooManyAttempts', retryAfter: 30 })) }, rejected('tooManyAttempts', { retryAfter: 30 })],
    ['authorize throws refused fields', { 'POST callback/credentials': refused(encodeFailure({ code: 'invalidInput', fields: { email: 'Not this one.' } })) }, rejected('invalidInput', { fields: { email: 'Not this one.' } })],
    ['authorize throws another text', { 'POST callback/credentials': refused('{"a":"socket hang up"}') }, rejected('unexpected')],
    ['authorize asks for a second step', { 'POST callback/credentials': refused(encodeChallenge({ kind: 'otp', handle: 'h1', expiresIn: 60 })!) }, { status: 'challenge', challenge: { kind: 'otp', handle: 'h1', expiresIn: 60 } }],
    ['the signIn callback says false', { 'POST callback/credentials': refused('AccessDenied', 403) }, rejected('accessDenied')],
    ['the signIn callback throws, which is "ok"', { 'POST callback/credentials': refused('Oops', 200) }, rejected('unexpected')],
    ['the signIn callback returns a path, so that next-auth throws', { 'POST callback/credentials': json({ url: '/blocked' }) }, rejected('backendUnreachable')],
    ['the server throws: 500 with HTML', { 'POST callback/credentials': html }, rejected('backendUnreachable')],
    ['/csrf fails, which is "ok"', { 'GET csrf': html, 'POST callback/credentials': url('/api/auth/signin?csrf=true') }, rejected('staleForm')],
    ['/providers fails, where next-auth would leave the page', { 'GET providers': html }, rejected('backendUnreachable')],
    ['/providers has another kind only', { 'GET providers': json({ github: { id: 'github', type: 'oauth', signinUrl: '', callbackUrl: '' } }) }, rejected('configuration')],
    ['the POST is reset', { 'POST callback/credentials': network }, rejected('backendUnreachable')],
    ['accepted, and the session read fails', { 'GET session': html }, { status: 'accepted', destination: `${origin}/` }],
    ['accepted, and there is no session: cookies are blocked', { 'GET session': json({}) }, rejected('cookiesBlocked')],
    ['accepted, to another site', { 'POST callback/credentials': json({ url: 'https://evil.example/' }) }, { status: 'accepted', destination: `${origin}/account` }],
  ])('%s', async (_, given, outcome) => {
    Object.assign(answers, given);
    expect(await attempt()).toEqual(outcome);
    expect(went).not.toHaveBeenCalled();
    expect(window.location.href).toBe(`${origin}/`);
  });

  it('a page whose URL has ?error= does not make a good sign-in look failed', async () => {
    window.history.replaceState(null, '', '/?error=Callback');
    expect(await attempt()).toMatchObject({ status: 'accepted' });
    window.history.replaceState(null, '', '/');
  });

  it('offline is told before anything is sent', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(await attempt()).toEqual(rejected('offline'));
    expect(asked).toEqual([]);
  });

  it('renews a stale CSRF token once, in silence', async () => {
    const posts = [url('/api/auth/signin?csrf=true'), url('/account')];
    answers['POST callback/credentials'] = () => posts.shift()!();
    expect(await attempt()).toMatchObject({ status: 'accepted' });
    expect(asked.filter((name) => name.startsWith('POST'))).toHaveLength(2);
  });

  it('sends nothing when it was aborted before', async () => {
    const abort = new AbortController();
    abort.abort();
    await attempt({ signal: abort.signal });
    expect(asked.filter((name) => name.startsWith('POST'))).toEqual([]);
  });
});

describe('a slow sign-in', () => {
  it('says so after 3 s and ends after 10', async () => {
    vi.useFakeTimers();
    answers['POST callback/credentials'] = never;
    const onSlow = vi.fn<() => void>();
    const abort = new AbortController();
    const outcome = attempt({ onSlow, signal: abort.signal });
    await vi.advanceTimersByTimeAsync(2999);
    expect(onSlow).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onSlow).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(7000);
    expect(await outcome).toEqual(rejected('backendTimeout'));
    abort.abort();
  });

  it('keeps to the limits that it is given', async () => {
    vi.useFakeTimers();
    answers['POST callback/credentials'] = never;
    const abort = new AbortController();
    const outcome = attempt({ timeout: 50, signal: abort.signal });
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toEqual(rejected('backendTimeout'));
    abort.abort();
  });

  it('lets the last submit win: the second leaves when the first has its answer', async () => {
    let answerFirst = () => {};
    const order: string[] = [];
    const posts: Answer[] = [
      () =>
        new Promise((resolve) => {
          order.push('first');
          answerFirst = () => resolve(Response.json({ url: `${origin}/first` }));
        }),
      () => {
        order.push('second');
        return Response.json({ url: `${origin}/second` });
      },
    ];
    answers['POST callback/credentials'] = () => posts.shift()!();
    const first = attempt({ timeout: 20 });
    expect(await first).toEqual(rejected('backendTimeout'));
    const second = attempt();
    await vi.waitFor(() => expect(order).toEqual(['first']));
    answerFirst();
    expect(await second).toEqual({ status: 'accepted', destination: `${origin}/second` });
    expect(order).toEqual(['first', 'second']);
  });
});
