import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import pc from 'picocolors';
import { withApps } from '../tests/apps/appServers.js';
import { withDesk } from '../tests/desk/deskServer.js';
import { withHosts } from '../tests/hosts/hostServer.js';
import { withAttackServers } from './attackServers.js';
import { findBrowser } from './browser.js';
import { withFaultServers } from './faultServers.js';
import { withServers } from './testServers.js';

/** What a step counted. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  /** Takes too long for every run. */
  onlyByName?: boolean;
  /** Keeps one core busy: of those that follow each other two run side by side, but not a step and its deep form, which share servers, folders or a report. */
  half?: boolean;
  /** A tool that no time limit hurries: it goes beside the other two, with what they leave of the cores while they wait for pages and servers. */
  patient?: boolean;
  run: () => Promise<Counts>;
}

const reports = '.tmp/reports';

/** Named again at the end, where a log that was cut off at its beginning still shows them. */
const failures: string[] = [];

/** A failed test and the beginning of what it said: the seed of a random one, say, without which nobody can repeat it. */
function noteFailure(suite: string, title: string, message = ''): void {
  const lines = stripVTControlCharacters(message).split('\n').filter((line) => line.trim());
  failures.push([pc.red(`${suite}: ${title}`), ...lines.slice(0, 4).map((line) => `  ${line.trim().slice(0, 200)}`)].join('\n'));
}

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  vitest: 'node_modules/vitest/vitest.mjs',
  publint: 'node_modules/publint/src/cli.js',
  attw: 'node_modules/@arethetypeswrong/cli/dist/index.js',
  sizeLimit: 'node_modules/size-limit/bin.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
} as const;

// Vite's builds set it in this process, and a tool that starts later would test the production's React.
const nodeEnv = process.env.NODE_ENV;

/** The step whose name stands before each line of its output, while others run beside it. */
const lane = new AsyncLocalStorage<Step>();

/** Runs one of the project's own tools; its output is shown as it comes. */
async function tool(name: keyof typeof bin, parameters: string[] = [], env: Record<string, string> = {}, cwd = '.'): Promise<boolean> {
  const path = cwd === '.' ? bin[name] : `${cwd.replace(/[^/]+/g, '..')}/${bin[name]}`;
  const step = lane.getStore();
  const output = step
    ? ([
        function* (line: unknown) {
          yield `${pc.dim(`${step.name} │`)} ${String(line)}`;
        },
        'inherit',
      ] as const)
    : 'inherit';
  const running = execa(process.execPath, [path, ...parameters], {
    cwd,
    stdin: 'ignore',
    stdout: output,
    stderr: output,
    reject: false,
    env: { NODE_ENV: nodeEnv, FORCE_COLOR: pc.isColorSupported ? '1' : '0', NEXT_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1', ...env },
  });
  // At once, so that what it starts has it too.
  if (step?.patient && running.pid !== undefined) setPriority(running.pid, constants.priority.PRIORITY_LOW);
  return (await running).exitCode === 0;
}

/** A step without tests of its own is one check. */
const check = async (...ok: boolean[]): Promise<Counts> => {
  const failed = ok.filter((one) => !one).length;
  return { passed: ok.length - failed, failed, skipped: 0 };
};

/** Runs Vitest projects and reads the counts from its report; a run that ends badly without a failed test is a failure. */
async function vitest(name: string, projects: string[], env?: Record<string, string>, files: string[] = []): Promise<Counts> {
  const file = `${reports}/${name}.json`;
  const ok = await tool(
    'vitest',
    ['run', ...files, ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number> & {
    testResults: { assertionResults: { status: string; fullName: string; failureMessages?: string[] }[] }[];
  };
  const failed = report.numFailedTests;
  for (const { status, fullName, failureMessages } of report.testResults.flatMap(({ assertionResults }) => assertionResults)) if (status === 'failed') noteFailure(name, fullName, failureMessages?.[0]);
  return { passed: report.numPassedTests, failed: failed || ok ? failed : 1, skipped: report.numPendingTests + report.numTodoTests };
}

async function endToEnd(browser: string, filter: string[]): Promise<Counts> {
  return withServers((urls) => playwright('e2e', browser, urls, filter));
}

/** The faults that `npm test` has time for; `npm run faults` provokes all of them and prints the table. */
async function faults(browser: string, filter: string[]): Promise<Counts> {
  return withFaultServers((urls) => playwright('faults', browser, urls, filter));
}

/** On the same servers a hundred sign-ins and a small storm: the short form of `load`. */
async function faultsAndLoad(browser: string, filter: string[]): Promise<Counts> {
  return withFaultServers(async (urls) => {
    const one = await playwright('faults', browser, urls, ['--grep', '@quick', ...filter]);
    // What is looked for by name is a fault.
    if (filter.length) return one;
    const other = await playwright('load', browser, urls, ['--grep', '@quick']);
    return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
  });
}

/** The attacks; `deep` are those that need a browser as well. */
async function attacks(browser: string, deep: boolean): Promise<Counts> {
  return withAttackServers((urls) => vitest(deep ? 'attacks-deep' : 'attacks', ['attacks'], { ...urls, CHROMIUM_PATH: browser, ...(deep && { DEEP_ATTACKS: '1' }) }));
}

interface Suite {
  suites?: Suite[];
  specs?: Spec[];
}

interface Spec {
  ok: boolean;
  title: string;
  tests?: { results?: { error?: { message?: string } }[] }[];
}

const failedIn = ({ suites = [], specs = [] }: Suite): Spec[] => [...specs.filter(({ ok }) => !ok), ...suites.flatMap(failedIn)];

/** Runs a suite of Playwright's and reads the counts from its report. A flaky test is a failure. */
async function playwright(suite: 'apps' | 'desk' | 'e2e' | 'faults' | 'hosts' | 'load', browser: string, env: Record<string, string>, filter: string[]): Promise<Counts> {
  const file = `${reports}/${suite}.json`;
  // Beside another step one page at a time, as that one has the other core.
  const ok = await tool('playwright', ['test', '-c', `tests/${suite}/playwright.config.ts`, ...(lane.getStore() ? ['--workers=1'] : []), ...filter], {
    ...env,
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8')) as { stats: Record<'expected' | 'unexpected' | 'skipped' | 'flaky', number>; suites: Suite[] };
  for (const { title, tests } of suites.flatMap(failedIn)) noteFailure(suite, title, tests?.flatMap(({ results = [] }) => results).find(({ error }) => error)?.error?.message);
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || ok ? failed : 1, skipped: stats.skipped };
}

/** Everything that guards main. Steps that need the built package come after `build`. */
function steps(browser: string, filter: string[]): Step[] {
  return [
    { name: 'build', run: async () => check(await tool('tsx', ['tools/buildPackage.ts'])) },
    // The demo and a small app with the Pages Router, for those that need them: attacks, e2e, faults.
    { name: 'next build', run: async () => check(await tool('next', ['build'], {}, 'demo/web'), await tool('next', ['build'], {}, 'tests/fixtures/pages-app')) },
    // Those that take longest begin first, so that none of them is left alone at the end.
    { name: 'e2e', half: true, run: async () => endToEnd(browser, ['--grep-invert', '@deep', ...filter]) },
    { name: 'faults', half: true, run: async () => faultsAndLoad(browser, filter) },
    { name: 'units', half: true, run: async () => vitest('units', ['unit']) },
    // Laws of the kit with random inputs, and planted bugs that they must catch. The seed is printed; PROPERTY_SEED and PROPERTY_RUNS repeat a run.
    { name: 'properties', half: true, patient: true, run: async () => vitest('properties', ['properties']) },
    { name: 'lint', half: true, patient: true, run: async () => check(await tool('oxlint', ['--type-aware', '--deny-warnings'])) },
    {
      name: 'types',
      half: true,
      patient: true,
      run: async () =>
        check(
          await tool('tsc', ['-p', 'tsconfig.json']),
          await tool('tsc', ['-p', 'demo/backend']),
          // Writes the types of the routes, which the demo's pages use.
          (await tool('next', ['typegen'], {}, 'demo/web')) && (await tool('tsc', ['-p', 'demo/web'])),
          await tool('tsc', ['-p', 'tests/fixtures/pages-app']),
        ),
    },
    // The static Storybook from a file server, and the pictures of `npm run review`.
    { name: 'desk', half: true, run: async () => withDesk((urls) => playwright('desk', browser, urls, ['--grep-invert', '@deep', ...filter])) },
    // In other people's apps: what the kit's styles do to theirs, and theirs to the kit's.
    { name: 'hosts', half: true, run: async () => withHosts((urls) => playwright('hosts', browser, urls, ['--grep-invert', '@deep', ...filter])) },
    // In the dark and at 320 px rows 31 and 32 of the checklist stand for them, and tests/looks for the boards; all of them in every look take minutes more: `stories deep`.
    { name: 'stories', half: true, run: async () => vitest('stories', ['stories-light'], { CHROMIUM_PATH: browser }) },
    // Rows 1 to 38 of CHECKLIST.md, form by form: tests/checklist/table.ts.
    { name: 'checklist', half: true, run: async () => vitest('checklist', ['checklist'], { CHROMIUM_PATH: browser }) },
    // Brand colours, single elements, and every screen in the languages that stand for all; `looks deep` has all of them.
    { name: 'looks', half: true, run: async () => vitest('looks', ['looks'], { CHROMIUM_PATH: browser }) },
    // Some of those looks and windows, and what is told of the changes that people wait for.
    { name: 'accessibility', half: true, run: async () => vitest('accessibility', ['accessibility'], { CHROMIUM_PATH: browser, SHORT_ACCESSIBILITY: '1' }, ['matrix', 'changes', 'flows']) },
    // Two hundred mounts of what nearly every app has, a thousand of each component.
    { name: 'endurance', half: true, run: async () => vitest('endurance', ['endurance'], { CHROMIUM_PATH: browser, SHORT_ENDURANCE: '1' }) },
    // Each class is tried at a weak twin as well: tests/attacks.
    { name: 'attacks', half: true, run: async () => attacks(browser, false) },
    {
      name: 'package',
      half: true,
      patient: true,
      run: async () =>
        check(
          await tool('publint', ['run', '--strict']),
          // The public API as the repository knows it; a change shows up in api/.
          await tool('tsx', ['tools/apiReport.ts', '--check']),
          // Stylesheets have no types.
          await tool('attw', ['--pack', '.', '--profile', 'esm-only', '--format', 'table-flipped', '--exclude-entrypoints', 'styles.css', 'styles.layer.css', 'tailwind.css', 'shadcn.css']),
        ),
    },
    { name: 'size', half: true, patient: true, run: async () => check(await tool('sizeLimit')) },

    // The deep ones, again from the longest to the shortest.

    // What assistive technology is told of each state and on a walk through each page, as recorded; every state in light, dark and forced colours on four windows.
    { name: 'accessibility deep', half: true, onlyByName: true, run: async () => vitest('accessibility-deep', ['accessibility'], { CHROMIUM_PATH: browser }) },
    { name: 'looks deep', half: true, onlyByName: true, run: async () => vitest('looks-deep', ['looks'], { CHROMIUM_PATH: browser, ALL_LANGUAGES: '1' }) },
    { name: 'stories deep', half: true, onlyByName: true, run: async () => vitest('stories-deep', ['stories-light', 'stories-dark', 'stories-320', 'stories-rtl', 'stories-pseudo'], { CHROMIUM_PATH: browser, DEEP_STORIES: '1' }) },
    { name: 'desk deep', half: true, onlyByName: true, run: async () => withDesk((urls) => playwright('desk', browser, urls, ['--grep', '@deep', ...filter])) },
    { name: 'endurance deep', half: true, onlyByName: true, run: async () => vitest('endurance-deep', ['endurance'], { CHROMIUM_PATH: browser }) },
    // All of them: the table that `npm run faults` prints.
    { name: 'faults deep', half: true, onlyByName: true, run: async () => faults(browser, filter) },
    { name: 'hosts deep', half: true, onlyByName: true, run: async () => withHosts((urls) => playwright('hosts', browser, urls, ['--grep', '@deep', ...filter])) },
    { name: 'e2e deep', half: true, onlyByName: true, run: async () => endToEnd(browser, ['--grep', '@deep', ...filter]) },
    { name: 'attacks deep', half: true, onlyByName: true, run: async () => attacks(browser, true) },
    // Apps that others start with, from the registry: made, set up with `init`, built, signed in to, looked at by `doctor`.
    { name: 'apps', onlyByName: true, run: async () => withApps((env) => playwright('apps', browser, env, filter)) },
    // A thousand sign-ins, a refresh storm, a soak of ten minutes and ten tabs, on `next start`. It waits more than it works; the two that follow have no pages and go beside it.
    { name: 'load', half: true, onlyByName: true, run: async () => withFaultServers((urls) => playwright('load', browser, urls, filter)) },
    { name: 'properties deep', half: true, onlyByName: true, run: async () => vitest('properties-deep', ['properties'], { PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? '1100000' }) },
    // Storms of renewals, 200 rounds of a hundred requests and 20 of two server processes.
    { name: 'units deep', half: true, onlyByName: true, run: async () => vitest('units-deep', ['unit'], { DEEP_UNITS: '1' }, ['tests/auth/server/re']) },
  ];
}

type Passed = Record<string, Counts & { seconds: string }>;

const passedFile = '.tmp/passed.json';

/** Changes with every file that git would commit. */
async function treeOf(): Promise<string> {
  const { stdout: head } = await execa('git', ['rev-parse', 'HEAD'], { reject: false });
  const { stdout: diff } = await execa('git', ['diff', 'HEAD'], { reject: false });
  const { stdout: others } = await execa('git', ['ls-files', '--others', '--exclude-standard', '-z'], { reject: false });
  const hash = createHash('sha256').update(`${head}\n${diff}`);
  for (const name of others.split('\0').filter((one) => existsSync(one))) hash.update(`\n${name}\n`).update(readFileSync(name));
  return hash.digest('hex');
}

/** What shortens a step, or makes another one of it: its result then says nothing about the whole step. */
const narrowing = ['ATTACK', 'PROPERTY_RUNS', 'PROPERTY_TWINS', 'SOAK_SECONDS'] as const;

function passedOn(tree: string): Passed {
  const last = existsSync(passedFile) ? (JSON.parse(readFileSync(passedFile, 'utf8')) as { tree: string; passed: Passed }) : undefined;
  return last?.tree === tree ? last.passed : {};
}

async function main(): Promise<void> {
  // `npm test -- units e2e` runs these steps only; what follows `--` goes to Playwright.
  // With `--resume` those that have passed on this very tree, as a whole, are left out: their lines come from the run before.
  const resume = process.argv.includes('--resume');
  const words = process.argv.slice(2).filter((word) => word !== '--resume');
  const cut = words.indexOf('--');
  const only = cut < 0 ? words : words.slice(0, cut);
  const filter = cut < 0 ? [] : words.slice(cut + 1);

  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const browser = await findBrowser();
  const all = steps(browser, filter);
  const unknown = only.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length) throw new Error(`There is no step "${unknown.join('", "')}"; there are: ${all.map(({ name }) => name).join(', ')}.`);

  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  const tree = await treeOf();
  const passed = passedOn(tree);
  const before = resume ? { ...passed } : {};
  const wanted = all.filter(({ name, onlyByName = false }) => (only.length ? only.includes(name) : !onlyByName));
  const ofAll = wanted.length;
  const isWhole = filter.length === 0 && narrowing.every((name) => process.env[name] === undefined);
  const begin = Date.now();
  const perform = async ({ name, run }: Step): Promise<Counts> => {
    const start = Date.now();
    const known = before[name];
    const counts = known ?? await run().catch((error: unknown): Counts => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
    const seconds = known?.seconds ?? ((Date.now() - start) / 1000).toFixed(1);
    // What the builds leave is there only if they have run; and what changed in the meantime was not judged.
    if (counts.failed) delete passed[name];
    else if (isWhole && !name.endsWith('build') && (await treeOf()) === tree) passed[name] = { ...counts, seconds };
    writeFileSync(passedFile, JSON.stringify({ tree, passed }));
    lines.push(`${counts.failed ? pc.red('✗') : pc.green('✓')} ${name.padEnd(12)} ${String(counts.passed).padStart(5)} passed ${counts.failed} failed ${counts.skipped} skipped ${seconds.padStart(7)} s${known ? ' (before)' : ''}`);
    return counts;
  };
  let done = 0;
  while (wanted.length) {
    const group = [wanted.shift()!];
    while (group.at(-1)!.half && wanted[0]?.half) group.push(wanted.shift()!);
    const queue = [...group];
    const running = new Set<string>();
    const kindOf = (name: string) => name.replace(' deep', '');
    let broken = false;
    // Two lanes: whichever is free takes the next. With three the two cores answer so late that tests run out of time; what has no such limits has a third.
    const follow = async (patient: boolean) => {
      for (;;) {
        const isFree = (step: Step) => !running.has(kindOf(step.name));
        const own = queue.findIndex((step) => isFree(step) && Boolean(step.patient) === patient);
        const next = own < 0 && !patient ? queue.findIndex(isFree) : own;
        if (next < 0) return;
        const [one] = queue.splice(next, 1) as [Step];
        running.add(kindOf(one.name));
        console.log(pc.bold(`\n— ${one.name}`) + pc.dim(` · ${done} of ${ofAll} done after ${Math.round((Date.now() - begin) / 60_000)} min`));
        const counts = await (group.length > 1 ? lane.run(one, async () => perform(one)) : perform(one));
        running.delete(kindOf(one.name));
        done++;
        broken ||= one.name === 'build' && counts.failed > 0;
      }
    };
    await Promise.all([follow(false), follow(false), follow(true)]);
    // Nothing later can be right.
    if (broken) break;
  }
  console.log(`\n${[...failures, ...lines].join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(pc.red(error instanceof Error ? error.message : String(error)));
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
