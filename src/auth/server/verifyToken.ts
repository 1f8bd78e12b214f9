import { createPublicKey } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type CryptoKey, type JWK, type JWTPayload, type JWTVerifyGetKey, type KeyObject } from 'jose';
import type { ExternalJwtSettings } from './externalJwtSettings.js';
import { SignInFailure } from './signInFailure.js';

/** How the backend's token is verified. Exactly one of `key` and `jwksUri`. */
export interface TokenVerification {
  /** A PEM public key, a JWK, a key object, or the shared secret of an HS algorithm (text or bytes). */
  key?: string | Uint8Array | CryptoKey | KeyObject | JWK;
  /** Where the backend publishes its keys. Keys named by the token itself (`jku`, `jwk`, `x5u`) are never fetched. */
  jwksUri?: string;
  /** The algorithms to accept, such as `['RS256']`. Required, so that the token cannot choose (RFC 8725 3.1). */
  algorithms: readonly string[];
  /** The `iss` to require. */
  issuer?: string | string[];
  /** The `aud` to require. */
  audience?: string | string[];
  /** The claim that holds the roles. Default `roles`. */
  rolesClaim?: string;
  /** Seconds by which `nbf` and `exp` may be off. Default 5. */
  clockTolerance?: number;
}

/**
 * Makes the function that verifies a token and gives its claims. The key is prepared at the first use and kept.
 *
 * @throws SignInFailure (from the function) `backendFault` for a token that does not verify, `configuration` for a key
 *   that cannot be used, `backendUnreachable` or `backendTimeout` when the key set cannot be read
 */
export function tokenVerifier(settings: Pick<ExternalJwtSettings, 'verify' | 'timeout' | 'fetch' | 'now'>): (token: string) => Promise<JWTPayload> {
  let prepared: JWTVerifyGetKey | undefined;
  return async (token) => {
    const verify = settings.verify!;
    prepared ??= prepareKey(verify, settings);
    try {
      const { payload } = await jwtVerify(token, prepared, {
        algorithms: [...verify.algorithms],
        issuer: verify.issuer,
        audience: verify.audience,
        clockTolerance: verify.clockTolerance,
        currentDate: new Date(settings.now()),
      });
      return payload;
    } catch (error) {
      throw failureOf(error);
    }
  };
}

/** Fills in the defaults and refuses what is unsafe; see {@link TokenVerification}. */
export function defaultVerification(verify: TokenVerification): TokenVerification {
  const { algorithms, clockTolerance = 5 } = verify;
  if (!Array.isArray(algorithms) || algorithms.length === 0 || !algorithms.every((name) => symmetric.test(name) || asymmetric.test(name))) {
    throw new Error('withExternalJwt: verify.algorithms must list the algorithms that your backend signs with, such as ["RS256"]. "none" is never accepted.');
  }
  if (algorithms.some((name) => symmetric.test(name)) && (verify.jwksUri || algorithms.some((name) => asymmetric.test(name)))) {
    throw new Error(
      'withExternalJwt: verify mixes an HS algorithm with public keys, so a public key could be used as a shared secret (RFC 8725 2.1). ' +
        'List either HS algorithms and a secret, or RS/PS/ES/EdDSA algorithms and a public key or jwksUri.',
    );
  }
  if ('key' in verify === 'jwksUri' in verify) {
    throw new Error('withExternalJwt: verify needs exactly one of key and jwksUri. Give the backend\'s public key (or shared secret) or the address of its key set.');
  }
  return { ...verify, rolesClaim: verify.rolesClaim ?? 'roles', clockTolerance };
}

const symmetric = /^HS(256|384|512)$/;
const asymmetric = /^((RS|PS|ES)(256|384|512)|EdDSA|Ed25519|ML-DSA-(44|65|87))$/;

function prepareKey(verify: TokenVerification, settings: Pick<ExternalJwtSettings, 'timeout' | 'fetch'>): JWTVerifyGetKey {
  try {
    if (verify.jwksUri) {
      return createRemoteJWKSet(new URL(verify.jwksUri), {
        timeoutDuration: settings.timeout,
        [customFetch]: (url, init) => (settings.fetch ?? globalThis.fetch)(url, init),
      });
    }
    const key = verify.key;
    if (!key || (typeof key !== 'string' && typeof key !== 'object')) throw new Error('no key');
    const usable = typeof key !== 'string' ? key : key.includes('-----BEGIN') ? createPublicKey(key) : new TextEncoder().encode(key);
    // Whether it fits the algorithms jose checks itself, in both directions.
    return () => usable;
  } catch {
    throw new SignInFailure(
      { code: 'configuration' },
      'The key to verify the backend\'s tokens cannot be used. Set verify.key to a PEM public key, a JWK or (for HS algorithms) the shared secret, or verify.jwksUri to an https URL.',
    );
  }
}

function failureOf(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (error instanceof errors.JWKSTimeout) return new SignInFailure({ code: 'backendTimeout' }, 'The key set at verify.jwksUri did not answer in time.');
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid) && error.code !== 'ERR_JOSE_GENERIC') {
    // jose's codes are fixed names (ERR_JWT_CLAIM_VALIDATION_FAILED …); its messages may quote the token.
    return new SignInFailure({ code: 'backendFault' }, `The backend's token did not verify (${error.code}). Compare verify (key, algorithms, issuer, audience) with what the backend signs.`);
  }
  if (error instanceof errors.JOSEError) return new SignInFailure({ code: 'backendFault' }, 'verify.jwksUri answered no usable key set.');
  if (error instanceof TypeError && !('cause' in error)) {
    return new SignInFailure({ code: 'configuration' }, 'verify.key does not fit verify.algorithms. Give a public key for RS, PS, ES and EdDSA, a secret for HS.');
  }
  return new SignInFailure({ code: 'backendUnreachable' }, 'The key set at verify.jwksUri cannot be read.');
}
