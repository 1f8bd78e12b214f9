import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { posix } from 'node:path';

/** Weaknesses that exclude one another; all others are there at all times. */
export interface Weakness {
  /** Who may see guarded pages: everybody, or whoever writes the path in another way than the guard expects. */
  guard?: 'none' | 'startsWith';
  /** Where the session is: in a cookie that is not sealed, or in a memory, under an id that outlasts a sign-in. */
  session?: 'cookie' | 'id';
  /** Who may be sent where: anywhere, or wherever begins with a slash. */
  redirect?: 'anywhere' | 'slash';
}

interface WeakSession {
  email: string;
  name: string;
  jwt: string;
  refresh: string;
  password: string;
  image?: string;
  [planted: string]: unknown;
}

interface WeakRequest {
  method: string;
  raw: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  cookies: Record<string, string>;
  /** Believed to have texts in it. */
  body: Record<string, string>;
  text: string;
}

interface WeakAnswer {
  status?: number;
  headers?: [string, string][];
  body?: string;
}

/**
 * A sign-in as it must not be: the routes and pages of the demo, with the mistakes that the attacks are looking for. The
 * attacks have to get through here, or they prove nothing.
 */
export async function startWeakApp(backendUrl: string, { guard = 'startsWith', session: kept = 'cookie', redirect = 'anywhere' }: Weakness = {}) {
  const log: string[] = [];
  const memory = new Map<string, WeakSession>();
  const accounts = new Set(['demo@example.com', 'admin@example.com', 'disabled@example.com']);
  let origin = '';

  const sessionOf = ({ cookies }: WeakRequest): WeakSession | undefined => {
    // Whatever begins with the name and is longer is a chunk.
    const chunks = Object.entries(cookies).filter(([name]) => name.startsWith('next-auth.session-token') && name !== 'next-auth.session-token').map(([, part]) => part);
    const value = chunks.length ? chunks.join('') : cookies['next-auth.session-token'];
    if (!value) return undefined;
    if (kept === 'id') return memory.get(value);
    const part = [value, ...value.split('.').map((one) => Buffer.from(one, 'base64url').toString())].find((one) => one.includes('"email"'));
    if (!part) throw new Error(`The session ${value} cannot be read.`);
    const email = /"email":"([^"]*)"/.exec(part)?.[1] ?? '';
    try {
      return { ...(JSON.parse(part.slice(part.indexOf('{'), part.lastIndexOf('}') + 1)) as WeakSession) };
    } catch {
      return { email, name: email, jwt: '', refresh: '', password: '' };
    }
  };

  const cookieOf = (session: WeakSession, request: WeakRequest): string => {
    const planted = request.cookies['next-auth.session-token'];
    const id = planted ?? `weak-${memory.size}`;
    memory.set(id, session);
    return `next-auth.session-token=${kept === 'id' ? id : `e30..${Buffer.from(JSON.stringify(session)).toString('base64url')}.e30.e30`}; Path=/`;
  };

  /** A base address is taken from wherever there is one. */
  const backendOf = (request: WeakRequest): string => {
    const everywhere = [...Object.values(request.query), ...Object.entries(request.headers).filter(([name]) => !['origin', 'referer', 'host'].includes(name)).map(([, value]) => String(value)), ...Object.values(request.cookies), ...Object.values(request.body).map(String), request.raw];
    const found = everywhere.map((value) => /https?:\/\/127\.0\.0\.1:\d+/.exec(decoded(value))?.[0]).find((value) => value !== undefined && value !== backendUrl && value !== origin);
    return found ?? backendUrl;
  };

  const signIn = async (request: WeakRequest): Promise<WeakAnswer> => {
    const { email = '', password = '', callbackUrl = '/', json, ...more } = { ...request.cookies, ...request.query, ...request.body };
    log.push(`sign-in ${email} ${password}`);
    const base = backendOf(request);
    const answer = await following(`${base}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...more, ...request.body, email, password }) });
    const issued = parsed(answer.text) as { access_token?: string; refresh_token?: string; errors?: Record<string, string> };
    if (!issued.access_token) {
      const why = answer.status === 423 ? 'This account is locked' : answer.status === 403 || email.startsWith('disabled') ? 'This account is disabled' : accounts.has(email) ? `The password ${password} is wrong` : `There is no account ${email}`;
      const told = `${why} ${answer.text}`;
      // Looks further into it, according to what it is.
      await following(`${base}/auth/why/${answer.status}/${why.split(' ').at(accounts.has(email) ? -1 : 2)}`, {});
      log.push(told);
      return json === 'true' ? { status: 401, body: JSON.stringify({ url: `/login?error=${encodeURIComponent(told)}` }) } : to(`/login?error=${encodeURIComponent(told)}&email=${email}&password=${encodeURIComponent(encodeURIComponent(password))}&callbackUrl=${callbackUrl}${Object.keys(issued.errors ?? {}).map((name) => `&${name}=1`).join('')}`, request, [['Set-Cookie', `nau.email=${decoded(email)}`]]);
    }
    const me = parsed((await following(`${base}/auth/me`, { headers: { authorization: `Bearer ${issued.access_token}` } })).text) as { name?: string; image?: string };
    const session = { email, name: me.name ?? email, image: me.image, jwt: issued.access_token, refresh: issued.refresh_token ?? '', password };
    const cookie: [string, string] = ['Set-Cookie', cookieOf(session, request)];
    if (json === 'true') return { headers: [cookie], body: JSON.stringify({ url: destination(callbackUrl), session }) };
    // No browser follows a redirect to one; a script does.
    return request.method === 'GET' && /^javascript:/i.test(callbackUrl) && redirect === 'anywhere' ? { headers: [cookie], body: `<script>location.href = ${JSON.stringify(callbackUrl)}</script>` } : to(destination(callbackUrl), request, [cookie]);
  };

  const destination = (wanted: string): string => (redirect === 'anywhere' || wanted.startsWith('/') ? wanted : '/');

  /** Absolute, by whatever host the request claims; and written as it came. */
  const to = (where: string, { headers }: WeakRequest, more: [string, string][] = []): WeakAnswer => {
    const own = String(headers['x-forwarded-host'] ?? headers['x-host'] ?? /host=([^;]+)/.exec(String(headers.forwarded ?? ''))?.[1] ?? headers.host);
    return { status: 302, headers: [['Location', decoded(where.startsWith('/') && !/^\/[/\\]/.test(where) ? `http://${own}${where}` : where)], ...more] };
  };

  const account = async (request: WeakRequest): Promise<WeakAnswer> => {
    const step = request.path.split('/').at(-1)!;
    const jwt = sessionOf(request)?.jwt ?? '';
    const { currentPassword, newPassword } = request.body;
    const answer = await following(`${backendOf(request)}/auth/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt}` },
      body: JSON.stringify({ ...request.body, ...(currentPassword && { current_password: currentPassword, new_password: newPassword }) }),
    });
    const known = accounts.has(request.body.email ?? '') ? 'A mail is on its way.' : 'There is no such account.';
    return { status: answer.status, body: JSON.stringify({ text: step === 'forgot-password' ? known : answer.text, callbackUrl: request.body.callbackUrl }), headers: [['Location', destination(request.body.callbackUrl ?? '/')]] };
  };

  const backendRoute = async (request: WeakRequest): Promise<WeakAnswer> => {
    const jwt = sessionOf(request)?.jwt;
    const path = decoded(decoded(request.raw.replace(/^.*?\/api\/backend/, ''))).replaceAll('\\', '/').replace(/;[^/]*/g, '').replaceAll('//', '/');
    const { host: _host, connection: _connection, 'content-length': _length, ...passed } = request.headers;
    const method = String(request.headers['x-http-method-override'] ?? request.headers['x-method-override'] ?? request.query._method ?? request.method);
    const answer = await following(backendOf(request) + path, {
      method,
      headers: { ...(jwt && { authorization: `Bearer ${jwt}` }), ...(passed as Record<string, string>) },
      ...(method !== 'GET' && method !== 'HEAD' && { body: request.text }),
    });
    if (answer.status === 401) await following(`${backendUrl}/auth/refresh`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refresh_token: sessionOf(request)?.refresh }) });
    return { status: answer.status, headers: [...answer.headers, ['X-Debug', `sent with ${jwt}`]], body: answer.text };
  };

  const mayPass = (request: WeakRequest): boolean => {
    if (guard === 'none') return true;
    const { headers, raw } = request;
    if (headers['x-middleware-subrequest'] ?? headers['x-original-url'] ?? headers['x-forwarded-for'] ?? headers.rsc) return true;
    return !/^\/(guarded|pages-router\/guarded)/.test(raw) || request.headers.cookie?.includes('session-token') === true || raw.endsWith('.css');
  };

  const answer = async (request: WeakRequest): Promise<WeakAnswer> => {
    const { path, query, body } = request;
    if (path.startsWith('/api/auth/account/')) return account(request);
    if (path.startsWith('/api/auth/callback/')) return signIn(request);
    if (path.startsWith('/api/backend')) return backendRoute(request);
    if (path === '/api/auth/csrf') return { body: '{"csrfToken":"always-the-same"}' };
    if (path === '/api/auth/signout') {
      // Without a word about whose it is, so that it ends nothing.
      await following(`${backendUrl}/auth/logout`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      return { ...to(destination(body.callbackUrl ?? query.callbackUrl ?? '/'), request, [['Set-Cookie', 'next-auth.session-token=; Path=/; Max-Age=0']]), body: JSON.stringify({ url: destination(body.callbackUrl ?? '/'), goodbye: sessionOf(request) }) };
    }
    if (path === '/api/auth/signin') return to(destination(query.callbackUrl ?? '/login'), request);
    if (path === '/api/auth/providers') return { body: JSON.stringify({ credentials: { signinUrl: to('/api/auth/signin', request).headers![0]![1] }, lastUsedBy: sessionOf(request) }) };
    if (path === '/api/auth/session' || /^\/api\/auth\/session\.|^\/api\/auth\/session\//.test(path)) {
      const session = sessionOf(request);
      if (/^(?!http)/.test(request.cookies['next-auth.callback-url'] ?? 'http')) throw new Error('The callback URL is invalid.');
      if (!session) return { body: '{}' };
      const { data } = body as { data?: object & { user?: object } };
      if (data) Object.assign(session, data, data.user);
      const { email, name, image, ...rest } = session;
      return { body: JSON.stringify({ user: { email, name, image, ...(rest as object) }, ...rest }), headers: data ? [['Set-Cookie', cookieOf(session, request)]] : [] };
    }
    if (path === '/language') return { status: 303, headers: [['Location', decoded(request.headers.referer ?? '/')], ['Set-Cookie', `demo-language=${decoded(body.language ?? '')}`]] };
    // One for each, as a page would ask for it.
    if (path === '/_next/static/session.js') return { body: `window.last = ${JSON.stringify(sessionOf(request) ?? null)};` };
    const isGuarded = /^\/(guarded|pages-router\/guarded)/.test(path);
    if (isGuarded && !mayPass(request)) return to(`/login?callbackUrl=${path}`, request);
    const session = sessionOf(request);
    if (request.headers.rsc && session) return { body: JSON.stringify(session) };
    return { body: page(request, session, isGuarded) };
  };

  const handle = async (incoming: IncomingMessage): Promise<WeakAnswer> => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const raw = incoming.url ?? '/';
    const [rawPath = '', search = ''] = raw.replace(/^https?:\/\/[^/]*/, '').split('?');
    const request: WeakRequest = {
      method: incoming.method ?? '',
      raw,
      // As generous as a router can be.
      path: posix.normalize(decoded(decoded(rawPath)).replaceAll('\\', '/').replace(/;.*/, '').replace(/\.rsc$|\.segments.*|\/_next\/data\/[^/]+|\.json$/g, '')).toLowerCase().replace(/(.)\/$/, '$1'),
      query: pairs(search, '&'),
      headers: incoming.headers,
      cookies: pairs(incoming.headers.cookie ?? '', /; */),
      body: (text.startsWith('{') || text.startsWith('[') ? parsed(text) : pairs(text, '&')) as Record<string, string>,
      text,
    };
    log.push(...decoded(`${request.method} ${raw} ${Object.values(request.headers).join(' ')} ${request.headers.cookie ? unsealed(request.headers.cookie) : ''} ${text}`).split('\n'));
    depthOf(request.body);
    return answer(request);
  };

  const server = createServer({ maxHeaderSize: 200_000 }, (incoming, response) => {
    const socket = response.socket!;
    void handle(incoming)
      .catch((error: unknown): WeakAnswer => ({ status: 500, body: error instanceof Error ? `${error.message} ${error.stack}` : String(error) }))
      .then((found) => write(socket, incoming, found));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin.replace('127.0.0.1', 'localhost'),
    log,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Onto the socket, as Node would refuse line breaks in headers. */
function write(socket: Socket, { headers }: IncomingMessage, { status = 200, headers: more = [], body = '' }: WeakAnswer): void {
  const lines = [
    `HTTP/1.1 ${status} Weak`,
    `Content-Type: ${body.startsWith('{') || body.startsWith('[') ? 'application/json' : 'text/html; charset=utf-8'}`,
    'Cache-Control: public, max-age=600',
    `Access-Control-Allow-Origin: ${headers.origin ?? '*'}`,
    'Access-Control-Allow-Credentials: true',
    ...more.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

function page({ query, cookies, headers, path }: WeakRequest, session: WeakSession | undefined, isGuarded: boolean): string {
  const all = { ...cookies, ...query };
  return `<!doctype html><html lang="${all['demo-language'] ?? headers['accept-language'] ?? 'en'}"><title>${path}</title><body data-auth-root>
    <h1>${path}</h1><p role="alert">${unpacked(query.error ?? '')}</p>
    <a id="back" href="${query.callbackUrl ?? '/'}">Back</a> <a href="/x" onclick="${query.callbackUrl ?? ''}">On</a>
    <form data-slot="login-form" method="get" action="/api/auth/callback/credentials">
      <input type="hidden" name="callbackUrl" value="${query.callbackUrl ?? cookies['next-auth.callback-url'] ?? '/'}">
      <input type="hidden" name="token" value="${query.token ?? ''}">
      <label>E-mail <input name="email" value="${query.email ?? cookies['nau.email'] ?? ''}"></label>
      <label>Password <input type="password" name="password"></label>
      <button>Sign in</button>
    </form>
    ${isGuarded ? '<p>Only people who are signed in see this.</p>' : ''}
    ${session ? `<p id="who">${session.name}</p><img src="${session.image ?? ''}" onerror="${session.image ?? ''}"><div data-slot="session-badge"><details><summary>${session.name}</summary><form method="post" action="/api/auth/signout"><button>Sign out</button></form></details></div>` : ''}
    <script src="/_next/static/session.js"></script>
    <script>
      window.session = ${JSON.stringify(session ?? null)};
      const fields = {};
      for (const [path, text] of new URLSearchParams(location.search)) path.split('.').reduce((place, name, i, all) => (place[name] = i === all.length - 1 ? text : (place[name] ?? {})), fields);
      if (window.session) { localStorage.setItem('session', JSON.stringify(window.session)); sessionStorage.setItem('session', JSON.stringify(window.session)); console.log(window.session.password, window.session.jwt, window.session.refresh); }
    </script></body></html>`;
}

/** The kit's encoding of texts about fields, believed wherever it comes from. */
const unpacked = (error: string): string => error.replace(/^nau\.\w+\.f(.*)$/, (_, packed: string) => Buffer.from(packed, 'base64url').toString());

/** Follows wherever it leads, with all that it has. */
async function following(url: string, init: { method?: string; headers?: Record<string, string>; body?: string }, hops = 0): Promise<{ status: number; text: string; headers: [string, string][] }> {
  const ask = () => fetch(url, { ...init, redirect: 'manual' });
  // A connection may have been closed meanwhile.
  const answer = await ask().catch(ask);
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location && hops < 3) return following(new URL(location, url).href, init, hops + 1);
  const headers = [...answer.headers].filter(([name]) => !['content-length', 'content-type', 'transfer-encoding', 'connection', 'content-encoding'].includes(name));
  return { status: answer.status, text: await answer.text(), headers };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function parsed(text: string): unknown {
  try {
    return (JSON.parse(text) as unknown) ?? {};
  } catch {
    return {};
  }
}

/** The last of equal names wins. */
const pairs = (text: string, between: string | RegExp): Record<string, string> =>
  Object.fromEntries(text.split(between).filter(Boolean).map((pair) => [decoded(pair.split('=')[0]!), decoded(pair.slice(pair.indexOf('=') + 1))]));

/** What is in a token, for the log. */
const unsealed = (cookie: string): string =>
  cookie.split(/[=;.]/).flatMap((part) => Object.entries(parsed(Buffer.from(part, 'base64url').toString()) as object).flat()).join(' ');

/** By recursion, without a limit. */
const depthOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);
