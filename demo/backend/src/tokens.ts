import { randomUUID } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import type { Settings } from './control.js';
import type { User } from './database.js';

export interface Tokens {
  /** @param family the sign-in that it belongs to */
  issue: (user: User, family: string) => Promise<unknown>;
  /** Whose it is, or undefined when the token is garbage, ended, or signed by another key. */
  verify: (token: string) => Promise<{ userId: number; family: string | undefined } | undefined>;
}

/** Access tokens: HS256, with the user's id, e-mail, name and sign-in, never more. */
export function createTokens(secret: string, settings: Settings): Tokens {
  const key = new TextEncoder().encode(secret);
  const now = () => Math.floor(Date.now() / 1000) + settings.clockOffset;
  return {
    issue: async ({ id, email, name }, family) => {
      const { tokenShape, tokenBytes, tokenLifetime } = settings;
      if (tokenShape === 'malformed') return 'not.a-jwt';
      if (tokenShape === 'notAString') return { token: true };
      if (tokenShape === 'missing') return undefined;
      const sign = (padding?: string) => {
        const jwt = new SignJWT({ email, family, ...(name && { name }), ...(padding && { padding }) })
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .setSubject(String(id))
          .setJti(randomUUID())
          .setIssuedAt(now());
        return (tokenShape === 'noExp' ? jwt : jwt.setExpirationTime(now() + tokenLifetime)).sign(key);
      };
      const plain = await sign();
      // Base64 makes four characters of three bytes.
      return tokenBytes > plain.length ? sign('x'.repeat(Math.floor(((tokenBytes - plain.length) * 3) / 4) - 20)) : plain;
    },
    verify: async (token) => {
      try {
        await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: new Date(now() * 1000) });
        const { sub, family } = decodeJwt(token);
        return { userId: Number(sub), family: typeof family === 'string' ? family : undefined };
      } catch {
        return undefined;
      }
    },
  };
}
