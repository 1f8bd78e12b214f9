import { delay, http, HttpResponse, type HttpHandler } from 'msw';

/** What the network can be made to be; `story` is as the story says. */
export const networks = ['story', 'fast', 'slow', 'hanging', 'offline', '500'] as const;
export type Network = (typeof networks)[number];

const doings: Record<Network, (() => Promise<HttpResponse<string> | undefined>) | undefined> = {
  story: undefined,
  fast: undefined,
  // Nothing is answered here: after the pause it is the story's turn.
  slow: async () => {
    await delay(3500);
    return undefined;
  },
  hanging: async () => {
    await delay('infinite');
    return undefined;
  },
  offline: async () => HttpResponse.error() as HttpResponse<string>,
  '500': async () => HttpResponse.text('', { status: 500 }),
};

/** Stands before the story's own server. */
export function networkHandlers(network: Network): HttpHandler[] {
  const doing = doings[network];
  return doing ? [http.all('*/api/auth/*', doing)] : [];
}

/** What the browser says of its network; gives the function that takes it back. */
export function sayOffline(network: Network): () => void {
  if (network !== 'offline') return () => undefined;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  return () => Reflect.deleteProperty(navigator, 'onLine');
}
