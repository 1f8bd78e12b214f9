import { afterEach, inject } from 'vitest';
import type { StoryGlobals } from './globals.js';

declare module 'vitest' {
  interface ProvidedContext {
    storyGlobals: StoryGlobals;
  }
}

const wanted = inject('storyGlobals');
globalThis.storyGlobals = wanted;

// A second run that is not really dark, or not really narrow, would pass and prove nothing.
afterEach(() => {
  const { colorScheme } = document.documentElement.style;
  const width = window.innerWidth;
  if (colorScheme !== (wanted.theme ?? 'light') || width !== (wanted.viewport ? 320 : 1200)) {
    throw new Error(`This run is for ${JSON.stringify(wanted)}, but its page is ${colorScheme} and ${width} px wide.`);
  }
});
