import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { spinner } from '@clack/prompts';
import pc from 'picocolors';
import { CliError } from '../CliError.js';
import { backendChecks } from './backendChecks.js';
import type { App, Finding } from './Check.js';
import { environmentChecks } from './environmentChecks.js';
import { packageChecks } from './packageChecks.js';
import { runningChecks } from './runningChecks.js';
import { sourceChecks } from './sourceChecks.js';

export interface DoctorOptions {
  cwd: string;
  url?: string;
  backend?: string;
  loginPath: string;
  json?: boolean;
}

const checks = [...packageChecks, ...environmentChecks, ...sourceChecks, ...backendChecks, ...runningChecks];

/** Looks at an app's set-up, and prints what it found. Gives the status to exit with. */
export async function doctor(options: DoctorOptions): Promise<number> {
  const app = await appOf(options);
  const results: ({ id: string; title: string } & Finding)[] = [];
  const wait = options.json || !process.stdout.isTTY ? undefined : spinner();
  wait?.start('Looking');
  for (const { id, title, run } of checks) {
    wait?.message(title);
    results.push({ id, title, ...(await Promise.resolve(app).then(run).catch(lookedInVain)) });
  }
  wait?.stop('Looked');
  const count = (status: Finding['status']) => results.filter((one) => one.status === status).length;
  if (options.json) {
    console.log(JSON.stringify({ ok: !count('fault'), findings: results }, undefined, 2));
  } else {
    for (const result of results) console.log(line(result));
    console.log(`\n${count('ok')} well, ${count('fault')} wrong, ${count('warning')} to look at, ${count('skipped')} not looked at`);
  }
  return count('fault') ? 1 : 0;
}

const lookedInVain = (error: unknown): Finding => ({
  status: 'fault',
  what: `It could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
  why: 'The app or the network did not answer.',
  remedy: 'Look into the terminal of the Next server, and run this again.',
});

const marks = { ok: pc.green('✓'), warning: pc.yellow('!'), fault: pc.red('✗'), skipped: pc.dim('–') };

function line({ id, status, what, why, remedy }: { id: string } & Finding): string {
  const first = `${marks[status]} ${status === 'skipped' ? pc.dim(what) : what} ${pc.dim(`[${id}]`)}`;
  return why ? `${first}\n    ${why}\n    ${pc.bold('→')} ${remedy}` : first;
}

async function appOf({ cwd, url, backend, loginPath }: DoctorOptions): Promise<App> {
  const root = resolve(cwd);
  if (!existsSync(join(root, 'package.json'))) throw new CliError(`There is no package.json in ${root}.`, 'Run this in the folder of your Next app, or give it with --cwd.');
  if (backend !== undefined && !(/^https?:\/\//.test(backend) && URL.canParse(backend))) throw new CliError(`--backend is "${backend}", which is no web address.`, 'Write one with its scheme, such as https://api.example.');
  const env = environmentOf(root);
  const ask: App['ask'] = async (address, init = {}) => {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const { DOCTOR_EMAIL: email, DOCTOR_PASSWORD: password } = process.env;
  return {
    root,
    env,
    sources: sourcesOf(root),
    authUrl: await runningAt(url, env.NEXTAUTH_URL, ask),
    ask,
    backendUrl: backend ?? env.AUTH_BACKEND_URL,
    loginPath: loginPath.startsWith('/') ? loginPath : `/${loginPath}`,
    credentials: email && password ? { email, password } : undefined,
  };
}

/** As Next reads it in development. */
function environmentOf(root: string): App['env'] {
  try {
    const fromNext = createRequire(createRequire(join(root, 'package.json')).resolve('next/package.json'));
    const { loadEnvConfig } = fromNext('@next/env') as { loadEnvConfig: (folder: string, development: boolean, log: object) => { combinedEnv: Record<string, string | undefined> } };
    return { ...loadEnvConfig(root, true, { info: () => undefined, error: () => undefined }).combinedEnv };
  } catch {
    return { ...process.env };
  }
}

/** The API of the app that was named; of one that was not, if something answers there. */
async function runningAt(named: string | undefined, configured: string | undefined, ask: App['ask']): Promise<string | undefined> {
  if (named !== undefined && !URL.canParse(named)) throw new CliError(`--url is "${named}", which is no web address.`, 'Write one such as http://localhost:3000.');
  const told = configured && URL.canParse(configured) ? new URL(configured) : undefined;
  const path = told && told.pathname !== '/' ? told.pathname.replace(/\/$/, '') : '/api/auth';
  const authUrl = `${(named ? new URL(named) : (told ?? new URL('http://localhost:3000'))).origin}${path}`;
  try {
    await ask(`${authUrl}/session`);
    return authUrl;
  } catch (error) {
    if (named === undefined) return undefined;
    throw new CliError(`Nothing answers at ${named}.`, `Start the app, or leave --url out. (${error instanceof Error ? error.message : String(error)})`);
  }
}

function sourcesOf(root: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string, depth: number) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (depth < 8 && !/^(node_modules|\..*|dist|out|build|public|coverage)$/.test(entry.name)) walk(path, depth + 1);
      } else if (/\.([jt]sx?|mjs|css)$/.test(entry.name)) {
        found.set(path, withoutComments(path, readFileSync(join(root, path), 'utf8')));
      }
    }
  };
  walk('', 0);
  return found;
}

/** What is commented out is not set up. Strings stay: addresses have // in them, and paths have /*. */
function withoutComments(path: string, text: string): string {
  if (path.endsWith('.css')) return text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  return text.replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) => (found.startsWith('/') ? ' ' : found));
}
