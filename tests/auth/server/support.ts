import type { NextAuthOptions } from 'next-auth';
import { SignJWT } from 'jose';
import { withExternalJwt, type AppAuthOptions } from '../../../src/auth/server/withExternalJwt.js';
import type { ExternalJwtOptions } from '../../../src/auth/server/externalJwtSettings.js';

export const backendKey = new TextEncoder().encode('the backend’s own secret');

/** A token as a backend issues it. */
export const tokenOf = (claims: Record<string, unknown> = {}, end: number | string | undefined = '1h', key: Uint8Array = backendKey) => {
  const token = new SignJWT({ sub: '7', name: 'Dana', ...claims }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt();
  return (end === undefined ? token : token.setExpirationTime(end)).sign(key);
};

/** Options with a log that can be read. */
export function optionsWithLog(options: ExternalJwtOptions, app: AppAuthOptions = {}): { authOptions: NextAuthOptions; log: string[] } {
  const log: string[] = [];
  const logger = {
    error: (code: string, metadata: unknown) => void log.push(`${code} ${metadata instanceof Error ? metadata.message : JSON.stringify(metadata)}`),
    warn: () => {},
    debug: () => {},
  };
  return { authOptions: withExternalJwt({ logger, ...app }, options), log };
}

/** Calls the provider's `authorize` as NextAuth does: what it gives, or the message that leaves it. */
export async function authorize(authOptions: NextAuthOptions, body: unknown): Promise<{ user: unknown } | { error: string }> {
  const provider = authOptions.providers[0] as unknown as { authorize: (body: unknown) => Promise<unknown> };
  try {
    return { user: await provider.authorize(body) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
