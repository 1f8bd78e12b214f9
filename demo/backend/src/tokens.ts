import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { User } from './database.js';

export interface Tokens {
  issue: (user: User) => Promise<string>;
  /** The user's id, or undefined when the token is garbage, ended, or signed by another key. */
  verify: (token: string) => Promise<number | undefined>;
}

/** Access tokens: HS256, with the user's id, e-mail and name, never more. @param lifetime seconds */
export function createTokens(secret: string, lifetime: () => number): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ id, email, name }) =>
      new SignJWT({ email, ...(name && { name }) })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(String(id))
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime())
        .sign(key),
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
        return Number(payload.sub) || undefined;
      } catch {
        return undefined;
      }
    },
  };
}
