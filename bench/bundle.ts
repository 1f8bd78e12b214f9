import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Rollup } from 'vite';

/** Where the builds of a run lie. */
export const folder = '.tmp/bench';

/** A file of a build, and whether it is there before the form can be. */
export interface BuiltFile {
  name: string;
  type: 'js' | 'css';
  content: string;
  isInitial: boolean;
}

const reactPackages = ['react', 'react-dom', 'scheduler'];

const shared = (name: string): InlineConfig => ({
  configFile: false,
  logLevel: 'error',
  root: 'bench/pages',
  publicDir: false,
  plugins: [react(), tailwindcss()],
  define: {
    // next-auth/react reads these at import.
    'process.env.NEXTAUTH_URL': 'undefined',
    'process.env.NEXTAUTH_URL_INTERNAL': 'undefined',
    'process.env.VERCEL_URL': 'undefined',
  },
  resolve: {
    alias: [
      { find: 'contestant', replacement: resolve('bench/entries', `${name}.tsx`) },
      // One React for all of them, though some bring an older one.
      ...reactPackages.map((one) => ({ find: new RegExp(`^${one}(?=$|/)`), replacement: resolve('node_modules', one) })),
    ],
  },
});

/** An app with the form alone, as Vite builds it for production. Its HTML has a place for the server's form. */
export async function buildApp(name: string): Promise<{ files: BuiltFile[]; html: string }> {
  const outDir = resolve(folder, name, 'app');
  const output = await bundle({ ...shared(name), base: `/${name}/`, build: { outDir, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: Infinity } });
  return { files: filesOf(output), html: readFileSync(resolve(outDir, 'index.html'), 'utf8') };
}

/** The same app with React left out. */
export async function buildWithoutReact(name: string): Promise<BuiltFile[]> {
  const external = (id: string) => reactPackages.some((one) => id === one || id.startsWith(`${one}/`));
  const { resolve: { alias = [] } = {}, ...config } = shared(name);
  const output = await bundle({
    ...config,
    resolve: { alias: (alias as { find: string | RegExp; replacement: string }[]).filter(({ find }) => typeof find === 'string') },
    build: { write: false, reportCompressedSize: false, chunkSizeWarningLimit: Infinity, rolldownOptions: { external } },
  });
  return filesOf(output);
}

/** The app with a count of React's commits, `window.commits`. */
export async function buildProfile(name: string): Promise<{ files: BuiltFile[]; html: string }> {
  const outDir = resolve(folder, name, 'profile');
  const config = shared(name);
  // Else a production build of React counts nothing.
  const profiling = { find: /^react-dom\/client$/, replacement: resolve('node_modules/react-dom/profiling') };
  const output = await bundle({
    ...config,
    base: `/${name}/`,
    resolve: { alias: [profiling, ...(config.resolve!.alias as [])] },
    build: { outDir, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: Infinity, rolldownOptions: { input: resolve('bench/pages/profile.html') } },
  });
  return { files: filesOf(output), html: readFileSync(resolve(outDir, 'profile.html'), 'utf8') };
}

/** What a server sends of the form; nothing where the library renders none there. */
export async function renderOnServer(name: string): Promise<{ html: string; data?: string } | undefined> {
  const outDir = resolve(folder, name, 'server');
  await bundle({ ...shared(name), ssr: { noExternal: true }, build: { ssr: resolve('bench/pages/render.tsx'), outDir, emptyOutDir: true } });
  // Node 22 has it, and Supabase's client asks for it at its start.
  globalThis.WebSocket ??= Object as never;
  const { rendered } = (await import(pathToFileURL(resolve(outDir, 'render.js')).href)) as { rendered: () => { html: string; data?: string } };
  const result = rendered();
  return result.html.includes('type="password"') ? result : undefined;
}

async function bundle(config: InlineConfig): Promise<Rollup.RollupOutput['output']> {
  const { output } = (await build(config)) as Rollup.RollupOutput;
  return output;
}

function filesOf(output: Rollup.RollupOutput['output']): BuiltFile[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const initial = new Set<string>();
  const follow = (name: string) => {
    if (initial.has(name)) return;
    initial.add(name);
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) follow(next);
  };
  for (const { isEntry, fileName } of chunks) if (isEntry) follow(fileName);
  return [
    ...chunks.map(({ fileName, code }) => ({ name: fileName, type: 'js' as const, content: code, isInitial: initial.has(fileName) })),
    ...output
      .filter((file) => file.type === 'asset')
      .filter(({ fileName }) => fileName.endsWith('.css'))
      .map(({ fileName, source }) => ({ name: fileName, type: 'css' as const, content: source.toString(), isInitial: true })),
  ];
}
