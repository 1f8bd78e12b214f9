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
    args: [...browserFlags, '--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--force-color-profile=srgb', '--disable-skia-runtime-opts', '--hide-scrollbars'],
  });
}

export async function openPage(browser: Browser, url: string, css: string): Promise<Page> {
  const context = await browser.newContext({ deviceScaleFactor: 2, reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-US', timezoneId: 'UTC' });
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

const shotsOf = ({ cells, themes, languages, viewports: sizes }: Wanted): Shot[] =>
  sizes.flatMap((viewport) => languages.flatMap((language) => themes.flatMap((theme) => cells.map((cell) => ({ cell, theme, language, viewport })))));

export const countOf = (wanted: Wanted): number => shotsOf(wanted).length;

/** Takes them all, with several pages at once; tells each. */
export async function takePictures(
  pages: readonly Page[],
  wanted: Wanted,
  folder: string,
  tell: (done: number, failure?: string) => void,
): Promise<{ pictures: Picture[]; failures: string[] }> {
  const shots = shotsOf(wanted);
  const pictures: Picture[] = [];
  const failures: string[] = [];
  let next = 0;
  await Promise.all(
    pages.map(async (page) => {
      for (let index = next++; index < shots.length; index = next++) {
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

async function take(page: Page, { cell, theme, language, viewport }: Shot, folder: string): Promise<Picture> {
  const size = viewports[viewport]!;
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
  // Where an earlier picture left the pointer, something might glow.
  await page.mouse.move(0, 0);
  await page.evaluate(async ([component, state, look]) => window.review.show(component, state, look), [cell.component, cell.state, { theme, language }] as const);
  const target = cell.covers ? undefined : page.locator('#review');
  const taken = async (scale: 'css' | 'device') => (target ? target.screenshot({ scale, animations: 'disabled' }) : page.screenshot({ scale, animations: 'disabled' }));
  const name = `pictures/${cell.component}/${cell.state}.${theme}.${language}.${viewport}`;
  const one = await taken('css');
  const two = await taken('device');
  const picture: Picture = { ...cell, theme, language, viewport, file: `${name}.png`, file2x: `${name}@2x.png`, width: 0, height: 0, sha256: createHash('sha256').update(two).digest('hex') };
  mkdirSync(dirname(join(folder, picture.file)), { recursive: true });
  writeFileSync(join(folder, picture.file), one);
  writeFileSync(join(folder, picture.file2x), two);
  const { width, height } = PNG.sync.read(one);
  return { ...picture, width, height };
}
