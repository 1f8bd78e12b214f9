import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, readJson, versionOf } from '../findProject.js';
import { fault, ok, type Check, type Finding } from './Check.js';

type Version = NonNullable<ReturnType<typeof versionOf>>;

const ranges: { name: string; wanted: string; fits: (version: Version) => boolean; remedy: string }[] = [
  { name: 'next', wanted: '14.2, 15 or 16', fits: ({ major, minor }) => (major === 14 && minor >= 2) || major === 15 || major === 16, remedy: 'npm install next@latest' },
  { name: 'react', wanted: '18.3 or 19', fits: ({ major, minor }) => (major === 18 && minor >= 3) || major === 19, remedy: 'npm install react@latest react-dom@latest' },
  {
    name: 'next-auth',
    wanted: '4.24.15 or newer, below 5',
    fits: ({ major, minor, patch }) => major === 4 && (minor > 24 || (minor === 24 && patch >= 15)),
    remedy: 'npm install next-auth@^4.24.15',
  },
];

export const packageChecks: Check[] = [
  {
    id: 'node',
    title: 'Node',
    run: () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      return major > 20 || (major === 20 && minor >= 19) ? ok(`Node ${process.versions.node}`) : fault(`This is Node ${process.versions.node}.`, 'The kit is tested with 20.19 and newer.', 'Install the current Node LTS.');
    },
  },
  ...ranges.map(
    ({ name, wanted, fits, remedy }): Check => ({
      id: `version-${name}`,
      title: `The version of ${name}`,
      run: ({ root }): Finding => {
        const manifest = readJson(join(root, 'package.json')) ?? {};
        // Some repositories name at their top what all their apps use.
        const version = versionOf(root, name, { [name]: '', ...(manifest.dependencies as object | undefined), ...(manifest.devDependencies as object | undefined) });
        if (!version) return fault(`${name} is not installed.`, 'The kit is made for it.', remedy);
        return fits(version) ? ok(`${name} ${version.text}`) : fault(`${name} is ${version.text}.`, `The kit needs ${wanted}.`, remedy);
      },
    }),
  ),
  {
    id: 'one-next-auth',
    title: 'One copy of next-auth',
    run: ({ root }) => {
      const copies = copiesOf('next-auth', root);
      return copies.length < 2
        ? ok('There is one copy of next-auth.')
        : fault(
            `There are ${copies.length} copies of next-auth: ${copies.join(', ')}.`,
            'Each has a session of its own in the browser: the kit signs in, and the app’s useSession does not notice.',
            'Install one version for all: remove next-auth from dependencies of packages of yours (make it a peer), then npm dedupe; with pnpm, overrides.',
          );
    },
  },
];

/** Where the app and the kit find a package. */
function copiesOf(name: string, root: string): string[] {
  const kit = packageFolder(root, 'next-auth-ui');
  const found = [root, ...(kit ? [realpathSync(kit)] : [])].flatMap((from) => packageFolder(from, name) ?? []);
  return [...new Set(found.map((folder) => realpathSync(folder)))];
}
