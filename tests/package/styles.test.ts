import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(`dist/${name}`, 'utf8');

describe('styles.css', () => {
  it('touches no element but the kit’s', () => {
    // What stands outside of the kit's classes: Tailwind's registrations of its own --tw-* properties, and our switch on :root.
    const selectors = [...read('styles.css').matchAll(/([^{}@;]+)\{/g)].map(([, selector]) => selector!.trim());
    const foreign = selectors.filter((selector) => !/nau|data-auth-root|^(from|to|\d+%)$|^\*|^:where\(:root\)$|^\(|^layer|^media|^supports|^keyframes|^property/.test(selector));
    expect(foreign).toEqual([]);
    expect(read('styles.css')).not.toMatch(/(^|[},])(html|body|button|input|a|h1)[,{]/);
  });

  it('keeps light-dark() for the app’s own build to decide', () => {
    expect(read('styles.css')).toContain('light-dark(');
  });
});

it('styles.layer.css is the same in one layer, without what keeps a page’s own rules out', () => {
  const theSwitch = '@layer theme{:where(:root){--lightningcss-light:initial;--lightningcss-dark: }}';
  expect(read('styles.layer.css')).toBe(`${theSwitch}@layer next-auth-ui{${read('styles.css').replace(theSwitch, '').replace(/(\.nau(?:\\.|[\w-])+):not\(_\):not\(_\):not\(_\)/g, '$1')}}\n`);
});

it('tailwind.css compiles in an app with Tailwind 4, in a layer below the app’s own utilities', () => {
  mkdirSync('.tmp/tailwind', { recursive: true });
  writeFileSync('.tmp/tailwind/app.html', '<div class="px-6"></div>');
  writeFileSync('.tmp/tailwind/app.css', "@import 'tailwindcss' source('.');\n@import '../../dist/tailwind.css';\n");
  execFileSync(process.execPath, ['node_modules/@tailwindcss/cli/dist/index.mjs', '-i', '.tmp/tailwind/app.css', '-o', '.tmp/tailwind/out.css'], { stdio: 'pipe' });
  const css = readFileSync('.tmp/tailwind/out.css', 'utf8');
  const [, utilities = ''] = /@layer utilities \{([\s\S]*?)\n\}/.exec(css) ?? [];
  const [own = '', kit = ''] = utilities.split('@layer next-auth-ui {');
  expect(own).toContain('.px-6 {');
  expect(own).not.toContain('.nau\\:');
  expect(kit).toContain('.nau\\:nau-menu {');
  expect(kit).toContain('.nau\\:nau-button {');
  expect(css).toContain('--_auth-accent: light-dark(var(--_auth-al), var(--_auth-ad))');
});
