import type { BackendToken } from '../model/session.js';

/**
 * What the backend issued, from NextAuth's decoded token; `undefined` for users of other providers. A cookie of an older
 * version may hold anything, so the shape is checked.
 */
export function backendTokenOf(token: { backend?: unknown } | null | undefined): BackendToken | undefined {
  const backend = token?.backend as Partial<BackendToken> | null | undefined;
  if (typeof backend?.accessToken !== 'string' || typeof backend.expiresAt !== 'number') return undefined;
  return Math.abs(backend.expiresAt) <= 8.64e12 ? (backend as BackendToken) : undefined;
}
