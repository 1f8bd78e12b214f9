import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = 'src/styles';

/** Writes the three stylesheets of the package into a folder. */
export function buildStyles(target: string): void {
  const plain = join(target, 'styles.css');
  execFileSync(
    process.execPath,
    ['node_modules/@tailwindcss/cli/dist/index.mjs', '-i', join(source, 'styles.css'), '-o', plain, '--minify'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // Wrapped afterwards, as Tailwind takes no @utility inside a layer.
  writeFileSync(join(target, 'styles.layer.css'), `@layer next-auth-ui{${readFileSync(plain, 'utf8')}}\n`);
  // Handed to the app's Tailwind as it is: what is left out is what the app's own `@import 'tailwindcss'` brings.
  const part = (name: string) => readFileSync(join(source, name), 'utf8');
  const css = [part('tokens.css'), `@layer base {\n${part('reset.css')}}\n`, part('theme.css'), part('utilities.css'), part('tailwind.css')];
  writeFileSync(join(target, 'tailwind.css'), css.join('\n'));
}
