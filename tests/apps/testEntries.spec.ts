import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { authStatuses } from '../../src/auth/model/authState.js';
import { withFiles } from '../../tools/fileServer.js';
import { writeFromGuide } from './guideSnippets.js';
import { appsFolder, run } from './makeApp.js';

const { KIT_TARBALL = '' } = process.env;

test('the entries for tests, in a fresh Storybook and in Vitest, as the guide has them', async ({ page }) => {
  const root = join(appsFolder, 'fresh-storybook');
  await test.step('make', async () => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const [path, text] of Object.entries(viteApp)) writeFileSync(join(root, path), text);
    await run(root, 'npm', ['install', '--no-audit', '--no-fund', KIT_TARBALL]);
    await run(root, 'npx', ['--yes', 'create-storybook@10.6.2', '--yes', '--no-dev', '--features', 'docs', '--package-manager', 'npm', '--disable-telemetry'], { STORYBOOK_DISABLE_TELEMETRY: '1' });
    await run(root, 'npm', ['install', '--no-audit', '--no-fund', '--save-dev', 'msw@2.15.0', 'vitest@4.1.12', 'jsdom@29.1.1', '@testing-library/react@16', '@testing-library/dom@10', '@testing-library/user-event@14']);
  });

  await test.step('Vitest', async () => {
    writeFromGuide('Testing', root, ['tests/account.test.tsx', 'tests/states.test.ts']);
    expect(await run(root, 'vitest', ['run'])).toMatch(/Tests\s+7 passed \(7\)/);
  });

  await test.step('Storybook', async () => {
    writeFromGuide('Testing', root, ['.storybook/preview.tsx', 'stories/Account.stories.tsx']);
    await run(root, 'msw', ['init', '.storybook/public', '--no-save']);
    const main = join(root, '.storybook/main.ts');
    const before = readFileSync(main, 'utf8');
    writeFileSync(main, before.replace('"stories"', '"staticDirs": ["./public"],\n  "stories"'));
    expect(readFileSync(main, 'utf8')).not.toBe(before);
    await run(root, 'storybook', ['build', '--disable-telemetry', '--quiet', '-o', 'storybook-static'], { STORYBOOK_DISABLE_TELEMETRY: '1' });
  });

  await withFiles(join(root, 'storybook-static'), async (url) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    // next-auth logs a session that cannot be read, by a beacon that may outlive its page and MSW with it; Chromium notes the 500 that is played.
    page.on('console', (message) => message.type() === 'error' && !/CLIENT_FETCH_ERROR|status of 500/.test(message.text()) && !/\/(favicon\.ico|_log)$/.test(message.location().url) && complaints.push(`${message.text()} ${message.location().url}`));
    const open = async (story: string, globals = '') => page.goto(`${url}/iframe.html?id=account--${story}&viewMode=story${globals && `&globals=${globals}`}`);
    const badge = page.locator('[data-slot="session-badge"]');

    await open('signed-in');
    await expect(badge).toHaveAttribute('data-state', 'signedIn');
    await expect(badge).toContainText('Wolfeschlegelsteinhausenbergerdorff');
    await open('unreachable');
    await expect(badge).toHaveAttribute('data-state', 'unreachable');
    for (const state of authStatuses) {
      await open('signed-in', `authState:${state}`);
      await expect(badge).toHaveAttribute('data-state', state);
    }
    // The toolbar itself.
    await page.goto(`${url}/?path=/story/account--signed-in`);
    const inManager = page.frameLocator('#storybook-preview-iframe').locator('[data-slot="session-badge"]');
    // The page before was the worker's last one: this one is loaded twice.
    await expect(inManager).toHaveAttribute('data-state', 'signedIn');
    await page.getByRole('button', { name: /Auth state/ }).click();
    await page.getByRole('option', { name: 'signedOut' }).click();
    await expect(inManager).toHaveAttribute('data-state', 'signedOut');
    expect(complaints).toEqual([]);
  });
});

/** A React app on Vite, with nothing in it yet. */
const viteApp: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'fresh-storybook',
    private: true,
    type: 'module',
    dependencies: { react: '^19.0.0', 'react-dom': '^19.0.0', 'next-auth': '^4.24.15' },
    devDependencies: { vite: '^8.3.0', '@vitejs/plugin-react': '6.3.0', typescript: '^5', '@types/react': '^19.0.0', '@types/react-dom': '^19.0.0' },
  }),
  'vite.config.ts': `import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // next-auth reads them at import.
  define: { 'process.env.NEXTAUTH_URL': 'undefined', 'process.env.NEXTAUTH_URL_INTERNAL': 'undefined', 'process.env.VERCEL_URL': 'undefined' },
});
`,
  'index.html': '<!doctype html><title>Fresh</title>',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "jsx": "react-jsx", "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }',
};
