import { send, type RawAnswer, type RawRequest } from './send.js';

export interface User {
  email: string;
  password: string;
}

export const demoUser = { email: 'demo@example.com', password: 'correct horse battery' };
export const adminUser = { email: 'admin@example.com', password: 'admin horse battery' };

/** Somebody with a jar of cookies and no browser, who speaks NextAuth's routes. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The session's cookie, whole, for copies. */
  get sessionCookie(): string {
    return [...this.cookies].filter(([name]) => name.includes('session-token')).map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(path: string, request: RawRequest & { headers?: Record<string, string> } = {}): Promise<RawAnswer> {
    const answer = await send(this.url, path, { ...request, headers: { ...(this.cookies.size > 0 && { cookie: this.cookieHeader }), ...request.headers } });
    for (const line of answer.cookies) {
      const [pair = ''] = line.split(';', 1);
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** A form as the app's own page sends it without scripts. */
  async form(path: string, fields: Record<string, string> | URLSearchParams, headers: Record<string, string> = this.ownPage): Promise<RawAnswer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  }

  /** A script's request as the app's own page sends it. */
  async json(path: string, body: unknown, headers: Record<string, string> = this.ownPage): Promise<RawAnswer> {
    return this.ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  /** A page as Next's router asks for it. Next answers the address that goes with the headers, which is then asked for. */
  async payload(path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const request = { headers: { rsc: '1', ...headers } };
    const answer = await this.ask(path, request);
    const location = answer.headers.get('location');
    if (!location || !/[?&]_rsc\b/.test(location)) return answer;
    const { pathname, search } = new URL(location, this.url);
    return this.ask(pathname + search, request);
  }

  get ownPage(): Record<string, string> {
    return { origin: this.url, 'sec-fetch-site': 'same-origin' };
  }

  async csrf(): Promise<string> {
    return (JSON.parse((await this.ask('/api/auth/csrf')).body) as { csrfToken: string }).csrfToken;
  }

  /** As next-auth's client does it. */
  async signIn({ email, password }: User = demoUser, callbackUrl = this.url): Promise<RawAnswer> {
    return this.form('/api/auth/callback/credentials', { csrfToken: await this.csrf(), email, password, json: 'true', callbackUrl });
  }

  async signOut(): Promise<RawAnswer> {
    return this.form('/api/auth/signout', { csrfToken: await this.csrf(), json: 'true', callbackUrl: this.url });
  }

  async session(): Promise<{ user?: { email?: string; name?: string } } & Record<string, unknown>> {
    return JSON.parse((await this.ask('/api/auth/session')).body || '{}') as Record<string, unknown>;
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.session()).user !== undefined;
  }
}

const known = new Map<string, Promise<Visitor>>();

/** Somebody who is signed in, with a jar of their own but a session that others have as well: for whoever only looks. */
export async function someoneSignedIn(url: string, user: User = demoUser): Promise<Visitor> {
  const key = `${url} ${user.email}`;
  const first = known.get(key) ?? signedIn(url, user);
  known.set(key, first);
  const visitor = new Visitor(url);
  for (const [name, value] of (await first).cookies) visitor.cookies.set(name, value);
  return visitor;
}

/** Somebody who has signed in. */
export async function signedIn(url: string, user?: User): Promise<Visitor> {
  const visitor = new Visitor(url);
  await visitor.signIn(user);
  if (!(await visitor.isSignedIn())) throw new Error(`Nobody could sign in at ${url}, so that nothing can be said about what others can do there.`);
  return visitor;
}
