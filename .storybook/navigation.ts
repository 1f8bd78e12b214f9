import { fn } from 'storybook/test';
import type { Navigate } from '../src/auth/client/clientContext.js';

/** Where a story would have gone: it stays, and says so at its lower edge and in the Actions panel. */
export const navigate = fn<Navigate>((url, { replace }) => tell(url, replace ? 'replaces this page' : undefined)).mockName('navigate');

/** Where a sign-out would have gone. */
export const leave = fn<(url: string) => void>((url) => tell(url, 'loads the page')).mockName('loadPage');

/** Links, native forms and `location` as well: whatever would load another page in the place of the story. */
export const leaveByLink = fn<(url: string) => void>((url) => tell(url)).mockName('link or form');

/** Forgets where the last story would have gone. */
export function stayHere(): void {
  for (const spy of [navigate, leave, leaveByLink]) spy.mockClear();
  document.querySelector(`[${mark}]`)?.remove();
}

const mark = 'data-story-would-go';

function tell(url: string, how?: string): void {
  document.querySelector(`[${mark}]`)?.remove();
  const note = document.createElement('p');
  note.setAttribute(mark, '');
  note.textContent = `Would go to ${url}${how ? ` (${how})` : ''}`;
  document.body.append(note);
}

// Docs pages have links that are meant to be followed. Reloads are Vite's own.
const inStory = () => new URLSearchParams(window.location.search).get('viewMode') !== 'docs';

const noteLeaving = (address: string) => {
  const url = new URL(address);
  leaveByLink(url.origin === window.location.origin ? url.pathname + url.search + url.hash : url.href);
};

// Links and forms would load the frame's parent (Storybook's `<base target="_parent">`), which the frame hears nothing of.
window.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]');
  // A link that says itself that it leaves the frame is the desk's own, to another story: on the map and the boards.
  if (!link || event.defaultPrevented || link.getAttribute('href')!.startsWith('#') || link.getAttribute('target') === '_parent' || !inStory()) return;
  event.preventDefault();
  noteLeaving(link.href);
});

window.addEventListener('submit', (event) => {
  if (event.defaultPrevented || !inStory()) return;
  event.preventDefault();
  noteLeaving((event.target as HTMLFormElement).action);
});

// What scripts do with `location`. Browsers without the Navigation API load the page; the tests run in Chromium, which has it.
(globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
  const { cancelable, destination, downloadRequest, navigationType } = event as NavigateEvent;
  if (!cancelable || destination.sameDocument || downloadRequest !== null || navigationType === 'reload' || !inStory()) return;
  event.preventDefault();
  noteLeaving(destination.url);
});
