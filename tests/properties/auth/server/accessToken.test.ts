import fc from 'fast-check';
import * as accessToken from '../../../../src/auth/server/accessToken.js';
import { externalJwtSettings } from '../../../../src/auth/server/externalJwtSettings.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const unsigned = (claims: unknown, header: unknown = { alg: 'HS256' }) => `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;

/** What leaves is a failure of ours with its code alone: an error of a library may quote the token. */
function failureOf(error: unknown): string | undefined {
  const { name, failure, message } = error as { name?: string; failure?: { code: string }; message?: string };
  return name === 'SignInFailure' && message === `nau.${failure?.code}` ? failure?.code : undefined;
}

const claimNames = ['exp', 'iat', 'sub', 'roles', '__proto__'];
const bytes = fc.uint8Array({ maxLength: 60 });
const textOfToken = fc.oneof(
  anyText,
  fc.array(fc.oneof(bytes.map((one) => Buffer.from(one).toString('base64url')), fc.jsonValue().map(part), fc.constantFrom('', '.', '..', '=', '\r\n')), { maxLength: 6 }).map((parts) => parts.join('.')),
  fc.tuple(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...claimNames), fc.oneof(fc.jsonValue(), fc.integer(), fc.constant(1e308)))), fc.oneof(fc.jsonValue(), fc.constant({ alg: 'none' }))).map(([claims, header]) => unsigned(claims, header)),
  fc.tuple(fc.nat(1000), fc.integer({ min: 0, max: 127 })).map(([at, unit]) => {
    const token = unsigned({ exp: 4e9, sub: '7' });
    return token.slice(0, at % token.length) + String.fromCharCode(unit) + token.slice((at % token.length) + 1);
  }),
);

property('Any bytes in the place of a token are a token that lasts or a failure of ours', {
  of: accessToken,
  at: 'auth/server/accessToken.ts',
  inputs: 4_000,
  check: ({ accessTokenOf }) =>
    fc.property(fc.oneof(textOfToken, fc.jsonValue()), fc.jsonValue(), fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.boolean(), (token, answer, now, renewed) => {
      const settings = externalJwtSettings({ baseUrl: 'https://api.example', now: () => now });
      try {
        const found = accessTokenOf(token, answer, settings, renewed);
        return (
          found.token === token &&
          // It goes into an Authorization header.
          /^[\w-]+\.[\w-]+\.[\w-]*$/.test(found.token) &&
          Number.isInteger(found.expiresAt) &&
          found.expiresAt * 1000 > now &&
          !Number.isNaN(new Date(found.expiresAt * 1000).getTime()) &&
          typeof found.claims === 'object'
        );
      } catch (error) {
        return ['backendFault', 'configuration'].includes(failureOf(error) ?? '');
      }
    }),
  twins: {
    'takes line breaks': ['if (!compactJws.test(token)) throw', 'if (token === String(compactJws)) throw'],
    'takes a token that is over': ['if (hasEnded(expiresAt, settings.now())) {', 'if (expiresAt < 0) {'],
    'hands the library’s error on': ["  } catch {\n    throw new SignInFailure({ code: 'backendFault' }, 'The backend answered an access token that is not a JWT", "  } catch (error) {\n    throw error as Error ?? new SignInFailure({ code: 'backendFault' }, 'The backend answered an access token that is not a JWT"],
    'takes any exp': ["if (typeof exp !== 'number' || !Number.isFinite(exp)) throw", "if (exp === 'never') throw"],
    'takes an end that no date can show': ['byLifetime ?? latestSecond', 'byLifetime ?? Infinity'],
    'takes what is no text': ["typeof token !== 'string' || token === ''", "!token"],
  },
});

property('A token lasts no longer than its backend says, whatever the two clocks', {
  of: accessToken,
  at: 'auth/server/accessToken.ts',
  inputs: 4_000,
  check: ({ accessTokenOf }) =>
    fc.property(
      fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
      fc.integer({ min: -100_000, max: 100_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.record({ hasExp: fc.boolean(), hasIat: fc.boolean(), told: fc.option(fc.oneof(fc.integer({ min: -5, max: 100_000 }), fc.constantFrom('600', 'soon', null))) }),
      fc.boolean(),
      (now, skew, lifetime, { hasExp, hasIat, told }, renewed) => {
        const settings = externalJwtSettings({ baseUrl: 'https://api.example', now: () => now });
        const second = Math.floor(now / 1000);
        const issued = second + skew;
        let expiresAt: number | undefined;
        try {
          ({ expiresAt } = accessTokenOf(unsigned({ ...(hasExp && { exp: issued + lifetime }), ...(hasIat && { iat: issued }) }), { expires_in: told }, settings, renewed));
        } catch (error) {
          if (failureOf(error) !== 'backendFault') return false;
        }
        // By the backend's clock it is fresh. By ours: its end is the nearer of what it says and what it lasts.
        const byLifetime = second + lifetime;
        const withoutExp = second + (Number(told) > 0 ? Number(told) : settings.defaultTokenLifetime);
        const end = !hasExp ? withoutExp : hasIat ? Math.min(issued + lifetime, byLifetime) : issued + lifetime;
        const isOver = end * 1000 < now + 1000;
        // A renewal proves that the backend is content, so its clock must be behind.
        const rescued = renewed && hasExp && hasIat && end <= second ? byLifetime : undefined;
        if (isOver) return rescued === undefined || rescued * 1000 < now + 1000 ? expiresAt === undefined : expiresAt === rescued;
        return expiresAt === end;
      },
    ),
  twins: {
    'believes a clock that is ahead': ['byLifetime ?? latestSecond', 'latestSecond'],
    'ends a renewed session by a clock that is behind': ['renewed && byLifetime !== undefined && end <= now', 'false'],
    'signs in with a token that is over': ['renewed && byLifetime', 'byLifetime'],
    'takes milliseconds': ['const now = Math.floor(settings.now() / 1000);', 'const now = Math.floor(settings.now());'],
    'believes expires_in of zero': ['told > 0 ? told', 'told >= 0 ? told'],
  },
});

property('The token is the first of the usual names that has one', {
  of: accessToken,
  at: 'auth/server/accessToken.ts',
  inputs: 1_000,
  check: ({ readAccessToken }) =>
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('access_token', 'accessToken', 'token', 'jwt', 'id_token', '__proto__'), fc.oneof(fc.string(), fc.jsonValue(), fc.constant(undefined)))), (answer) => {
      const found = readAccessToken(answer);
      const all = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as Record<string, unknown>) : {};
      const wanted = [all.access_token, all.accessToken, all.token, all.jwt].find((value) => value !== undefined && value !== null);
      return found === wanted;
    }),
  twins: {
    'takes another order': ["['access_token', 'accessToken', 'token', 'jwt']", "['token', 'access_token', 'accessToken', 'jwt']"],
    'takes null for a token': [' && answer[key] !== null', ''],
    'takes the identity token': ["'token', 'jwt']", "'token', 'jwt', 'id_token']"],
  },
});
