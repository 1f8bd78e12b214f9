import { readdirSync, readFileSync } from 'node:fs';

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

/** Seconds of processor time of one process; Linux counts hundredths (proc_pid_stat(5): utime and stime). */
export function cpuOf(pid: number): number {
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
