import { existsSync, readFileSync } from 'node:fs';
import { execa } from 'execa';

interface Lock {
  packages: Record<string, { version?: string }>;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Lock;

/** Installs the peers from bench/package-lock.json, unless they are there as it says. */
export async function install(): Promise<void> {
  // What npm notes of its last install.
  const noted = 'bench/node_modules/.package-lock.json';
  if (existsSync(noted)) {
    const { packages } = read(noted);
    const isThere = ([path, { version }]: [string, { version?: string }]) => path === '' || packages[path]?.version === version;
    if (Object.entries(read('bench/package-lock.json').packages).every(isThere)) return;
  }
  console.log('Installing what the kit is measured beside: npm ci in bench/, about 300 MB…');
  // None of them needs its install scripts here.
  await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: 'bench', stdio: 'inherit' });
}

/** The version of a package as it is installed, in bench/ or in the project. */
export function versionOf(name: string): string {
  if (name === 'next-auth-ui') return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
  const places = [`bench/node_modules/${name}/package.json`, `node_modules/${name}/package.json`];
  const file = places.find((place) => existsSync(place));
  if (!file) throw new Error(`${name} is neither in bench/node_modules nor in node_modules. Run npm ci, and npm ci in bench/.`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
