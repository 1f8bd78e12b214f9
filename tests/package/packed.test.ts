import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packedFiles, packedProblems } from '../../tools/packed.js';

it('has what it exports, and nothing that does not belong there', async () => {
  const files = await packedFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(await packedProblems(files)).toEqual([]);
  // npm starts anew for it, beside whatever else the machine does.
}, 60_000);

it('exports what is promised, and no more', () => {
  const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'exports' | 'bin', Record<string, unknown>>;
  expect(Object.keys(exports).toSorted()).toEqual(
    ['.', './messages/*', './msw', './package.json', './parts', './playwright', './r/*.json', './server', './shadcn.css', './storybook', './styles.css', './styles.layer.css', './tailwind.css', './testing', './tokens/*.json'].toSorted(),
  );
  expect(bin).toEqual({ 'next-auth-ui': 'dist/cli/main.js' });
});

it('would be found out with more, or with less', async () => {
  const texts: Record<string, string> = {
    'package.json': '{"exports":{".":"./dist/index.js"},"bin":{}}',
    'dist/a.js': '//# sourceMappingURL=a.js.map',
    'dist/b.js': `const token = 'npm_${'a'.repeat(30)}';`,
    'dist/c.js': "import '/home/somebody/x'",
    'tests/x.test.ts': '',
  };
  const problems = await packedProblems(
    Object.keys(texts).map((path) => ({ path, size: 1 })),
    (path) => texts[path]!,
  );
  expect(problems).toEqual([
    'tests/x.test.ts does not belong into the package.',
    'tests/x.test.ts is a test.',
    'dist/index.js is exported and not there.',
    'dist/a.js points at a source map that is not there.',
    'dist/b.js has a token of a forge or a registry in it.',
    'dist/c.js has a path of a machine in it.',
  ]);
});
