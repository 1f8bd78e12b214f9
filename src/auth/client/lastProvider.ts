const key = 'next-auth-ui.last-provider';

/** The id of the provider that was gone to last in this browser; `undefined` when none was, or where storage is blocked. */
export function lastProvider(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Notes it: the id alone, nothing about the person. */
export function noteProvider(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Then nothing is marked.
  }
}

/** Another tab may change it. */
export function onLastProvider(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}
