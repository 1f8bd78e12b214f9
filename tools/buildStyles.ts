import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const source = 'src/styles';
const components = 'src/components';

/** Writes the stylesheets of the package into a folder. */
export function buildStyles(target: string): void {
  const part = (name: string) => readFileSync(join(source, name), 'utf8');
  const plain = join(target, 'styles.css');
  execFileSync(
    process.execPath,
    ['node_modules/@tailwindcss/cli/dist/index.mjs', '-i', join(source, 'styles.css'), '-o', plain, '--minify'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const css = readFileSync(plain, 'utf8');
  writeFileSync(plain, armoured(css));
  // Wrapped afterwards, as Tailwind takes no @utility inside a layer. The switch of light and dark stays outside, in the layer that it has.
  const [theSwitch = ''] = /@layer theme\{:where\(:root\)\{[^}]*\}\}/.exec(css) ?? [];
  if (!theSwitch) throw new Error('styles.css has no switch of light and dark in a layer of its own: src/styles/tokens.css.');
  writeFileSync(join(target, 'styles.layer.css'), `${theSwitch}@layer next-auth-ui{${css.replace(theSwitch, '')}}\n`);
  // Handed to the app's Tailwind as it is. What is left out is what the app's own `@import 'tailwindcss'` brings; the reset is in the
  // kit's own layer, as what an app says of `h1` and `button` in `base` would else reach the kit.
  const parts = [part('tokens.css'), part('brand.css'), `@layer utilities {\n@layer next-auth-ui {\n${part('reset.css')}${part('scheme.css')}}\n}\n`, part('utilities.css'), part('tailwind.css').replace('@source \'./\';', `@source inline('${classesOfKit().join(' ')}');`)];
  writeFileSync(join(target, 'tailwind.css'), parts.join('\n'));
  writeFileSync(join(target, 'shadcn.css'), part('shadcn.css'));
}

/**
 * The same rules above what pages say of elements with a pseudo-class or an attribute, such as `a:hover`, Tailwind 3's `[type='submit']`
 * or Bootstrap's `button:not(:disabled)`: each `:not(_)` counts as an element, and matches any.
 */
const armoured = (css: string): string => css.replace(/\.nau(?:\\.|[\w-])+/g, '$&:not(_):not(_):not(_)');

/** Named one by one: an app's Tailwind that reads the kit's code would take its words for classes, such as `hidden`. */
const classesOfKit = (): string[] =>
  [...new Set(globSync(`${components}/**/*.tsx`).flatMap((file) => readFileSync(file, 'utf8').match(/\bnau:[\w-]+/g) ?? []))].toSorted();
