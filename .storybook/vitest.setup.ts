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

// What observes a window that is gone goes round in every frame, and Vitest only writes it to the console. A listener that
// Vitest does not count: with one of the page's own it takes every error for handled.
let loops = 0;
EventTarget.prototype.addEventListener.call(window, 'error', (event) => {
  if ((event as ErrorEvent).message.startsWith('ResizeObserver loop')) loops++;
});
const nextFrame = async () => new Promise((resolve) => void requestAnimationFrame(resolve));
afterEach(async () => {
  // A round or two are a size that follows another one, and end.
  for (let turn = 0; loops > 0; turn++) {
    if (turn === 50) throw new Error('A ResizeObserver goes round without an end. It is of this story, or was left by one before.');
    loops = 0;
    for (let frame = 0; frame < 3; frame++) await nextFrame();
  }
});
