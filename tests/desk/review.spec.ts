import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...words: string[]) =>
  execa(process.execPath, ['--import', 'tsx', 'tools/review.ts', '--only', 'SignInButton', '--language', 'en', 'ar', '--jobs', '1', ...words], { reject: false, all: true });

async function review(...words: string[]): Promise<{ exitCode: number | undefined; text: string }> {
  const { exitCode, all } = await start(...words);
  return { exitCode, text: all };
}

const sums = (export_: string): string[] =>
  readdirSync(join(export_, 'pictures'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.png'))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(join(export_, 'pictures', file))).digest('hex')}`);

test('@deep two reviews give the same bytes; a pixel of padding is found; the gallery opens without a server', async ({ page }) => {
  test.setTimeout(400_000);
  const [before, after, mended] = ['before', 'after', 'mended'].map((name) => join(folder, name)) as [string, string, string];
  const first = await review('--out', before);
  expect(first.exitCode, first.text).toBe(0);
  const same = await review('--out', after, '--against', before);
  expect(same.exitCode, same.text).toBe(0);
  expect(sums(before).length).toBeGreaterThan(4);
  expect(sums(after)).toEqual(sums(before));

  const css = join(folder, 'padding.css');
  writeFileSync(css, "[data-slot='sign-in-button'] { padding-inline-start: calc(1rem + 1px) !important; }");
  const changed = await review('--out', mended, '--against', before, '--css', css);
  expect(changed.exitCode, changed.text).toBe(1);
  expect(changed.text).toMatch(/changed .*pixels/);

  const strays: string[] = [];
  page.on('request', (request) => !/^(file|data|blob):/.test(request.url()) && strays.push(request.url()));
  page.on('requestfailed', (request) => strays.push(request.url()));
  page.on('pageerror', (error) => strays.push(error.message));
  await page.goto(pathToFileURL(join(mended, 'index.html')).href);
  await page.getByRole('combobox', { name: 'Show' }).selectOption('changed');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('dialog').getByRole('slider')).toBeVisible();
  expect(strays).toEqual([]);
});

for (const moment of ['Building the page', 'pictures, each']) {
  test(`@deep stopped at "${moment}", a review leaves nothing behind`, async () => {
    test.setTimeout(120_000);
    const running = start('--out', join(folder, 'stopped'));
    running.stdout.on('data', (text) => String(text).includes(moment) && running.kill('SIGINT'));
    const { exitCode, all } = await running;
    expect(exitCode, all).toBe(130);
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
}
