import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { chromium, type Browser, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../browser.js';
import type { Picture, ReviewCell } from './types.js';

export const viewports: Record<string, { width: number; height: number }> = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 800 } };

export interface Wanted {
  cells: readonly ReviewCell[];
  themes: readonly string[];
  languages: readonly string[];
  viewports: readonly string[];
}

interface Shot {
  cell: ReviewCell;
  theme: string;
  language: string;
  viewport: string;
}

/** A browser whose pictures depend on nothing but the page. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    // Playwright's own handlers end the process before the folder of pictures is taken away.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [...browserFlags, '--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--force-color-profile=srgb', '--disable-skia-runtime-opts', '--hide-scrollbars', '--disable-partial-raster', '--num-raster-threads=1', '--disable-checker-imaging', '--run-all-compositor-stages-before-draw', '--disable-new-content-rendering-timeout'],
  });
}

async function openPage(browser: Browser, url: string, css: string, deviceScaleFactor: number): Promise<Page> {
  const context = await browser.newContext({ deviceScaleFactor, reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-US', timezoneId: 'UTC' });
  const page = await context.newPage();
  // Dates stand still, timers run.
  await page.clock.setFixedTime(new Date('2026-01-15T10:00:00Z'));
  await page.addInitScript(() => {
    let seed = 1;
    Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    let id = 0;
    crypto.randomUUID = () => `00000000-0000-4000-8000-${String(++id).padStart(12, '0')}`;
  });
  await page.goto(url);
  if (css) await page.addStyleTag({ content: css });
  await page.waitForFunction(() => 'review' in window);
  return page;
}

/** A page at 1× and one at 2×: what a browser makes of one for the other is not the same each time. */
export type Pages = readonly [one: Page, two: Page];

export const openPages = async (browser: Browser, url: string, css: string): Promise<Pages> => [await openPage(browser, url, css, 1), await openPage(browser, url, css, 2)];

const shotsOf = ({ cells, themes, languages, viewports: sizes }: Wanted): Shot[] =>
  sizes.flatMap((viewport) => languages.flatMap((language) => themes.flatMap((theme) => cells.map((cell) => ({ cell, theme, language, viewport })))));

export const countOf = (wanted: Wanted): number => shotsOf(wanted).length;

/** Takes them all, with several pages at once; tells each. */
export async function takePictures(
  pages: readonly Pages[],
  wanted: Wanted,
  folder: string,
  tell: (done: number, failure?: string) => void,
  signal: AbortSignal,
): Promise<{ pictures: Picture[]; failures: string[] }> {
  const shots = shotsOf(wanted);
  const pictures: Picture[] = [];
  const failures: string[] = [];
  let next = 0;
  await Promise.all(
    pages.map(async (page) => {
      for (let index = next++; index < shots.length && !signal.aborted; index = next++) {
        const shot = shots[index]!;
        try {
          pictures[index] = await take(page, shot, folder);
          tell(1);
        } catch (error) {
          const failure = `${shot.cell.component} ${shot.cell.state}, ${shot.theme}, ${shot.language}, ${shot.viewport}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
          failures.push(failure);
          tell(1, failure);
        }
      }
    }),
  );
  return { pictures: pictures.filter(Boolean), failures };
}

async function take([one, two]: Pages, shot: Shot, folder: string): Promise<Picture> {
  const { cell, theme, language, viewport } = shot;
  const name = `pictures/${cell.component}/${cell.state}.${theme}.${language}.${viewport}`;
  const file = `${name}.png`;
  const file2x = `${name}@2x.png`;
  const image = await capture(one, shot);
  const image2x = await capture(two, shot);
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), image);
  writeFileSync(join(folder, file2x), image2x);
  const { width, height } = PNG.sync.read(image);
  return { ...cell, theme, language, viewport, file, file2x, width, height, sha256: createHash('sha256').update(image2x).digest('hex') };
}

async function capture(page: Page, { cell, theme, language, viewport }: Shot): Promise<Buffer> {
  const size = viewports[viewport]!;
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
  // Where an earlier picture left the pointer, something might glow.
  await page.mouse.move(0, 0);
  await page.evaluate(async ([component, state, look]) => window.review.show(component, state, look), [cell.component, cell.state, { theme, language }] as const);
  const taken = async () => (cell.covers ? page.screenshot() : page.locator('#review').screenshot());
  // Until two in a row are the same: the focus, for one, comes a moment after the error that it goes to.
  let image = await taken();
  for (let again = await taken(), tries = 0; !again.equals(image) && tries < 10; again = await taken(), tries++) image = again;
  return image;
}
