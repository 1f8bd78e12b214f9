import { spawn, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { Redis } from 'ioredis';
import pc from 'picocolors';
import { NextAuthBrowser } from '../tests/fixtures/nextAuthBrowser.js';
import { findRedis, startRedis } from '../tests/fixtures/redisServer.js';
import { startRotatingBackend } from '../tests/fixtures/rotatingBackend.js';
import { inFlight } from '../tests/load/inFlight.js';
import { cpuOf } from '../tests/load/usage.js';
import { progress } from '../tools/progress.js';

// What a sign-in, a read of a session, a renewal and a sign-out cost: processor time of the app's server, commands, time and bytes of
// Redis, requests to the backend. The server is NextAuth's route with the kit behind Node's own HTTP server, so that Next's share is not
// in it: tests/load/server.spec.ts has that.

const people = 2000;
const atOnce = 16;

interface Cost {
  operation: string;
  count: number;
  /** Milliseconds of processor time of the app's server, each. */
  serverCpu: number;
  redisCommands: number;
  /** Microseconds of processor time of Redis, each. */
  redisCpu: number;
  /** To and from Redis, each. */
  redisBytes: number;
  backendRequests: number;
}

async function startInstance(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/instance.ts'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NEXTAUTH_URL: 'http://127.0.0.1', NEXTAUTH_SECRET: 'only for the measuring of costs, nowhere else', ...env } });
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening on (\d+)/.exec(text);
      if (found) resolve(found[1]!);
    });
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

async function main(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('Processor time is read from /proc: this needs Linux.');
  const binary = findRedis();
  if (!binary) throw new Error('redis-server is missing: install it, then run this again.');
  const redisServer = await startRedis(binary);
  const backend = await startRotatingBackend({ lifetime: 60 });
  const { child, url } = await startInstance({ REDIS_URL: redisServer.url, AUTH_BACKEND_URL: backend.url });
  const redis = new Redis(redisServer.url);
  try {
    const info = async () => {
      const text = await redis.info('everything');
      const field = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1] ?? Number.NaN);
      return {
        commands: field('total_commands_processed'),
        cpu: field('used_cpu_user') + field('used_cpu_sys'),
        bytes: field('total_net_input_bytes') + field('total_net_output_bytes'),
        memory: field('used_memory'),
        keys: await redis.dbsize(),
      };
    };
    const asked = () => backend.counts.logins + backend.counts.refreshes + backend.counts.logouts;
    const browsers = Array.from({ length: people }, () => new NextAuthBrowser(async (request) => fetch(request, { redirect: 'manual' }), url));
    const costs: Cost[] = [];
    const measure = async (operation: string, count: number, work: (index: number) => Promise<unknown>) => {
      console.log(`${operation}: ${count} times`);
      const more = progress(count);
      const [redisBefore, cpuBefore, askedBefore] = [await info(), cpuOf(child.pid!), asked()];
      await inFlight(atOnce, count, async (index) => {
        await work(index);
        more(1);
      });
      const [redisAfter, cpuAfter, askedAfter] = [await info(), cpuOf(child.pid!), asked()];
      costs.push({
        operation,
        count,
        serverCpu: ((cpuAfter - cpuBefore) * 1000) / count,
        // One is this very question's.
        redisCommands: (redisAfter.commands - redisBefore.commands - 2) / count,
        redisCpu: ((redisAfter.cpu - redisBefore.cpu) * 1_000_000) / count,
        redisBytes: (redisAfter.bytes - redisBefore.bytes) / count,
        backendRequests: (askedAfter - askedBefore) / count,
      });
    };
    const read = async (index: number) => {
      const session = (await browsers[index % people]!.session()) as { user?: unknown; error?: unknown };
      if (!session.user || session.error) throw new Error(`A session is gone: ${JSON.stringify(session)}`);
    };
    const empty = await info();
    // Code is compiled on the way; those count for nothing.
    await inFlight(atOnce, 100, async () => new NextAuthBrowser(async (request) => fetch(request, { redirect: 'manual' }), url).signIn('warm@example.com', 'right'));
    await measure('sign-in (two requests: CSRF token, credentials)', people, async (index) => browsers[index]!.signIn(`person-${index}@example.com`, 'right'));
    await measure('read of a session', people * 2, read);
    await fetch(`${url}/later?seconds=50`);
    await measure('read that renews', people, read);
    const full = await info();
    await measure('sign-out (two requests)', people / 2, async (index) => browsers[index]!.signOut());

    console.log(pc.bold('\n| operation | times | CPU of the server (ms) | Redis: commands | CPU (µs) | bytes | backend: requests |\n| --- | --: | --: | --: | --: | --: | --: |'));
    for (const cost of costs) console.log(`| ${cost.operation} | ${cost.count} | ${cost.serverCpu.toFixed(2)} | ${cost.redisCommands.toFixed(1)} | ${cost.redisCpu.toFixed(0)} | ${cost.redisBytes.toFixed(0)} | ${cost.backendRequests.toFixed(2)} |`);
    console.log(`\nRedis holds ${((full.memory - empty.memory) / (full.keys - empty.keys)).toFixed(0)} bytes for a session whose tokens were renewed (${full.keys - empty.keys} keys of ${people} sessions).`);
    console.log(`The cookies of a session: ${browsers[people - 1]!.cookieHeader.length} bytes.`);
    console.log(`${cpus()[0]?.model} × ${cpus().length}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${atOnce} at a time.`);
  } finally {
    redis.disconnect();
    child.removeAllListeners('exit');
    child.kill();
    await Promise.all([backend.close(), redisServer.stop()]);
  }
}

main().catch((error: unknown) => {
  console.error(pc.red(error instanceof Error ? error.message : String(error)));
  process.exitCode = 2;
});
