import { EncryptJWT, SignJWT, UnsecuredJWT } from 'jose';
import { encode } from 'next-auth/jwt';
import { attackSecret } from '../../../tools/attackServers.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { send } from '../send.js';
import { demoUser, someoneSignedIn } from '../Visitor.js';

const claims = { name: 'Mallory', email: demoUser.email, sub: '1', sid: 'forged' };
const later = Math.floor(Date.now() / 1000) + 3600;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** The five parts of a sealed token. */
const parts = (token: string) => token.split('.') as [string, string, string, string, string];

const flipped = (text: string): string => {
  const at = Math.floor(text.length / 2);
  const bytes = text.split('');
  bytes[at] = bytes[at] === 'A' ? 'B' : 'A';
  return bytes.join('');
};

/** Made from a right one, or from nothing. */
const forgeries: Readonly<Record<string, (right: string) => string | Promise<string>>> = {
  'another header': (right) => [flipped(parts(right)[0]), ...parts(right).slice(1)].join('.'),
  'a header that names no sealing': (right) => [part({ alg: 'none' }), ...parts(right).slice(1)].join('.'),
  'a header with a smaller cipher': (right) => [part({ alg: 'dir', enc: 'A128CBC-HS256' }), ...parts(right).slice(1)].join('.'),
  'a header with a password’s algorithm and a million rounds': (right) => [part({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM', p2c: 2_000_000, p2s: 'AAAAAAAAAAAAAAAA' }), 'AAAA', ...parts(right).slice(2)].join('.'),
  'a header that asks for decompression': (right) => [part({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }), ...parts(right).slice(1)].join('.'),
  'a header with a key of its own': (right) => [part({ alg: 'dir', enc: 'A256GCM', jwk: { kty: 'oct', k: 'AAAA' }, kid: '../../dev/null', jku: 'https://evil.example/jwks' }), ...parts(right).slice(1)].join('.'),
  'a wrapped key that is made up': (right) => [parts(right)[0], 'AAAA', ...parts(right).slice(2)].join('.'),
  'another start': (right) => [parts(right)[0], parts(right)[1], flipped(parts(right)[2]), parts(right)[3], parts(right)[4]].join('.'),
  'another text': (right) => [parts(right)[0], parts(right)[1], parts(right)[2], flipped(parts(right)[3]), parts(right)[4]].join('.'),
  'another seal': (right) => [...parts(right).slice(0, 4), flipped(parts(right)[4])].join('.'),
  'a seal that is cut short': (right) => [...parts(right).slice(0, 4), parts(right)[4].slice(0, 4)].join('.'),
  'no seal': (right) => `${parts(right).slice(0, 4).join('.')}.`,
  'a signed token without a signature': () => new UnsecuredJWT(claims).setExpirationTime(later).encode(),
  'a token signed with the app’s own secret': () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(later).sign(new TextEncoder().encode(attackSecret)),
  'a token signed with another secret': () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(later).sign(new TextEncoder().encode('x'.repeat(32))),
  'a token sealed with another secret': () => encode({ token: claims, secret: 'another secret' }),
  'a token sealed with no secret': () => encode({ token: claims, secret: ' ' }),
  'a token sealed with the secret itself, not with the key made of it': () => new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime(later).encrypt(new TextEncoder().encode(attackSecret.slice(0, 32))),
  'a token of another use of the secret (a salt of its own)': () => encode({ token: claims, secret: attackSecret, salt: 'next-auth.pkce.code_verifier' }),
  'a token that has ended': () => encode({ token: claims, secret: attackSecret, maxAge: -3600 }),
  'plain JSON': () => encodeURIComponent(JSON.stringify(claims)),
  'JSON in base64': () => part(claims),
  'five parts of JSON': () => `${part({ alg: 'dir', enc: 'A256GCM' })}..${part(claims)}.${part(claims)}.${part(claims)}`,
};

const places: Readonly<Record<string, (url: string, cookie: string) => Promise<Gain>>> = {
  'the session route': async (url, cookie) => {
    const { status, body } = await send(url, '/api/auth/session', { headers: { cookie } });
    return status >= 500 ? `an answer of ${status}` : body.includes('"user"') ? `a session: ${body}` : undefined;
  },
  'a guarded page': async (url, cookie) => {
    const { status, body } = await send(url, '/guarded-proxy', { headers: { cookie } });
    return status >= 500 ? `an answer of ${status}` : body.includes('Only people who are signed in') ? 'the page' : undefined;
  },
};

const probes: Probe<App>[] = Object.entries(forgeries).map(([name, forge]) => ({
  name,
  breach: async (app) => {
    const right = (await someoneSignedIn(app.url)).sessionCookie.replace(/^[^=]+=/, '');
    const cookie = `next-auth.session-token=${await forge(right)}`;
    for (const [place, look] of Object.entries(places)) {
      const gain = await look(app.url, cookie);
      if (gain) return `${place}: ${gain}`;
    }
    return undefined;
  },
}));

/** A session's cookie that the app did not seal. */
export const forgedSessions = attackClass<App>({
  name: 'forged session cookies',
  probes,
  kit: kitApp,
  twins: { 'a cookie that nobody checks': weakApp },
});
