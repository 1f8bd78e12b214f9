import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { execa } from 'execa';
import pc from 'picocolors';
import { chromium, type Browser } from 'playwright';
import { browserFlags, findBrowser } from '../tools/browser.js';
import { progress } from '../tools/progress.js';
import { buildProfile, folder } from './bundle.js';
import { countCommits } from './commits.js';
import { contestants, parts, type Part } from './contestants.js';
import { install, versionOf } from './install.js';
import { loadHtml, nextPages, startNextApp } from './next.js';
import { prepare, type PreparedApp } from './prepare.js';
import { missedTargets, printReport, writeReport } from './report.js';
import { countRequests, requestCases } from './requests.js';
import type { NextRow, Results, VisibleRow } from './results.js';
import { startBenchServer } from './server.js';
import { sizeOf } from './size.js';
import { loadForm, type Load } from './visible.js';

interface Options {
  rounds: number;
  only?: string[];
  again?: boolean;
}

const numberOf = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a number from 1 on.');
  return value;
};

const program = new Command('npm run bench --')
  .description('Measures the kit’s sign-in forms beside those of others, and writes bench/RESULTS.md.')
  .option('--rounds <number>', 'loads of each page', numberOf, 11)
  .option('--only <names...>', `parts (${parts.join(', ')}) or forms (${contestants.map(({ name }) => name).join(', ')}); prints the result and writes nothing`)
  .option('--again', 'writes bench/RESULTS.md from the last whole run, and measures nothing')
  .addHelpText('after', '\nEnds with 0 when the kit is ahead where it wants to be, with 1 when it is not, with 2 when it could not be measured.')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

const file = `${folder}/results.json`;
const closing: (() => Promise<unknown>)[] = [];
const close = async () => Promise.all(closing.splice(0).map((one) => one().catch(() => undefined)));
let stopped = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopped = true;
    void close().then(() => process.exit(130));
  });
}

async function bench({ rounds, only, again }: Options): Promise<number> {
  if (again) {
    const results = JSON.parse(readFileSync(file, 'utf8')) as Results;
    writeReport(results);
    return missedTargets(results).length ? 1 : 0;
  }
  const unknown = only?.filter((name) => !(parts as readonly string[]).includes(name) && !contestants.some((one) => one.name === name)) ?? [];
  if (unknown.length) throw new Error(`There is nothing called "${unknown.join('", "')}"; there are the parts ${parts.join(', ')} and the forms ${contestants.map(({ name }) => name).join(', ')}.`);
  const wantedParts = new Set<Part>(parts.some((part) => only?.includes(part)) ? parts.filter((part) => only!.includes(part)) : parts);
  const named = contestants.filter(({ name }) => only?.includes(name));
  // The ratios are to SignInPage.
  const wanted = named.length ? contestants.filter((one) => one.name === 'SignInPage' || named.includes(one)) : contestants;
  const needsForms = (['size', 'visible', 'commits'] as const).some((part) => wantedParts.has(part));

  if (needsForms) await install();
  console.log('Building next-auth-ui…');
  await execa(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts']);

  const [loadBefore] = loadavg() as [number, number, number];
  // No page may call anybody but this machine.
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'], handleSIGINT: false });
  closing.push(async () => browser.close());
  const server = await startBenchServer();
  closing.push(server.stop);

  const measured: Partial<Results> = {};
  const apps: PreparedApp[] = [];
  if (needsForms) {
    const done = begin('Building the forms', wanted.length);
    for (const contestant of wanted) {
      apps.push(await prepare(contestant, server));
      done(1);
    }
  }
  if (wantedParts.has('size')) {
    const done = begin('Size', apps.length);
    measured.size = [];
    for (const { contestant, files } of apps) {
      measured.size.push(await sizeOf(contestant, files));
      done(1);
    }
  }
  if (wantedParts.has('visible')) measured.visible = await visible(browser, apps, rounds);
  if (wantedParts.has('next')) measured.next = await onNext(browser, rounds);
  if (wantedParts.has('commits')) {
    const done = begin('React commits while typing', apps.length);
    measured.commits = [];
    for (const { contestant: { name, kind } } of apps) {
      const { files, html } = await buildProfile(name);
      for (const { name: path, type, content } of files) server.serve(`/${name}/${path}`, { type, content });
      server.serve(`/${name}/profile`, { type: 'html', content: html });
      measured.commits.push(await countCommits(browser, name, `${server.url}/${name}/profile`, kind !== 'peer'));
      done(1);
    }
  }
  if (wantedParts.has('requests')) measured.requests = await countRequests(browser, withDone('Requests per API call', requestCases.length));
  if (server.unanswered.size) console.log(pc.yellow(`Nobody answered: ${[...server.unanswered].join(', ')}`));

  const [loadAfter] = loadavg() as [number, number, number];
  const packages = new Set(['react', 'next', ...wanted.flatMap((one) => one.packages)]);
  const results: Results = {
    date: new Date().toISOString(),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${systemType()} ${release()}`,
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    load: [loadBefore, loadAfter],
    versions: Object.fromEntries([...packages].map((name) => [name, versionOf(name)])),
    rounds,
    ...measured,
  };
  printReport(results);
  if (!only) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(results));
    writeReport(results);
    console.log('Written: bench/RESULTS.md and bench/results.svg');
  }
  return missedTargets(results).length ? 1 : 0;
}

/** Each page once per round, each round beginning with another one, so that what changes with time changes for all. */
async function visible(browser: Browser, apps: readonly PreparedApp[], rounds: number): Promise<VisibleRow[]> {
  const pages = apps.flatMap(({ client, server }) => (server ? [client, server] : [client]));
  const done = begin('Time to a visible form, on slow 4G', pages.length * (rounds + 1));
  const loads = new Map<string, Load[]>(pages.map((url) => [url, []]));
  // The first round is for the browser and the server to get going.
  for (let round = -1; round < rounds; round++) {
    for (const url of rotated(pages, round)) {
      const load = await loadForm(browser, url, true);
      if (round >= 0) loads.get(url)!.push(load);
      done(1);
    }
  }
  return apps.map(({ contestant: { name }, client, server }) => ({ name, client: loads.get(client)!, ...(server && { server: loads.get(server)! }) }));
}

async function onNext(browser: Browser, rounds: number): Promise<NextRow[]> {
  console.log('Building the Next app…');
  const app = await startNextApp();
  closing.push(app.stop);
  const rows = nextPages.map(({ name, path }) => ({ name, url: `${app.url}${path}`, html: [] as NextRow['html'][number][], fast: [] as Load[], slow: [] as Load[] }));
  const htmlRounds = rounds * 20;
  const done = begin('Pages of one Next server', rows.length * (htmlRounds + 2 * (rounds + 1)));
  // Node compiles what runs often; the first requests are of another server, as it were.
  for (let round = -50; round < htmlRounds; round++) {
    for (const { url, html } of rotated(rows, round)) {
      const load = await loadHtml(url);
      if (round < 0) continue;
      html.push(load);
      done(1);
    }
  }
  for (let round = -1; round < rounds; round++) {
    for (const isSlow of [false, true]) {
      for (const { url, fast, slow } of rotated(rows, round)) {
        const load = await loadForm(browser, url, isSlow);
        if (round >= 0) (isSlow ? slow : fast).push(load);
        done(1);
      }
    }
  }
  await app.stop();
  return rows.map(({ name, html, fast, slow }) => ({ name, html, fast, slow }));
}

const rotated = <T>(items: readonly T[], round: number): T[] => {
  const first = ((round % items.length) + items.length) % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
};

function begin(what: string, total: number): (more: number) => void {
  console.log(pc.bold(what));
  return progress(total);
}

function withDone(what: string, total: number): () => void {
  const done = begin(what, total);
  return () => done(1);
}

bench(program.parse().opts<Options>()).then(
  async (status) => {
    await close();
    process.exit(status);
  },
  async (error: unknown) => {
    // What was closed under a measurement's hands is no fault.
    if (stopped) return;
    console.error(pc.red(error instanceof Error ? error.message : String(error)));
    await close();
    process.exit(2);
  },
);
