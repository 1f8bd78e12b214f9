import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { attackLog } from '../../tools/attackServers.js';
import { browserFlags } from '../../tools/browser.js';
import { controlOf, type BackendControl } from '../fixtures/control.js';
import { Visitor } from './Visitor.js';
import { startWeakApp, type Weakness } from './weak/weakApp.js';

/** A running app with a backend behind it: the demo, or a weak one. */
export interface App {
  url: string;
  backend: BackendControl;
  /** All that its server has written, once it has written what earlier requests cause. */
  log: () => Promise<string>;
}

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the attacks by \`npm test -- attacks\`, which starts the servers.`);
  return value;
};

const backend = () => controlOf(env('ATTACK_CONTROL_URL'));

/** The demo, as `next build` made it. */
export function kitApp(): App {
  const url = env('ATTACK_WEB_URL');
  const read = () => (existsSync(attackLog) ? readFileSync(attackLog, 'utf8') : '');
  const marks = () => read().split('NAU_ACCOUNT').length;
  return {
    url,
    backend: backend(),
    log: async () => {
      // A request that writes one line for certain: what was caused before stands before it.
      const before = marks();
      await new Visitor(url).json('/api/auth/account/none', {});
      await until(() => marks() > before);
      return read();
    },
  };
}

/** An app that is weak on purpose. */
export async function weakApp(weakness: Weakness = {}): Promise<App> {
  const app = await startWeakApp(env('ATTACK_BACKEND_URL'), weakness);
  atEnd(app.close);
  return { url: app.url, backend: backend(), log: () => Promise.resolve(app.log.join('\n')) };
}

/** Waits for a condition. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

const endings: (() => Promise<unknown>)[] = [];

/** Called when all attacks are over. */
export const atEnd = (end: () => Promise<unknown>): void => void endings.push(end);

export async function endAll(): Promise<void> {
  await Promise.all(endings.splice(0).map((end) => end()));
}

const browsers = new Map<string, Promise<Browser>>();

/** Chromium; by default one for all. */
function browser(withBackForwardCache = false): Promise<Browser> {
  const key = String(withBackForwardCache);
  let started = browsers.get(key);
  if (!started) {
    // Playwright turns the back-forward cache off.
    started = chromium.launch({ executablePath: env('CHROMIUM_PATH'), args: browserFlags, ...(withBackForwardCache && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }) });
    browsers.set(key, started);
    atEnd(async () => (await started!).close());
  }
  return started;
}

/** Does something in a fresh browser profile. */
export async function inBrowser<T>(app: App, use: (page: Page) => Promise<T>, { withBackForwardCache, ...options }: BrowserContextOptions & { withBackForwardCache?: boolean } = {}): Promise<T> {
  const context = await (await browser(withBackForwardCache)).newContext({ baseURL: app.url, locale: 'en-US', ...options });
  context.setDefaultTimeout(30_000);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Fills the sign-in form in and sends it, by scripts when they are there. */
export async function typeIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Waits until the demo's form is alive; a weak one needs no life. */
export async function openSignIn(page: Page, path = '/login'): Promise<void> {
  await page.goto(path);
  await page.locator('form[data-slot="login-form"]').waitFor();
  if (await page.evaluate(() => document.querySelector('script[src*="/_next/static/chunks/"]') !== null)) await page.locator('form[data-slot="login-form"][novalidate]').waitFor();
}
