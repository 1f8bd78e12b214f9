import { afterEach, expect, inject } from 'vitest';
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
  expect(document.documentElement.style.colorScheme).toBe(wanted.theme ?? 'light');
  expect(window.innerWidth).toBe(wanted.viewport ? 320 : 1200);
});
