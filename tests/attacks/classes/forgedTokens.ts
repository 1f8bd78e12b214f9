import { KeyObject, sign } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { withExternalJwt } from '../../../src/auth/server/withExternalJwt.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';

const issuer = 'https://api.example';
const audience = 'the-app';
const now = () => Math.floor(Date.now() / 1000);

const rsa = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('RS256', { extractable: true });
const publicKey = await exportSPKI(rsa.publicKey);

interface Target {
  /** Signs in with this token from the backend: the roles that the person then has, and the addresses that were asked. */
  signIn: (token: string, kind?: 'RS256' | 'HS256') => Promise<{ roles?: string[]; asked: string[] }>;
}

const claims = { sub: '7', roles: ['admin'], iss: issuer, aud: audience };
const rs = (payload: JWTPayload = claims, header: object = {}, key: CryptoKey = rsa.privateKey) => {
  const { exp = now() + 600, ...rest } = payload;
  return new SignJWT({ ...rest, exp }).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
};
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Rightly signed, whatever it says: jose would not sign it, and only what it says may be what it is refused for. */
const signed = (header: object, payload: string, inside = `${part(header)}.${payload}`) => `${inside}.${sign('sha256', Buffer.from(inside), KeyObject.from(rsa.privateKey)).toString('base64url')}`;
const signatureOf = (token: string) => token.split('.')[2]!;

const forgeries: Readonly<Record<string, () => string | Promise<string>>> = {
  'no algorithm': () => new UnsecuredJWT(claims).setExpirationTime('10m').encode(),
  'no algorithm, in odd case': () => `${part({ alg: 'nOnE' })}.${part({ ...claims, exp: now() + 600 })}.x`,
  'the public key as a shared secret': () => new SignJWT({ ...claims, exp: now() + 600 }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(publicKey)),
  'the public key without its line breaks as a shared secret': () => new SignJWT({ ...claims, exp: now() + 600 }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(publicKey.trim())),
  'an empty secret': () => new SignJWT({ ...claims, exp: now() + 600 }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(' ')),
  'a stranger’s key': () => rs(claims, {}, stranger.privateKey),
  'a stranger’s key in the header (jwk)': async () => rs(claims, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
  'a stranger’s key by address (jku)': () => rs(claims, { jku: 'https://evil.example/jwks.json', kid: '1' }, stranger.privateKey),
  'a stranger’s certificate by address (x5u)': () => rs(claims, { x5u: 'https://evil.example/cert.pem' }, stranger.privateKey),
  'a key id that is a path': () => rs(claims, { kid: '../../../dev/null' }, stranger.privateKey),
  'a key id that is SQL': () => rs(claims, { kid: "x' UNION SELECT 'key" }, stranger.privateKey),
  'other claims under a right signature': async () => `${part({ alg: 'RS256' })}.${part({ ...claims, exp: now() + 600 })}.${signatureOf(await rs({ ...claims, roles: [] }))}`,
  'a signature that is missing': async () => `${(await rs()).split('.').slice(0, 2).join('.')}.`,
  'a signature of zeros': async () => `${(await rs()).split('.').slice(0, 2).join('.')}.${Buffer.alloc(256).toString('base64url')}`,
  'another issuer': () => rs({ ...claims, iss: 'https://evil.example' }),
  'no issuer': () => rs({ sub: '7', roles: ['admin'], aud: audience }),
  'another audience': () => rs({ ...claims, aud: 'another-app' }),
  'a token that has ended': () => rs({ ...claims, exp: now() - 60 }),
  'a token that is not good yet': () => rs({ ...claims, nbf: now() + 600 }),
  'an end that is a text': () => signed({ alg: 'RS256' }, part({ ...claims, exp: 'never' })),
  'a header that must be understood (crit)': () => signed({ alg: 'RS256', crit: ['x'], x: 1 }, part({ ...claims, exp: now() + 600 })),
  'a text that is not encoded (b64: false)': () => signed({ alg: 'RS256', b64: false, crit: ['b64'] }, part({ ...claims, exp: now() + 600 })),
  'a sealed token in the place of a signed one': () => `${part({ alg: 'dir', enc: 'A256GCM' })}.${part(claims)}.x.y.z`,
};

const probes: Probe<Target>[] = Object.entries(forgeries).map(([name, forge]) => ({
  name,
  breach: async ({ signIn }): Promise<Gain> => {
    const { roles, asked } = await signIn(await forge());
    return roles?.includes('admin') ? 'the forged role counts' : asked.find((url) => url.includes('evil.example'));
  },
}));

/** A token of the backend's that it did not sign so. */
export const forgedTokens = attackClass<Target>({
  name: 'forged and confused tokens of the backend',
  probes: [
    ...probes,
    {
      name: 'a secret where there are public keys, by mistake of the developer',
      breach: ({ signIn }) =>
        signIn('', 'HS256').then(
          () => 'both kinds of algorithms are taken',
          () => undefined,
        ),
    },
  ],
  kit: async () => {
    const { roles } = await signInAtKit(await rs());
    if (!roles?.includes('admin')) throw new Error('The right token does not count either, so that nothing can be said about forged ones.');
    return { signIn: signInAtKit };
  },
  twins: {
    'claims that are read and not checked': () => ({
      signIn: (token) => {
        const text = token.split('.').map((one) => Buffer.from(one, 'base64url').toString()).find((one) => one.includes('roles')) ?? '{"roles":["admin"]}';
        return Promise.resolve({ roles: (JSON.parse(text) as { roles: string[] }).roles, asked: [] });
      },
    }),
  },
});

const signInAtKit: Target['signIn'] = async (token, kind) => {
  const asked: string[] = [];
  const options = withExternalJwt(
    { logger: { error: () => undefined, warn: () => undefined } },
    {
      baseUrl: issuer,
      verify: { key: publicKey, algorithms: kind ? ['RS256', kind] : ['RS256'], issuer, audience },
      fetch: (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Promise.resolve(Response.json({ access_token: token }));
      },
    },
  );
  const provider = options.providers[0] as unknown as { authorize: (body: unknown) => Promise<{ roles?: string[] }> };
  const { roles } = await provider.authorize({ email: 'dana@example.com', password: 'x' }).catch((): { roles?: string[] } => ({}));
  return { roles, asked };
};
