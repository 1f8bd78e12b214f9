import { test as base, expect, type Page } from '@playwright/test';
import type { serverNames } from '../../tools/testServers.js';

/** Where the servers are that tools/testServers.ts started. */
export function serverUrl(name: (typeof serverNames)[number]): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: run the end-to-end tests by \`npm test -- e2e\`, which starts the servers.`);
  return url;
}

export const demoUser = { email: 'demo@example.com', password: 'correct horse battery', name: 'Dana Demo' };
export const adminUser = { email: 'admin@example.com', password: 'admin horse battery' };

/** Fails a test whose page said something went wrong (hydration, a script's error) or put a password into a URL. */
export const test = base.extend<{ outage: boolean; watched: undefined }>({
  /** Set by tests that cut next-auth's API: its own client writes each failed read to the console. */
  outage: [false, { option: true }],
  watched: [
    async ({ page, outage }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('console', (message) => {
        // Chromium notes each answer of 4xx; a refused sign-in is one.
        if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
        if (!(outage && message.text().startsWith('[next-auth]'))) complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = decodeURIComponent(request.url().replaceAll('+', ' '));
        if (url.includes('horse battery') || url.includes('wrong-password')) complaints.push(`password in a URL: ${request.url()}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Page };

export async function fillIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signIn(page: Page, url = '/login', user: { email: string; password: string } = demoUser): Promise<void> {
  await page.goto(url);
  await fillIn(page, user);
  await submit(page);
  await page.waitForURL((where) => !where.pathname.endsWith('/login'));
}

export const badge = (page: Page) => page.locator('[data-slot="session-badge"]');

/** Opens the badge's menu and asks for the sign-out, wherever that leads. */
export async function askToSignOut(page: Page): Promise<void> {
  await badge(page).locator('summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** Signs out by the badge, which knows before the page is left: Chromium may never close one that it is just leaving. */
export async function signOut(page: Page): Promise<void> {
  const next = page.waitForEvent('load');
  await askToSignOut(page);
  await next;
}

/** The newest mail to somebody, of the backend or of the app's own sign-in links, that is not among those before. */
export async function newMail(to: string, from: 'backend' | 'links', before = 0): Promise<{ text: string; link?: string; code?: string }> {
  const list = async () => (await (await fetch(`${serverUrl(from === 'links' ? 'LINK_MAILS_URL' : 'BACKEND_URL')}/mails.json?to=${encodeURIComponent(to)}`)).json()) as { text: string; link?: string; code?: string }[];
  await expect.poll(async () => (await list()).length).toBeGreaterThan(before);
  return (await list())[0]!;
}

/** An address that no other test has, on whichever run. */
export const someone = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 10)}@example.com`;
