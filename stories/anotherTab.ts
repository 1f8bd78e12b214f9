import { waitFor } from 'storybook/test';

/**
 * Tells the page what next-auth tells other tabs, until it shows. The first message may come before next-auth's provider listens: a page
 * whose session came with it is drawn earlier.
 */
export async function untilHeard(trigger: 'getSession' | 'signout', shows: () => unknown): Promise<void> {
  await waitFor(() => {
    const newValue = JSON.stringify({ event: 'session', data: { trigger }, timestamp: Math.floor(Date.now() / 1000) });
    window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue }));
    return shows();
  }, { interval: 200 });
}
