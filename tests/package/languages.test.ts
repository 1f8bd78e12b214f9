import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/messages/locales.js';

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: '.', loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    external: ['react', 'react-dom', 'next-auth', 'next-auth/*', 'react-hook-form'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]!.text;
}

const names: Record<(typeof locales)[number], string> = { en: 'en', ko: 'ko', ja: 'ja', 'zh-CN': 'zhCN', es: 'es', 'pt-BR': 'ptBR', fr: 'fr', de: 'de', ar: 'ar', he: 'he' };

describe('the words that are shipped', () => {
  it.each(locales)('%s for sign-in has at most 1.5 kB', async (locale) => {
    const text = await bundle(`export { ${names[locale]} } from './dist/index.js'`);
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(1500);
  });

  it('are those that are imported, with English', async () => {
    const text = await bundle("export { LoginForm, de } from './dist/index.js'");
    expect(text).toContain('Passwort anzeigen');
    expect(text).toContain('Show password');
    // Another language; other families of the same one.
    for (const absent of ['Afficher le mot de passe', '비밀번호 표시', 'Ihre Sitzung endet gleich', 'Your session is about to end', 'Konto erstellt', 'Weiter mit {provider}']) expect(text).not.toContain(absent);
  });

  it('can be had by the file', async () => {
    expect(await bundle("import { de } from './dist/messages/de.js'; console.log(de)")).toContain('Anmelden');
  });
});
