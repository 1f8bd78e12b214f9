import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The files that a browser gets for some source text which imports the built package. */
async function bundledFiles(contents: string): Promise<string[]> {
  const result = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    external: ['react', 'react-dom', 'react/jsx-runtime'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return Object.keys(result.metafile.inputs);
}

const serverOnly = /dist\/(server|auth\/server)|node_modules\/(jose|valibot|next|openid-client|preact)\/|next-auth\/(core\/(?!errors)|next|jwt|providers)/;

describe('the browser bundle', () => {
  it('of the whole browser entry holds no server code', async () => {
    const files = await bundledFiles(`export * from './dist/index.js'`);
    expect(files).toContain('dist/components/LoginForm.js');
    expect(files.filter((file) => serverOnly.test(file))).toEqual([]);
  });

  it('takes of next-auth/server only a module that says what went wrong', async () => {
    const files = await bundledFiles(`export * from 'next-auth-ui/server'`);
    expect(files.filter((file) => file.includes('dist/'))).toEqual(['dist/server.browser.js']);
    await expect(import('../../src/server.browser.js')).rejects.toThrow(/next-auth-ui\/server.*browser/s);
  });

  it('would be caught with server code in it', async () => {
    const files = await bundledFiles(`export * from './dist/auth/model/failure.js'; import 'valibot'`);
    expect(files.filter((file) => serverOnly.test(file))).not.toEqual([]);
  });
});
