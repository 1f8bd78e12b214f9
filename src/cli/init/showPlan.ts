import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import type { Change, Plan } from './plan.js';

/** The plan as a diff, as `git diff` shows one; a secret is dots. */
export function diffOf({ path, before, after, purpose, secret }: Change): string {
  const isEnvironment = path.startsWith('.env');
  const patch = createTwoFilesPatch(before === undefined ? '/dev/null' : path, path, before ?? '', after, undefined, undefined, { context: isEnvironment ? 0 : 2 });
  const [from = '', to = '', ...lines] = patch.split('\n').filter((line) => line && !/^(\\|===|Index: )/.test(line));
  const own = new Set(before?.split('\n'));
  const shown = lines
    .map((line) => (isEnvironment ? masked(line, own, secret) : line))
    .map((line) => (line.startsWith('+') ? pc.green(line) : line.startsWith('-') ? pc.red(line) : line.startsWith('@@') ? pc.cyan(line) : pc.dim(line)));
  return [pc.dim(`# ${purpose}`), ...[from, to].map((line) => pc.bold(line.trimEnd())), ...shown].join('\n');
}

/**
 * Of the environment only two values are shown, which are addresses and ours: a terminal is copied from. Nothing else of a line is,
 * as a value can go over many lines, and look like a name.
 */
function masked(line: string, own: ReadonlySet<string>, secret: string | undefined): string {
  if (line.startsWith('@@')) return line;
  const sign = line.slice(0, 1);
  const [, name, value = ''] = /^.[ \t]*(?:export[ \t]+)?(AUTH_BACKEND_URL|NEXTAUTH_URL|NEXTAUTH_SECRET)[ \t]*=[ \t]*([^\s#]*)/.exec(line) ?? [];
  if (!name) return `${sign}…`;
  if (secret && value === secret) return `${sign}${name}=${'•'.repeat(16)}`;
  return `${sign}${name}=${sign === '+' && name !== 'NEXTAUTH_SECRET' && !own.has(line.slice(1)) ? value : '…'}`;
}

export function summaryOf({ changes, kept, packages }: Plan): string {
  const made = changes.filter(({ before }) => before === undefined).length;
  const parts = [
    made && `${made} new ${made === 1 ? 'file' : 'files'}`,
    changes.length - made && `${changes.length - made} changed`,
    kept.length && `${kept.length} kept as they are`,
    packages.length && `to install: ${packages.join(' ')}`,
  ].filter(Boolean);
  return parts.join(', ') || 'Nothing to do';
}
