'use client';

import { useEffect, useState } from 'react';
import { authBasePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { ProviderSummary } from '../auth/model/provider.js';

/**
 * The app's providers, read from NextAuth in the browser; `undefined` until they are known, and for as long as they cannot
 * be read. A page that has them from the server (`getSignInPageProps`) needs no request, and knows their fields and colours.
 *
 * @param known what the server handed down
 */
export function useProviders(known?: readonly ProviderSummary[]): readonly ProviderSummary[] | undefined {
  const { basePath } = useClientContext();
  const [read, setRead] = useState<readonly ProviderSummary[]>();
  const isKnown = known !== undefined;

  useEffect(() => {
    if (isKnown) return;
    const abort = new AbortController();
    void readProviders(basePath, abort.signal).then(
      (providers) => setRead(providers),
      // An outage says nothing of the providers; the form tells of it when it is sent.
      () => undefined,
    );
    return () => abort.abort();
  }, [isKnown, basePath]);

  return known ?? read;
}

async function readProviders(basePath: string | undefined, signal: AbortSignal): Promise<ProviderSummary[]> {
  const answer = await fetch(`${authBasePath(basePath)}/providers`, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const providers = Object.values((await answer.json()) as Record<string, { id: string; name: string; type: string }>);
  return providers.map(({ id, name, type }) => ({ id, name, type: type === 'credentials' || type === 'email' ? type : 'oauth' }));
}
