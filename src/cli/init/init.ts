import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cancel, confirm, intro, isCancel, log, note, outro, select, spinner, text } from '@clack/prompts';
import { resolveCommand } from 'package-manager-detector';
import { CliError } from '../CliError.js';
import { findProject, type Project, type Router } from '../findProject.js';
import { planOf, routerInUse, type Choices, type Plan } from './plan.js';
import { diffOf, summaryOf } from './showPlan.js';

export interface InitOptions {
  cwd: string;
  yes?: boolean;
  dryRun?: boolean;
  install: boolean;
  router?: Router;
  backend?: string;
  url?: string;
}

/** Sets the kit up in a Next app. Gives the status to exit with. */
export async function init(options: InitOptions, version: string): Promise<number> {
  intro('next-auth-ui');
  const root = resolve(options.cwd);
  const project = await findProject(root);
  const asks = !options.yes && !options.dryRun;
  if (asks && !process.stdin.isTTY) throw new CliError('There is nobody to ask: this is no terminal.', 'Add --yes to write everything, or --dry-run to see what would be written.');
  log.info(describe(project));

  const choices: Choices = {
    router: await chosenRouter(project, options, asks),
    backend: await chosenBackend(project, options, asks),
    url: checkedUrl(options.url ?? 'http://localhost:3000', '--url'),
    version,
  };
  const plan = planOf(project, choices);
  for (const change of plan.changes) process.stdout.write(`\n${diffOf(change)}\n`);
  if (plan.changes.length) process.stdout.write('\n');
  for (const path of plan.kept) log.info(`${path} is there and stays as it is.`);
  log.step(summaryOf(plan));

  if (options.dryRun) {
    sayTodos(plan);
    outro('Nothing was written (--dry-run).');
    return 0;
  }
  if (asks && (plan.changes.length || plan.packages.length)) {
    const agreed = await confirm({ message: 'Write this?' });
    if (isCancel(agreed) || !agreed) return stopped();
  }
  for (const { path, after, secret } of plan.changes) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    // Nobody else on the machine reads a secret.
    writeFileSync(file, after, secret ? { mode: 0o600 } : {});
  }
  await install(project, plan, options);
  sayTodos(plan);
  outro(plan.changes.length ? `Done. Start your app, and open ${new URL('/account', choices.url).href}. To check the set-up: npx next-auth-ui doctor --url ${choices.url}` : 'All of it is there already.');
  return 0;
}

function describe(project: Project): string {
  const parts = [
    `Next ${project.next.major}`,
    project.routers.map((router) => (router === 'app' ? 'App Router' : 'Pages Router')).join(' and '),
    project.language === 'ts' ? 'TypeScript' : 'JavaScript',
    project.source && 'in src/',
    project.tailwind && `Tailwind ${project.tailwind}`,
    project.shadcn && 'shadcn/ui',
    project.manager,
  ];
  return parts.filter(Boolean).join(', ');
}

async function chosenRouter(project: Project, { router }: InitOptions, asks: boolean): Promise<Router> {
  const { routers } = project;
  if (router) {
    if (!routers.includes(router)) throw new CliError(`The app has no ${router}/ folder.`, `Leave --router out, or make the folder first.`);
    return router;
  }
  if (routers.length === 1) return routers[0]!;
  const likely = routerInUse(project) ?? routers[0]!;
  if (!asks) return likely;
  return answered(await select({ message: 'Where should the sign-in page be?', initialValue: likely, options: [{ value: 'app' as const, label: 'App Router' }, { value: 'pages' as const, label: 'Pages Router' }] }));
}

async function chosenBackend({ envNames }: Project, { backend }: InitOptions, asks: boolean): Promise<string> {
  if (backend !== undefined) return checkedUrl(backend, '--backend');
  if (!asks || envNames.has('AUTH_BACKEND_URL')) return 'http://localhost:8000';
  const typed = answered(
    await text({ message: 'Where is your backend? It answers POST /auth/login with { "access_token": … }', initialValue: 'http://localhost:8000', validate: (value) => (isWebUrl(value ?? '') ? undefined : 'An address such as https://api.example') }),
  );
  return checkedUrl(typed, 'the address');
}

const isWebUrl = (value: string): boolean => /^https?:\/\//.test(value) && URL.canParse(value);

function checkedUrl(value: string, name: string): string {
  if (!isWebUrl(value) || /\s/.test(value)) throw new CliError(`${name} is "${value}", which is no web address.`, 'Write one with its scheme, such as https://api.example.');
  return value.replace(/\/$/, '');
}

class Stopped extends Error {}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Stopped();
  return answer as Exclude<T, symbol>;
}

function stopped(): number {
  cancel('Nothing was written.');
  return 130;
}

async function install(project: Project, { packages }: Plan, options: InitOptions): Promise<void> {
  if (!packages.length) return;
  const command = resolveCommand(project.manager, 'add', packages)!;
  const line = [command.command, ...command.args].join(' ');
  if (!options.install) {
    log.warn(`Still to install: ${line}`);
    return;
  }
  const wait = spinner();
  wait.start(line);
  const { status, output } = await run(command.command, command.args, project.root);
  if (status === 0) {
    wait.stop(line);
    return;
  }
  wait.error(`${line} ended with ${String(status)}`);
  throw new CliError(`The packages could not be installed:\n${output.slice(-2000)}`, `The files are written. Run ${line} yourself.`);
}

async function run(command: string, words: string[], cwd: string): Promise<{ status: number | null; output: string }> {
  return new Promise((done) => {
    // Package managers are scripts on Windows, which only a shell starts; the words are ours.
    const child = spawn(command, words, { cwd, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', (error) => done({ status: 1, output: error.message }));
    child.on('close', (status) => done({ status, output }));
  });
}

function sayTodos({ todos }: Plan): void {
  if (todos.length) note(todos.map((todo) => `• ${todo}`).join('\n'), 'Left to you');
}

export const isStopped = (error: unknown): boolean => error instanceof Stopped;
export { stopped };
