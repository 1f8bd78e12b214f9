import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { build, preview } from 'vite';
import { progress } from './progress.js';
import { compare, readExport } from './review/compare.js';
import { gallery } from './review/gallery.js';
import { countOf, openBrowser, openPages, takePictures, viewports, type Wanted } from './review/takePictures.js';
import type { ReviewCell } from './review/types.js';

const page = '.tmp/review-page';

interface Options {
  only?: string[];
  theme: string[];
  language: string[];
  viewport: string[];
  out: string;
  against?: string;
  css?: string;
  jobs: number;
}

const numberOf = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is the number of pages at once, from 1 on.');
  return value;
};

const program = new Command('npm run review --')
  .description('Takes a picture of every state of every component in Chromium, in a folder that opens without a server.')
  .option('--only <names...>', 'components, or component/state: LoginForm SessionBadge/menuOpen')
  .option('--theme <themes...>', 'light, dark', ['light', 'dark'])
  .option('--language <tags...>', 'languages by their tags, or `all`', ['en', 'ko', 'ar'])
  .option('--viewport <names...>', Object.keys(viewports).join(', '), Object.keys(viewports))
  .option('--out <folder>', 'where the pictures go; what is there is replaced', '.tmp/review')
  .option('--against <folder>', 'an earlier export to compare with')
  .option('--css <file>', 'a stylesheet to try out on top of the kit’s')
  .option('--jobs <number>', 'pages at once', numberOf, 2)
  .addHelpText('after', '\nEnds with 0 when nothing differs, with 1 when something does, with 2 when it could not be done.\n\n  npm run review -- --only LoginForm --language all\n  npm run review -- --out .tmp/before\n  npm run review -- --against .tmp/before --out .tmp/after')
  // What is wrong with the words is no difference between pictures.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

/** What was asked for, of what there is. */
function wantedOf(options: Options, cells: readonly ReviewCell[], locales: readonly string[]): Wanted {
  const known = (what: string, asked: readonly string[], all: readonly string[]) => {
    const unknown = asked.filter((one) => !all.includes(one));
    if (unknown.length) throw new Error(`There is no ${what} "${unknown.join('", "')}"; there are: ${all.join(', ')}.`);
    return asked;
  };
  const names = new Set(cells.flatMap(({ component, state }) => [component, `${component}/${state}`]));
  if (options.only) known('component or state', options.only, [...names]);
  return {
    cells: options.only ? cells.filter(({ component, state }) => options.only!.includes(component) || options.only!.includes(`${component}/${state}`)) : cells,
    themes: known('theme', options.theme, ['light', 'dark']),
    languages: options.language.includes('all') ? locales : known('language', options.language, locales),
    viewports: known('viewport', options.viewport, Object.keys(viewports)),
  };
}

async function review(options: Options): Promise<number> {
  const before = options.against === undefined ? undefined : readExport(options.against);
  const css = options.css === undefined ? '' : readFileSync(options.css, 'utf8');
  const out = resolve(options.out);
  if (existsSync(out) && !existsSync(join(out, 'manifest.json'))) throw new Error(`${options.out} is there and is no export of pictures: give another folder with --out.`);
  mkdirSync(dirname(out), { recursive: true });
  // Nobody finds half an export.
  const folder = mkdtempSync(`${out}-`);
  const closing: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = () => {
    stopping.abort();
    void Promise.all(closing.map((close) => close().catch(() => undefined)));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    console.log('Building the page…');
    await build({
      configFile: false,
      logLevel: 'error',
      root: 'tools/review',
      publicDir: resolve('.storybook/public'),
      plugins: [react(), tailwindcss()],
      // next-auth/react reads these at import.
      define: { 'process.env.NEXTAUTH_URL': 'undefined', 'process.env.NEXTAUTH_URL_INTERNAL': 'undefined', 'process.env.VERCEL_URL': 'undefined' },
      build: { outDir: resolve(page), emptyOutDir: true, chunkSizeWarningLimit: 5000 },
    });
    signal.throwIfAborted();
    const server = await preview({ configFile: false, logLevel: 'error', root: 'tools/review', build: { outDir: resolve(page) }, preview: { host: '127.0.0.1', port: 0 } });
    closing.push(async () => server.close());
    const address = server.httpServer.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}/`;
    const browser = await openBrowser();
    closing.push(async () => browser.close());
    signal.throwIfAborted();
    const pages = await Promise.all(Array.from({ length: options.jobs }, async () => openPages(browser, url, css)));
    const { cells, locales } = await pages[0]![0].evaluate(() => ({ cells: window.review.cells, locales: window.review.locales }));
    const wanted = wantedOf(options, cells, locales);
    const total = countOf(wanted);
    console.log(`${total} pictures, each at 1× and 2×`);
    const start = Date.now();
    const { pictures, failures } = await takePictures(pages, wanted, folder, progress(total), signal);
    signal.throwIfAborted();
    console.log(`Taken in ${((Date.now() - start) / 1000).toFixed(0)} s`);
    const asked = before?.filter(
      ({ component, state, theme, language, viewport }) =>
        (!options.only || options.only.includes(component) || options.only.includes(`${component}/${state}`)) && wanted.themes.includes(theme) && wanted.languages.includes(language) && wanted.viewports.includes(viewport),
    );
    const changes = asked && compare(pictures, asked, folder, options.against!);
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ pictures }, undefined, 1)}\n`);
    writeFileSync(join(folder, 'index.html'), gallery(pictures, changes));
    rmSync(out, { recursive: true, force: true });
    renameSync(folder, out);
    for (const failure of failures) console.error(pc.red(failure));
    for (const { kind, picture, pixels } of changes ?? []) console.log(`${kind.padEnd(8)} ${picture.file}${pixels === undefined ? '' : ` (${pixels} pixels)`}`);
    console.log(`Open ${join(options.out, 'index.html')}`);
    if (failures.length) return 2;
    return changes?.length ? 1 : 0;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all(closing.map((close) => close().catch(() => undefined)));
  }
}

review(program.parse().opts<Options>()).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(pc.red(error instanceof Error ? error.message : String(error)));
    process.exit(2);
  },
);
