import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { execa } from 'execa';
import { build } from 'vite';

const here = 'tests/hosts';

/** The apps; `neutral` has no rules of its own, and is what the others are held against. */
export const apps = ['neutral', 'plain', 'bootstrap', 'tailwind3', 'tailwind', 'layers', 'shadcn'] as const;

/** Where the package is that the apps use: as it would be installed, not as it lies here. */
export const installed = `${here}/node_modules/next-auth-ui`;

/** Packs the built kit and unpacks it among the apps' modules. */
export async function installPacked(): Promise<void> {
  const target = '.tmp/hosts';
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  mkdirSync(target, { recursive: true });
  const { stdout } = await execa('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], { stderr: 'ignore' });
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
  await execa('tar', ['-xzf', join(target, packed!.filename), '-C', installed, '--strip-components=1']);
  if (!existsSync(`${installed}/dist/styles.css`)) throw new Error('The packed kit has no dist/styles.css: run `npm run build` first.');
}

/** Builds each app into a folder of its name. */
export async function buildApps(target: string): Promise<void> {
  for (const app of apps) {
    const usesTailwind = app === 'tailwind' || app === 'layers' || app === 'shadcn';
    await build({
      configFile: false,
      root: resolve(here, 'apps', app),
      base: `/${app}/`,
      logLevel: 'error',
      // next-auth/react reads these at import.
      define: { 'process.env.NEXTAUTH_URL': 'undefined', 'process.env.NEXTAUTH_URL_INTERNAL': 'undefined', 'process.env.VERCEL_URL': 'undefined' },
      plugins: [react(), ...(usesTailwind ? tailwindcss() : [])],
      build: { outDir: resolve(target, app), emptyOutDir: true, reportCompressedSize: false },
    });
  }
}
