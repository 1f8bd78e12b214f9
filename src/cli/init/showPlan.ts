import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import type { Change, Plan } from './plan.js';

/** The plan as a diff, as `git diff` shows one; a secret is dots. */
export function diffOf({ path, before, after, purpose, secret }: Change): string {
  const patch = createTwoFilesPatch(before === undefined ? '/dev/null' : path, path, before ?? '', after, undefined, undefined, { context: 2 });
  const lines = patch
    .split('\n')
    .filter((line) => line && !/^(\\|===|Index: )/.test(line))
    .map((line) => (path.startsWith('.env') ? masked(line, secret) : line))
    .map((line) => (/^(---|\+\+\+)/.test(line) ? pc.bold(line.trimEnd()) : line.startsWith('+') ? pc.green(line) : line.startsWith('-') ? pc.red(line) : line.startsWith('@@') ? pc.cyan(line) : pc.dim(line)));
  return `${pc.dim(`# ${purpose}`)}\n${lines.join('\n')}`;
}

/** Of the environment only two values are shown, which are addresses and ours: a terminal is copied from. */
const masked = (line: string, secret: string | undefined): string =>
  secret && line.includes(secret) ? line.replace(secret, '•'.repeat(16)) : /^(\+(AUTH_BACKEND_URL|NEXTAUTH_URL)=|---|\+\+\+)/.test(line) ? line : line.replace(/=.*/, '=…');

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
