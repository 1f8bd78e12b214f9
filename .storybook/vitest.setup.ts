import { afterEach, inject } from 'vitest';

const wanted = inject('storyGlobals');
globalThis.storyGlobals = wanted;

// A browser has no `process`; Vitest brings one, which hides that a `define` is missing. While it serves, Vite sets what
// is defined as properties of the global one, so a name that is not there is one that next-auth would trip over.
for (const name of ['NEXTAUTH_URL', 'NEXTAUTH_URL_INTERNAL', 'VERCEL_URL']) {
  if (!(name in process.env)) throw new Error(`next-auth/react reads process.env.${name} at import: \`define\` it in .storybook/main.ts.`);
}

// A second run that is not really dark, or not really narrow, would pass and prove nothing.
afterEach(() => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const width = window.innerWidth;
  if (colorScheme !== (wanted.theme ?? 'light') || width !== (wanted.viewport ? 320 : 1200)) {
    throw new Error(`This run is for ${JSON.stringify(wanted)}, but its page is ${colorScheme} and ${width} px wide.`);
  }
});
