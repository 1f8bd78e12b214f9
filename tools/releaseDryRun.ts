import { execFileSync } from 'node:child_process';
import pc from 'picocolors';
import { nextRelease } from './nextRelease.js';
import { packedProblems, packedFiles } from './packed.js';

// All that a release does, but the publishing.
const run = (name: string, ...words: string[]) => {
  console.log(pc.bold(`\n— ${[name, ...words].join(' ')}`));
  execFileSync(process.execPath, words, { stdio: 'inherit' });
};

run('build', 'node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts');
run('the API report', 'node_modules/tsx/dist/cli.mjs', 'tools/apiReport.ts', '--check');
run('publint', 'node_modules/publint/src/cli.js', 'run', '--strict');
console.log(pc.bold('\n— what changesets would make of it'));
const { version, changelog } = await nextRelease();
console.log(`${version}\n\n${changelog.split(/^## /m)[1] ?? ''}`);

console.log(pc.bold('\n— the package'));
const files = await packedFiles();
const problems = await packedProblems(files);
for (const problem of problems) console.error(pc.red(problem));
console.log(`${files.length} files, ${(files.reduce((sum, { size }) => sum + size, 0) / 1000).toFixed(0)} kB unpacked${problems.length ? '' : ': nothing in it that does not belong there'}. Nothing was published.`);
process.exitCode = problems.length ? 1 : 0;
