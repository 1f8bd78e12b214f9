import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execa, type ResultPromise } from 'execa';
import getPort, { portNumbers } from 'get-port';

const node = process.execPath;

/** A server that was started: where it is, and how to end it. */
export interface Server {
  url: string;
  process: ResultPromise;
  /** Ends it and waits until it is gone. */
  stop: () => Promise<void>;
}

export interface ServerOptions {
  port: number;
  env?: Record<string, string>;
  /** Where its output goes; default nowhere. */
  onLine?: (line: string) => void;
}

/** How a server says that it is up. An answer alone could be another program's, on a port that was free a moment ago. */
interface Startable extends ServerOptions {
  ready: RegExp;
  /** The path to ask for. Default `/`. */
  path?: string;
}

/** The wanted port, or one of the next that is free; 0 is any free one. No port is given twice. */
export async function portOr(wanted: number, say?: (line: string) => void): Promise<number> {
  const free = await getPort(wanted ? { port: portNumbers(wanted, wanted + 50) } : {});
  if (free !== wanted) say?.(`Port ${wanted} is taken by another program; taking ${free} instead.`);
  return free;
}

/** The demo backend as a process of its own. */
export const startBackendProcess = (options: ServerOptions & { env: Record<string, string> }): Promise<Server> =>
  startServer([node, ['node_modules/tsx/dist/cli.mjs', 'demo/backend/src/main.ts']], { ...options, ready: /listens on/ }, {
    env: { PORT: String(options.port), HOST: '127.0.0.1' },
  });

/** Makes the production build of a Next app. */
export async function buildNext(folder: string, env: Record<string, string> = {}): Promise<void> {
  await execa(node, [nextBin(folder), 'build'], {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: '1', ...env },
    all: true,
  }).catch((error: { all?: string; message: string }) => {
    throw new Error(`next build failed in ${folder}:\n${error.all ?? error.message}`);
  });
}

/** Starts a Next app that was built. */
export const startNext = (folder: string, options: ServerOptions & { path?: string }): Promise<Server> =>
  startServer([node, [nextBin(folder), 'start', '-p', String(options.port), '-H', '127.0.0.1']], { ...options, ready: /Ready in/ }, {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });

/** Next's program as seen from an app's folder: npx would leave the server behind when it is killed. */
const nextBin = (folder: string): string => `${folder.split('/').map(() => '..').join('/')}/node_modules/next/dist/bin/next`;

/** Starts a process and waits until it says that it is up and its address answers. */
export async function startServer(
  [program, parameters]: [string, string[]],
  { port, env, onLine, ready, path = '/' }: Startable,
  { cwd, env: own }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Server> {
  const url = `http://localhost:${port}`;
  const child = execa(program, parameters, { cwd, env: { ...own, ...env }, all: true, reject: false, cleanup: true, forceKillAfterDelay: 3000 });
  const lines: string[] = [];
  child.all.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      lines.push(line);
      onLine?.(line);
    }
  });
  let ended = false;
  void child.then(() => (ended = true));
  const failed = () => new Error(`${[program, ...parameters].join(' ')} did not start:\n${lines.slice(-30).join('\n')}`);
  for (const end = Date.now() + 120_000; ; ) {
    if (ended) throw failed();
    try {
      if (!lines.some((line) => ready.test(line))) throw new Error('not up yet');
      await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
      break;
    } catch {
      if (Date.now() > end) {
        child.kill();
        throw failed();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    url,
    process: child,
    stop: async () => {
      child.kill();
      await child;
    },
  };
}

/** The demo's `NEXTAUTH_SECRET`, made at the first start and kept, so that a restart signs nobody out. */
export function demoSecret(file = 'demo/web/.env.local'): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const kept = /^NEXTAUTH_SECRET=(.+)$/m.exec(text)?.[1];
  if (kept) return kept;
  const made = randomBytes(32).toString('base64');
  writeFileSync(file, `${text}${text && !text.endsWith('\n') ? '\n' : ''}NEXTAUTH_SECRET=${made}\n`, { mode: 0o600 });
  return made;
}
