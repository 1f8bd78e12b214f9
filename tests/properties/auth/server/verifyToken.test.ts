import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import fc from 'fast-check';
import { externalJwtSettings } from '../../../../src/auth/server/externalJwtSettings.js';
import * as verifyToken from '../../../../src/auth/server/verifyToken.js';
import { property } from '../../property.js';

const now = 1_800_000_000;
const secret = new TextEncoder().encode('a shared secret of 32 bytes, say');
const pair = await generateKeyPair('ES256', { extractable: true });
const publicJwk = await exportJWK(pair.publicKey);
const claims = { sub: '7', iss: 'https://api.example', aud: 'app', roles: ['user'] };
const sign = (alg: 'HS256' | 'ES256', more: object = {}, header: object = {}) =>
  new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg, ...header }).setIssuedAt(now).setExpirationTime(now + 600).sign(alg === 'HS256' ? secret : pair.privateKey);
const good = { HS256: await sign('HS256'), ES256: await sign('ES256') };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const bytesOf = (text: string) => Buffer.from(text, 'base64url').toString('hex');

/** A verifier of one kind of signature, as `withExternalJwt` makes it. */
const verifierOf = ({ tokenVerifier, defaultVerification }: typeof verifyToken, alg: keyof typeof good, clock = now) => {
  const verify = defaultVerification({ key: alg === 'HS256' ? secret : publicJwk, algorithms: [alg], issuer: 'https://api.example', audience: 'app' });
  return tokenVerifier({ ...externalJwtSettings({ baseUrl: 'https://api.example', now: () => clock * 1000 }), verify });
};

const verified = (verifier: (token: string) => Promise<object>, token: string): Promise<'verified' | 'refused' | 'an error of somebody else'> =>
  verifier(token).then(
    () => 'verified' as const,
    (error: { name: string; failure?: { code: string } }) => (error.name === 'SignInFailure' && ['backendFault', 'configuration'].includes(error.failure!.code) ? ('refused' as const) : ('an error of somebody else' as const)),
  );

property('A token whose bytes were changed does not verify', {
  of: verifyToken,
  at: 'auth/server/verifyToken.ts',
  inputs: 1_000,
  check: (module) =>
    fc.asyncProperty(
      fc.constantFrom('HS256' as const, 'ES256' as const),
      fc.oneof(
        fc.tuple(fc.nat(), fc.string({ unit: fc.constantFrom(...'ABCabc019-_.= \n'), maxLength: 2 }), fc.nat(3)).map(([at, put, cut]) => (token: string) => token.slice(0, at % token.length) + put + token.slice((at % token.length) + cut)),
        // Another algorithm, and the public key or nothing as its secret (RFC 8725 2.1).
        fc.constantFrom('none', 'None', 'HS256', 'RS256', 'HS512', '').map((alg) => (token: string) => `${part({ alg })}.${token.split('.')[1]}.${token.split('.')[2]}`),
        fc.constant((token: string) => `${part({ alg: 'none' })}.${token.split('.')[1]}.`),
        fc.dictionary(fc.constantFrom('sub', 'roles', 'exp', 'iss', 'aud'), fc.jsonValue(), { minKeys: 1 }).map((more) => (token: string) => `${token.split('.')[0]}.${part({ ...claims, ...more })}.${token.split('.')[2]}`),
      ),
      async (alg, change) => {
        const token = good[alg];
        const changed = change(token);
        // base64url may say the same bytes in two ways; what counts are the bytes.
        const isSame = changed.split('.').map(bytesOf).join('.') === token.split('.').map(bytesOf).join('.');
        const verdict = await verified(verifierOf(module, alg), changed);
        return isSame ? verdict !== 'an error of somebody else' : verdict === 'refused';
      },
    ),
  twins: {
    'believes what it cannot check': ['    } catch (error) {\n      throw failureOf(error);', "    } catch {\n      return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}');"],
    'hands the library’s error on': ['throw failureOf(error);', 'throw error as Error;'],
  },
});

property('A token counts for its issuer, audience, algorithm and time only', {
  of: verifyToken,
  at: 'auth/server/verifyToken.ts',
  inputs: 1_000,
  check: (module) =>
    fc.asyncProperty(
      fc.record({ iss: fc.constantFrom('https://api.example', 'https://evil.example', 'https://api.example/', undefined), aud: fc.constantFrom<(string | string[] | undefined)[]>('app', 'other', ['other', 'app'], [], undefined) }),
      fc.constantFrom('HS256' as const, 'ES256' as const),
      fc.constantFrom('HS256' as const, 'ES256' as const),
      fc.integer({ min: -300, max: 900 }),
      async ({ iss, aud }, alg, expected, later) => {
        // A copy: undefined claims are left out of the token.
        const token = await sign(alg, JSON.parse(JSON.stringify({ iss: iss ?? null, aud: aud ?? null, nbf: now })) as object);
        const mayPass = iss === 'https://api.example' && [aud].flat().includes('app') && alg === expected && later >= -5 && later < 605;
        return (await verified(verifierOf(module, expected, now + later), token)) === (mayPass ? 'verified' : 'refused');
      },
    ),
  twins: {
    'takes any issuer': ['issuer: verify.issuer,', ''],
    'takes any audience': ['audience: verify.audience,', ''],
    'has its own clock': ['currentDate: new Date(settings.now()),', ''],
    'is not strict about time': ['clockTolerance: verify.clockTolerance,', 'clockTolerance: 3600,'],
    'has no tolerance': ['clockTolerance: verify.clockTolerance,', ''],
  },
});
