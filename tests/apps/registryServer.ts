import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { execa } from 'execa';
import { portOr } from '../../tools/servers.js';

/** Answers a request for a path, or hands it on to another address; `undefined` is a 404. */
type Answer = { json: unknown } | { bytes: Buffer } | { at: string } | undefined;

export interface Registries {
  /** The kit's items, as any web server would serve the package's folder. */
  kit: string;
  /** The environment in which shadcn's and npm's programs ask here. */
  env: Record<string, string>;
  /** What was asked for and is not here. */
  missing: string[];
}

/**
 * Serves what `shadcn` asks for on its way: the kit's items, the kit as npm would have it, and, for the ui.shadcn.com that a test cannot
 * reach, an answer of our own to each question that it asks there. All other packages come from the registry that npm is set to.
 */
export async function withRegistries<T>(tarball: string, use: (registries: Registries) => Promise<T>): Promise<T> {
  const npm = (await execa('npm', ['config', 'get', 'registry'])).stdout.replace(/\/*$/, '/');
  const port = await portOr(0);
  const url = `http://127.0.0.1:${port}`;
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', url).pathname);
    const answer = answerTo(path, { url, npm, tarball });
    if (!answer) {
      missing.push(path);
      response.writeHead(404).end();
    } else if ('at' in answer) response.writeHead(307, { location: answer.at }).end();
    else if ('bytes' in answer) response.end(answer.bytes);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  try {
    return await use({ kit: `${url}/r`, env: { REGISTRY_URL: `${url}/shadcn/r`, npm_config_registry: `${url}/npm/` }, missing });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function answerTo(path: string, { url, npm, tarball }: { url: string; npm: string; tarball: string }): Answer {
  const [, area, rest = ''] = /^\/(r|npm|shadcn)\/(.+)$/.exec(path) ?? [];
  if (area === 'r') return fileOf(join('dist/r', rest));
  if (area === 'npm') {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
    const { name, version } = manifest;
    if (rest === name) return { json: { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist: { tarball: `${url}/npm/${name}.tgz` } } } } };
    return rest === `${name}.tgz` ? { bytes: readFileSync(tarball) } : { at: npm + rest };
  }
  return area === 'shadcn' && shadcn[rest] ? { json: shadcn[rest] } : undefined;
}

const fileOf = (file: string): Answer => {
  try {
    return { bytes: readFileSync(file) };
  } catch {
    return undefined;
  }
};

/** The variables of a part of a stylesheet that begins with a selector. */
const variablesOf = (css: string, selector: string): Record<string, string> =>
  Object.fromEntries([...css.slice(css.indexOf(`${selector} {`)).split('}')[0]!.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]));

/** The colours of an app of ours with shadcn. */
export const colors = (() => {
  const css = readFileSync('tests/hosts/apps/shadcn/app.css', 'utf8');
  return { light: variablesOf(css, ':root'), dark: variablesOf(css, '.dark') };
})();

const button = {
  name: 'button',
  type: 'registry:ui',
  files: [
    {
      path: 'ui/button.tsx',
      type: 'registry:ui',
      content: "import type { ComponentProps } from 'react';\nimport { cn } from '@/lib/utils';\n\nexport function Button({ className, ...props }: ComponentProps<'button'>) {\n  return <button className={cn('rounded-md bg-primary px-3 text-primary-foreground', className)} {...props} />;\n}\n",
    },
  ],
};

/** What `shadcn init` and `shadcn add` (4.23) ask ui.shadcn.com for in a Next app, by path. */
const shadcn: Readonly<Record<string, object>> = {
  // The preset: what the new components.json says, `cn` and the variables.
  init: {
    name: 'base',
    type: 'registry:base',
    extends: 'none',
    config: { style: 'base-nova', iconLibrary: 'lucide', tailwind: { baseColor: 'neutral' } },
    dependencies: ['clsx', 'tailwind-merge'],
    cssVars: colors,
    css: { '@layer base': { '*': { '@apply border-border outline-ring/50': {} }, body: { '@apply bg-background text-foreground': {} } } },
    files: [
      {
        path: 'lib/utils.ts',
        type: 'registry:lib',
        content: "import { clsx, type ClassValue } from 'clsx';\nimport { twMerge } from 'tailwind-merge';\n\nexport function cn(...inputs: ClassValue[]) {\n  return twMerge(clsx(inputs));\n}\n",
      },
    ],
  },
  // Each new app gets a button, with a name that the kit has as well; asked for in the style of old first.
  'r/styles/new-york/button.json': button,
  'r/styles/base-nova/button.json': button,
  // Colours for apps without variables.
  'r/colors/neutral.json': { inlineColors: { light: {}, dark: {} }, cssVars: {}, inlineColorsTemplate: '', cssVarsTemplate: '' },
};
