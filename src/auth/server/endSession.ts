import type { JWT } from 'next-auth/jwt';
import type { ExternalJwtSettings } from './externalJwtSettings.js';
import type { WithLogger } from './log.js';
import { newestTokens } from './renewal.js';
import { tellBackendOfSignOut } from './tellBackendOfSignOut.js';
import { ifAway } from './tokenStore.js';

/**
 * Ends a session everywhere: its id is revoked, so that no copy of the cookie counts any more, and the backend is told.
 *
 * Never rejects; the store and the backend are asked again by themselves or logged.
 */
export async function endSession(token: JWT, settings: ExternalJwtSettings, logger: WithLogger, backend: 'awaited' | 'told later' = 'awaited'): Promise<void> {
  const { sid } = token;
  // Before the store forgets its tokens.
  const record = sid === undefined ? {} : await settings.tokenStore.get(sid).catch(ifAway);
  if (record?.revoked) return;
  if (sid !== undefined) await settings.tokenStore.revoke(sid, settings.storeTtl).catch(ifAway);
  const tokens = newestTokens(token, record);
  if (!tokens || record?.ended) return;
  const told = tellBackendOfSignOut(tokens, settings, logger);
  if (backend === 'awaited') await told;
}
