import { readFileSync } from 'node:fs';
import { execa } from 'execa';

export interface PackedFile {
  path: string;
  size: number;
}

/** What `npm publish` would send. */
export async function packedFiles(): Promise<PackedFile[]> {
  const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { stderr: 'ignore' });
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { files: PackedFile[] }>);
  return packed!.files;
}

const belongs = /^(dist\/.+\.(js|d\.ts|css|json)|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

/** Keys and tokens as they look, and paths of somebody's machine. */
const secrets: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a JSON Web Token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['a token of a forge or a registry', /\b(ghp_|github_pat_|npm_|sk_live_|AKIA)[A-Za-z0-9_]{16,}/],
  ['a path of a machine', /(?:^|[\s"'(])(\/home\/|\/Users\/|\/work\/|[A-Z]:\\\\Users)/],
];

/** What is wrong with the package, as sentences. */
export async function packedProblems(files: readonly PackedFile[], read: (path: string) => string = (path) => readFileSync(path, 'utf8')): Promise<string[]> {
  const names = new Set(files.map(({ path }) => path));
  const { exports, bin } = JSON.parse(read('package.json')) as { exports: Record<string, string | Record<string, string>>; bin: Record<string, string> };
  const targets = [...Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target))), ...Object.values(bin)].map((target) => target.replace('./', ''));
  return [
    ...files.filter(({ path }) => !belongs.test(path)).map(({ path }) => `${path} does not belong into the package.`),
    ...files.filter(({ path }) => /(^|\/)(tests?|stories|__\w+__)\/|\.(test|spec|stories)\./.test(path)).map(({ path }) => `${path} is a test.`),
    ...targets.filter((target) => !(target.includes('*') ? [...names].some((name) => name.startsWith(target.split('*')[0]!)) : names.has(target))).map((target) => `${target} is exported and not there.`),
    ...files.flatMap(({ path }) => {
      const text = read(path);
      const [, map] = /\/[/*]# sourceMappingURL=(\S+)/.exec(text) ?? [];
      return [
        ...(map && !map.startsWith('data:') && !names.has(path.replace(/[^/]+$/, map)) ? [`${path} points at a source map that is not there.`] : []),
        ...secrets.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path} has ${what} in it.`),
      ];
    }),
  ];
}
