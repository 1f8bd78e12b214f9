import { readdirSync, readFileSync } from 'node:fs';
import { NextAuthBrowser } from '../fixtures/nextAuthBrowser.js';
import { backendUrl, webUrl } from '../faults/support.js';
import { inFlight } from './inFlight.js';

/** A browser of the server that runs, as far as NextAuth's route is concerned. */
export const browser = (): NextAuthBrowser => new NextAuthBrowser(async (request) => fetch(request, { redirect: 'manual' }), webUrl);

export interface Person {
  email: string;
  password: string;
}

/** People who can sign in at the backend. */
export async function registered(count: number): Promise<Person[]> {
  const run = Math.random().toString(36).slice(2, 8);
  return inFlight(8, count, async (index) => {
    const person = { email: `load-${run}-${index}@example.com`, password: `correct horse ${run} ${index}` };
    const answer = await fetch(`${backendUrl}/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(person) });
    if (!answer.ok) throw new Error(`The backend did not register ${person.email}: ${answer.status} ${await answer.text()}`);
    return person;
  });
}

/** What a person's sign-in and first read of the session came to: nothing when all is right. */
export async function signInOnce({ email, password }: Person): Promise<string | undefined> {
  const own = browser();
  const { status, url } = await own.signIn(email, password);
  if (status !== 200 || url.includes('error')) return `${email}: ${status} ${url}`;
  const { user } = (await own.session()) as { user?: { email?: string } };
  return user?.email === email ? undefined : `${email} reads the session of ${String(user?.email)}`;
}

export interface Usage {
  /** Resident memory of a process and its children, in MB. */
  memory: number;
  /** Their open files, sockets among them. */
  handles: number;
  /** Processor time that they have used, in seconds. */
  cpu: number;
}

/** What Linux says of a process and all that it started. */
export function usageOf(pid: number): Usage {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOr(`/proc/${name}/stat`);
    // The name of a program may have spaces and parentheses.
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  return family.reduce<Usage>(
    (sum, one) => ({
      memory: sum.memory + Number(/VmRSS:\s+(\d+)/.exec(readOr(`/proc/${one}/status`))?.[1] ?? 0) / 1024,
      handles: sum.handles + listOr(`/proc/${one}/fd`).length,
      cpu: sum.cpu + cpuOf(one),
    }),
    { memory: 0, handles: 0, cpu: 0 },
  );
}

/** Of one process, in hundredths of a second (proc_pid_stat(5): utime and stime). */
function cpuOf(pid: number): number {
  const stat = readOr(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat ? (Number(fields[11]) + Number(fields[12])) / 100 : 0;
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOr(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
