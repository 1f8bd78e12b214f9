import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nextRelease } from '../../tools/nextRelease.js';

it('changesets can make the next version, newest first in CHANGELOG.md, and docs/upgrading.md begins with it', async () => {
  const before = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
  const isWaiting = readdirSync('.changeset').some((name) => name.endsWith('.md') && name !== 'README.md');
  const { version, changelog } = await nextRelease();
  expect(version !== before).toBe(isWaiting);
  expect(changelog).toMatch(new RegExp(`^# next-auth-ui\\n\\n## ${version.replaceAll('.', '\\.')}\\n\\n### (Major|Minor|Patch) Changes`));
  const [, newest] = /^## (\d+\.\d+)$/m.exec(readFileSync('docs/upgrading.md', 'utf8'))!;
  expect(version.startsWith(`${newest}.`)).toBe(true);
});
