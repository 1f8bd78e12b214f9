import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { execa } from 'execa';
import pc from 'picocolors';
import type { Browser } from 'playwright';
import { progress } from '../tools/progress.js';
import { launchQuietly } from './browser.js';
import { folder } from './bundle.js';
import { countCommits, type CommitRow } from './commits.js';
import { contestants, parts, type Part } from './contestants.js';
import { install, versionOf } from './install.js';
import { loadHtml, nextPages, startNextApp } from './next.js';
import { prepare, prepareProfile, type PreparedApp } from './prepare.js';
import { missedTargets, printReport, writeReport } from './report.js';
import { countRequests, requestCases } from './requests.js';
import type { Circumstances, MeasuredParts, NextRow, Results, VisibleRow } from './results.js';
import { startBenchServer, type BenchServer } from './server.js';
import { sizeOf, type SizeRow } from './size.js';
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
  .option('--rounds <number>', 'loads of each page', numberOf, 9)
  .option('--only <names...>', `parts (${parts.join(', ')}), which replace those of the last run; or forms (${contestants.map(({ name }) => name).join(', ')}), which are printed only`)
  .option('--again', 'writes bench/RESULTS.md from what was measured last')
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
  if (again) return finish(remembered());
  const unknown = only?.filter((name) => !(parts as readonly string[]).includes(name) && !contestants.some((one) => one.name === name)) ?? [];
  if (unknown.length) throw new Error(`There is nothing called "${unknown.join('", "')}"; there are the parts ${parts.join(', ')} and the forms ${contestants.map(({ name }) => name).join(', ')}.`);
  const wantedParts = parts.some((part) => only?.includes(part)) ? parts.filter((part) => only!.includes(part)) : parts;
  const named = contestants.filter(({ name }) => only?.includes(name));
  // The ratios are to SignInPage.
  const wanted = named.length ? contestants.filter((one) => one.name === 'SignInPage' || named.includes(one)) : contestants;

  const needsForms = wantedParts.some((part) => part === 'size' || part === 'visible' || part === 'commits');
  if (needsForms) await install();
  console.log('Building next-auth-ui…');
  await execa(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts']);
  const browser = await launchQuietly();
  closing.push(async () => browser.close());
  const server = await startBenchServer();
  closing.push(server.stop);

  const apps: PreparedApp[] = [];
  if (needsForms) {
    const done = begin('Building the forms', wanted.length);
    for (const contestant of wanted) {
      apps.push(await prepare(contestant, server));
      done(1);
    }
  }
  const measured: MeasuredParts = {};
  for (const part of wantedParts) {
    const before = loadavg()[0]!;
    const rows = await measure[part]({ browser, server, apps, rounds });
    Object.assign(measured, { [part]: { rows, date: new Date().toISOString(), rounds, load: [before, loadavg()[0]!] } });
    // A later part that fails takes none of it along.
    const now = { ...circumstances(browser), ...measured };
    if (!named.length) remember({ ...earlier(now), ...now });
  }
  if (server.unanswered.size) console.log(pc.yellow(`Nobody answered: ${[...server.unanswered].join(', ')}`));
  const results = { ...circumstances(browser), ...measured };
  printReport(results);
  return named.length ? statusOf(results) : finish({ ...earlier(results), ...results });
}

interface Bench {
  browser: Browser;
  server: BenchServer;
  apps: readonly PreparedApp[];
  rounds: number;
}

const measure: Record<Part, (bench: Bench) => Promise<unknown[]>> = {
  size: async ({ apps }) => {
    const done = begin('Size', apps.length);
    const rows: SizeRow[] = [];
    for (const { contestant, files } of apps) {
      rows.push(await sizeOf(contestant, files));
      done(1);
    }
    return rows;
  },
  visible: async ({ browser, apps, rounds }) => visible(browser, apps, rounds),
  next: async ({ browser, rounds }) => onNext(browser, rounds),
  commits: async ({ browser, server, apps }) => {
    const done = begin('React commits while typing', apps.length);
    const rows: CommitRow[] = [];
    for (const { contestant } of apps) {
      const { name, kind } = contestant;
      rows.push(await countCommits(browser, name, await prepareProfile(contestant, server), kind !== 'peer'));
      done(1);
    }
    return rows;
  },
  requests: async ({ browser }) => {
    const done = begin('Requests per API call', requestCases.length);
    return countRequests(browser, () => done(1));
  },
};

function circumstances(browser: Browser): Circumstances {
  const packages = new Set(['react', 'next', ...contestants.flatMap((one) => one.packages)]);
  return {
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${systemType()} ${release()}`,
    browser: `Chromium ${browser.version()}`,
    node: process.version,
    versions: Object.fromEntries([...packages].map((name) => [name, versionOf(name)])),
  };
}

function remembered(): Results {
  if (!existsSync(file)) throw new Error('Nothing has been measured here yet. Run npm run bench without --again.');
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

/** The parts of earlier runs that can stand beside this one: of the same machine and versions. */
function earlier({ machine, browser, node, versions }: Circumstances): Partial<Results> {
  if (!existsSync(file)) return {};
  const last = remembered();
  const isSame = last.machine === machine && last.browser === browser && last.node === node && JSON.stringify(last.versions) === JSON.stringify(versions);
  return isSame ? last : {};
}

function remember(results: Results): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(results));
}

/** Writes the report once there is something of each part. */
function finish(results: Results): number {
  remember(results);
  const missing = parts.filter((part) => !results[part]);
  if (missing.length) console.log(`bench/RESULTS.md is not written: ${missing.join(', ')} not measured yet.`);
  else {
    writeReport(results);
    console.log('Written: bench/RESULTS.md and bench/results.svg');
  }
  return statusOf(results);
}

const statusOf = (results: Results): number => (missedTargets(results).length ? 1 : 0);

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
