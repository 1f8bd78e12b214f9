import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

/** What changesets would make of the project as it is: the version, and CHANGELOG.md. It is done in a copy, which is thrown away. */
export async function nextRelease(): Promise<{ version: string; changelog: string }> {
  const copy = mkdtempSync(join(tmpdir(), 'nau-release-'));
  try {
    for (const path of ['package.json', 'CHANGELOG.md', '.changeset', 'demo/web/package.json', 'demo/backend/package.json']) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(path, join(copy, path), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
    const inCopy = { cwd: copy, env: { GIT_AUTHOR_NAME: 'Nobody', GIT_AUTHOR_EMAIL: 'nobody@example.com', GIT_COMMITTER_NAME: 'Nobody', GIT_COMMITTER_EMAIL: 'nobody@example.com' } };
    // changesets names the commit of each.
    await execa('git', ['init', '--quiet', '--initial-branch=main'], inCopy);
    await execa('git', ['add', 'package.json', 'CHANGELOG.md', '.changeset', 'demo'], inCopy);
    await execa('git', ['commit', '--quiet', '--message', 'as it is'], inCopy);
    await execa(process.execPath, ['node_modules/@changesets/cli/bin.js', 'version'], inCopy);
    const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { version: string };
    return { version, changelog: readFileSync(join(copy, 'CHANGELOG.md'), 'utf8') };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
