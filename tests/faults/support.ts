import { readFileSync } from 'node:fs';
import { test, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { controlOf, type BackendControl } from '../fixtures/control.js';
import { faultLog } from '../../tools/faultServers.js';

export { expect };

export const webUrl = env('FAULT_WEB_URL');
export const backendUrl = env('FAULT_BACKEND_URL');
export const control: BackendControl = controlOf(env('FAULT_CONTROL_URL'));

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the fault suite by \`npm run faults\`, which starts the servers.`);
  return value;
}

export interface Means {
  page: Page;
  context: BrowserContext;
  browser: Browser;
}

export interface FaultText {
  provoked: string;
  expected: string;
  /** Takes long: `npm test` leaves it to `npm run faults` and `npm run test:deep`. */
  deep?: boolean;
  /** Why it cannot be run here. */
  skip?: string | false;
}

/** A fault by its number: it is provoked, and what is seen comes back as a text for the table. */
export function fault(number: number, title: string, { provoked, expected, deep, skip }: FaultText, provoke: (means: Means) => Promise<string>): void {
  test(`${number} ${title}`, { tag: deep ? '@deep' : '@quick' }, async ({ page, context, browser }, info) => {
    info.annotations.push({ type: 'provoked', description: provoked }, { type: 'expected', description: expected });
    // Servers are started in them, and compiled.
    if (deep) test.setTimeout(180_000);
    test.skip(Boolean(skip), typeof skip === 'string' ? skip : undefined);
    await control.reset();
    const complaints = watch(page);
    try {
      const happened = await provoke({ page, context, browser });
      expect(complaints).toEqual([]);
      info.annotations.push({ type: 'happened', description: happened });
    } finally {
      await control.reset();
    }
  });
}

/** What holds for all of them: no script fails, and no password gets into a URL. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    if (decodeURIComponent(request.url().replaceAll('+', ' ')).includes('horse battery')) complaints.push(`password in a URL: ${request.url()}`);
  });
  return complaints;
}

export const demo = { email: 'demo@example.com', password: 'correct horse battery', name: 'Dana Demo' };
export const admin = { email: 'admin@example.com', password: 'admin horse battery', name: 'Ada Admin' };

export async function fillIn(page: Page, { email, password } = demo): Promise<void> {
  // A form that is not alive yet would be sent by the browser itself.
  await expect(page.locator('form[data-slot="login-form"]')).toHaveAttribute('novalidate', '');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

export const submit = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true }).click();
export const alert = (page: Page) => page.locator('form [role="alert"]');
export const badge = (page: Page) => page.locator('[data-slot="session-badge"]');
export const secretText = (page: Page) => page.getByText('Only people who are signed in see this.');

export async function signIn(page: Page, path = '/', user = demo): Promise<void> {
  await page.goto(`/login?callbackUrl=${encodeURIComponent(path)}`);
  await fillIn(page, user);
  await submit(page);
  await page.waitForURL((url) => url.pathname + url.search === path);
}

export async function signOut(page: Page): Promise<void> {
  await badge(page).locator('summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** The form says what went wrong, keeps the e-mail and can be sent again. */
export async function expectRefusal(page: Page, text: string): Promise<void> {
  await expect(alert(page)).toContainText(text);
  await expect(alert(page)).not.toContainText('don’t match');
  await expect(page.getByLabel('E-mail')).toHaveValue(demo.email);
  expect(new URL(page.url()).pathname).toBe('/login');
}

/** After the fault is lifted, the same form signs in. */
export async function retryWorks(page: Page): Promise<void> {
  await control.reset();
  await page.getByLabel('Password', { exact: true }).fill(demo.password);
  await submit(page);
  await page.waitForURL((url) => url.pathname === '/');
}

export const log = (): string => readFileSync(faultLog, 'utf8');

export const countOf = async (path: string, method = 'POST') => (await control.requests()).filter((one) => one.path === path && one.method === method).length;

/** Over HTTP, without a browser: NextAuth's routes with cookies of one's own. */
export class HttpClient {
  readonly cookies = new Map<string, string>();
  readonly #base: string;

  constructor(base = webUrl) {
    this.#base = base;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async request(path: string, init: RequestInit & { cookie?: string; keep?: boolean } = {}): Promise<Response> {
    const { cookie = this.cookieHeader, keep = true, ...rest } = init;
    const answer = await fetch(this.#base + path, { redirect: 'manual', ...rest, headers: { cookie, origin: this.#base, ...(rest.headers as Record<string, string>) } });
    if (keep) {
      for (const header of answer.headers.getSetCookie()) {
        const [pair = ''] = header.split(';', 1);
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (value === '' || /max-age=0/i.test(header)) this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
    }
    return answer;
  }

  async csrf(): Promise<string> {
    return ((await (await this.request('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken;
  }

  async signIn(user: { email: string; password: string } = demo): Promise<{ url: string }> {
    const body = new URLSearchParams({ csrfToken: await this.csrf(), email: user.email, password: user.password, json: 'true', callbackUrl: this.#base });
    return (await (await this.request('/api/auth/callback/credentials', { method: 'POST', body })).json()) as { url: string };
  }

  async signOut(): Promise<void> {
    await this.request('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken: await this.csrf(), json: 'true' }) });
  }

  async session(options: { cookie?: string; keep?: boolean } = {}): Promise<Session> {
    return (await (await this.request('/api/auth/session', options)).json()) as Session;
  }

  async renew(): Promise<Session> {
    const body = JSON.stringify({ csrfToken: await this.csrf(), data: { nau: { renew: true } } });
    return (await (await this.request('/api/auth/session', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).json()) as Session;
  }
}

export interface Session {
  user?: { name?: string; email?: string };
  jwt?: string;
  error?: string;
  renewable?: boolean;
  accessTokenExpires?: string;
  accessTokenExpiresIn?: number;
}

/** Waits until a token has ended: nothing may be asked meanwhile, as each read renews. */
export async function untilEnded(session: Session): Promise<void> {
  expect(session.user, 'nobody is signed in').toBeDefined();
  const end = Date.parse(session.accessTokenExpires!);
  await expect.poll(() => Date.now() > end, { intervals: [50], timeout: 20_000 }).toBe(true);
}

/** Signed in over HTTP with a token that has ended; the next one lasts an hour. */
export async function withEndedToken(): Promise<HttpClient> {
  // Long enough for a slow machine to bring it to the session.
  await control.tell({ tokenLifetime: 4 });
  const client = new HttpClient();
  await client.signIn();
  const session = await client.session();
  // On a slow machine that read has renewed the short token already.
  await control.tell({ tokenLifetime: 3600, forgetCounts: true });
  await untilEnded(session);
  return client;
}
