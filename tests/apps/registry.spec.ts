import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { portOr } from '../../tools/servers.js';
import { makeApp, run } from './makeApp.js';
import { withRegistries, type Registries } from './registryServer.js';
import { buildAndLint, isHealthy, signIn, startApp, sums } from './steps.js';

const { BACKEND_URL = '', KIT_TARBALL = '' } = process.env;

/** Exact, as what it asks its own registry for changes. */
const shadcn = 'shadcn@4.23.0';

test('a fresh app with shadcn: the components as its own sources', async ({ page }) => {
  // Seven runs of shadcn's program, beside two of npm's.
  test.setTimeout(900_000);
  const port = await portOr(0);
  const url = `http://localhost:${port}`;
  const root = await test.step('make', async () => makeApp({ name: 'shadcn', router: 'app', language: 'ts', tailwind: true }));

  await withRegistries(KIT_TARBALL, async (registries) => {
    const cli = async (...words: string[]) => run(root, 'npx', ['--yes', shadcn, ...words], registries.env);
    await test.step('shadcn init', async () => cli('init', '--defaults', '--yes'));
    await test.step('shadcn add', async () => {
      const said = await cli('add', ...['sign-in-page', 'session-badge', 'auth-error-page'].map((name) => `${registries.kit}/${name}.json`));
      expect(said).toContain("import { SignInPage } from '@/components/auth/sign-in-page'");
      // The kit came with them.
      expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain('"next-auth-ui"');
    });
    await test.step('shadcn add, again and otherwise', async () => addsNothing(root, registries, cli));
  });

  await test.step('set up, with its own components on the pages', async () => {
    await run(root, 'next-auth-ui', ['init', '--yes', '--backend', BACKEND_URL, '--url', url]);
    edit(root, 'app/login/page.tsx', 'import { SignInPage } from "next-auth-ui"', 'import { SignInPage } from "@/components/auth/sign-in-page"');
    edit(root, 'app/account/page.tsx', 'import { SessionBadge } from "next-auth-ui"', 'import { SessionBadge } from "@/components/auth/session-badge"');
    edit(root, 'app/auth-error/page.tsx', 'import { AuthErrorPage } from "next-auth-ui"', 'import { AuthErrorPage } from "@/components/auth/auth-error-page"');
    // A team's own change, and what it says for all components in one place.
    edit(root, 'components/auth/login-form.tsx', '<Part as="form" slot="login-form"', '<Part as="form" slot="login-form" data-team="ours"');
    edit(root, 'app/auth-provider.tsx', '<KitProvider', "<KitProvider classNames={{ submit: 'from-provider' }}");
  });
  await test.step('build and lint', async () => {
    await buildAndLint(root);
    await run(root, 'eslint', ['components', '--max-warnings', '0']);
  });

  const server = await startApp(root, port);
  try {
    await test.step('sign in', async () => signIn(page, url));
    await test.step('looks', async () => looksLikeTheApp(page, `${url}/login`));
    await test.step('doctor', async () => isHealthy(root, url));
  } finally {
    await server.stop();
  }
});

/** Every way to name an item: by its address, by its file in the package, and by the registry's name. */
async function addsNothing(root: string, { kit, missing }: Registries, cli: (...words: string[]) => Promise<string>): Promise<void> {
  await cli('add', './node_modules/next-auth-ui/dist/r/auth.json');
  await cli('registry', 'add', `@next-auth-ui=${kit}/{name}.json`);
  const before = sums(root);
  await cli('add', `${kit}/sign-in-page.json`);
  await cli('add', './node_modules/next-auth-ui/dist/r/auth.json');
  expect(await cli('add', '@next-auth-ui/register-page')).toContain('Skipped');
  expect(await cli('search', '@next-auth-ui', '--query', 'password')).toContain('@next-auth-ui/forgot-password-page');
  expect(sums(root)).toEqual(before);
  const css = readFileSync(join(root, 'app/globals.css'), 'utf8');
  for (const sheet of ['next-auth-ui/tailwind.css', 'next-auth-ui/shadcn.css']) expect(css.split(sheet)).toHaveLength(2);
  expect(missing).toEqual([]);
}

function edit(root: string, path: string, from: string, to: string): void {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  expect(before, path).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

/** In its own colours, light and dark, with what it changed and with what it says on the package's `AuthProvider`. */
async function looksLikeTheApp(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('[data-slot="login-form"]')).toHaveAttribute('data-team', 'ours');
  const submit = page.locator('[data-slot="submit"]');
  await expect(submit).toHaveClass(/(^| )from-provider( |$)/);
  for (const dark of [false, true]) {
    await page.evaluate((on) => document.documentElement.classList.toggle('dark', on), dark);
    await expect(submit).toHaveCSS('background-color', await variable(page, '--primary'));
    await expect(page.locator('[data-slot="card"]')).toHaveCSS('background-color', await variable(page, '--card'));
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/shadcn-${dark ? 'dark' : 'light'}.png` });
  }
}

/** A colour of the app's, as a browser works it out. */
const variable = async (page: Page, name: string): Promise<string> =>
  page.evaluate((one) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = `var(${one})`;
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  }, name);
