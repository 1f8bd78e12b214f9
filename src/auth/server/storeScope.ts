import { AsyncLocalStorage } from 'node:async_hooks';
import type { TokenStoreUnavailable } from './tokenStore.js';

/** One request, as far as the token store matters to it. */
export interface StoreScope {
  /** Set when the store could not be asked: next-auth swallows what `jwt.decode` throws. */
  outage?: TokenStoreUnavailable;
  /** A sign-out: it must work whatever the store says. */
  signingOut?: boolean;
}

/** Runs part of a request, and tells what the store said to it. */
export async function withStoreScope<T>(scope: StoreScope, work: () => Promise<T>): Promise<T> {
  return storage().run(scope, work);
}

export const storeScope = (): StoreScope | undefined => storage().getStore();

// On globalThis, as Next may evaluate a module more than once.
function storage(): AsyncLocalStorage<StoreScope> {
  const key = Symbol.for('next-auth-ui.store-scope');
  const place = globalThis as { [key]?: AsyncLocalStorage<StoreScope> };
  return (place[key] ??= new AsyncLocalStorage());
}
