import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { hasEnded } from '../model/expiry.js';
import type { ExternalJwtSettings } from './externalJwtSettings.js';
import { isJsonObject } from './parseJson.js';
import { SignInFailure } from './signInFailure.js';

/**
 * Checks the text that the backend gave as access token: a JWT that decodes, that fits into cookies and that has not ended.
 * The signature is a matter of `verifyToken`; unverified claims are for display only (OWASP ASVS 9.1.1).
 *
 * @param renewed it renews a session: then a backend whose clock is behind does not end it, the token's own lifetime counts
 * @throws SignInFailure `backendFault` (no token, malformed, ended) or `configuration` (too large for cookies)
 */
export function accessTokenOf(token: unknown, answer: unknown, settings: ExternalJwtSettings, renewed = false): AccessToken {
  if (typeof token !== 'string' || token === '') {
    throw new SignInFailure({ code: 'backendFault' }, 'The backend answered without an access token. If it sends the token under another name, tell withExternalJwt with readToken.');
  }
  const bytes = Buffer.byteLength(token);
  if (bytes > settings.maxTokenBytes) {
    throw new SignInFailure(
      { code: 'configuration' },
      `The backend's access token has ${bytes} bytes; ${settings.maxTokenBytes} are allowed. It travels in cookies with each request, and ` +
        'servers refuse more than about 16 KB of headers (431), which locks people out. Let the backend issue smaller tokens (fewer claims).',
    );
  }
  const claims = decoded(token);
  const expiresAt = endOf(claims, answer, settings, renewed);
  if (hasEnded(expiresAt, settings.now())) {
    throw new SignInFailure(
      { code: 'backendFault' },
      'The backend issued an access token that has already ended. Compare the clocks of this server and of the backend (NTP), and the unit of exp: seconds since 1970.',
    );
  }
  return { token, claims, expiresAt };
}

/** The default `readToken`: the first of the four usual names that the answer has. */
export function readAccessToken(answer: unknown): unknown {
  if (!isJsonObject(answer)) return undefined;
  const name = ['access_token', 'accessToken', 'token', 'jwt'].find((key) => answer[key] !== undefined && answer[key] !== null);
  return name && answer[name];
}

export interface AccessToken {
  token: string;
  claims: JWTPayload;
  /** Seconds since 1970. */
  expiresAt: number;
}

// Compact JWS only. The strict alphabet also keeps line breaks out of the Authorization header.
const compactJws = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The last second that a JavaScript date can show; a later `exp` would make `toISOString` throw. */
const latestSecond = 8.64e12;

function decoded(token: string): JWTPayload {
  try {
    if (!compactJws.test(token)) throw new Error('not a compact JWS');
    decodeProtectedHeader(token);
    return decodeJwt(token);
  } catch {
    throw new SignInFailure({ code: 'backendFault' }, 'The backend answered an access token that is not a JWT (three base64url parts with JSON in them).');
  }
}

function endOf(claims: JWTPayload, answer: unknown, settings: ExternalJwtSettings, renewed: boolean): number {
  const { exp, iat } = claims as { exp?: unknown; iat?: unknown };
  const now = Math.floor(settings.now() / 1000);
  if (exp !== undefined) {
    if (typeof exp !== 'number' || !Number.isFinite(exp)) throw new SignInFailure({ code: 'backendFault' }, 'The access token\'s exp is not a number (RFC 7519 4.1.4: seconds since 1970).');
    // A backend whose clock is ahead names an end that it will not keep itself; the token's own lifetime does not depend on clocks.
    const byLifetime = typeof iat === 'number' && Number.isFinite(iat) && exp > iat ? Math.min(now + Math.floor(exp - iat), latestSecond) : undefined;
    const end = Math.min(Math.floor(exp), byLifetime ?? latestSecond);
    return renewed && byLifetime !== undefined && end <= now ? byLifetime : end;
  }
  const told = isJsonObject(answer) ? Number(answer.expires_in ?? answer.expiresIn) : NaN;
  const lifetime = Number.isFinite(told) && told > 0 ? told : settings.defaultTokenLifetime;
  return Math.min(Math.floor(now + lifetime), latestSecond);
}
