import fc from 'fast-check';
import * as challengeCookie from '../../../../src/auth/server/challengeCookie.js';
import { parseCookies, parseSetCookie } from '../../../../src/auth/server/cookies.js';
import * as emailCookie from '../../../../src/auth/server/emailCookie.js';
import type { OwnUrl } from '../../../../src/auth/server/ownUrl.js';
import * as typedCookie from '../../../../src/auth/server/typedCookie.js';
import { anyText, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

const own = fc.boolean().map((secure): OwnUrl => ({ origin: `http${secure ? 's' : ''}://app.example`, authPath: '/api/auth', basePath: '', secure }));
const pageCookie = 'auth/server/pageCookie.ts';
const page = fc.constantFrom('/login', '/shop/login?x=1', '/anmelden');

/** As the browser has it. */
const named = (name: string, { secure }: OwnUrl): string => (secure ? `__Secure-${name}` : name);

/** Whether a Set-Cookie value is one cookie with our attributes, whatever was put into it (RFC 6265 4.1.1: printable ASCII). */
const isOneCookie = (header: string, name: string, path: string, at: OwnUrl): boolean =>
  /^[\u0020-\u007e]*$/.test(header) && new RegExp(`^${named(name, at).replace('.', '\\.')}=[^;,\\s"\\\\]*; Max-Age=\\d+; Path=${path.replace(/\?.*/, '')}; HttpOnly; SameSite=Lax${at.secure ? '; Secure' : ''}$`).test(header);

/** Back from the browser. */
const returned = (header: string): Record<string, string> => parseCookies(header.split(';', 1)[0]);

property('The stash of typed values gives back what was typed, and sets no cookie but its own', {
  of: typedCookie,
  at: 'auth/server/typedCookie.ts',
  inputs: 2_000,
  check: ({ typedCookie: write, typedOf }) =>
    fc.property(fc.dictionary(wellFormedText, fc.oneof(wellFormedText, fc.constant('x'.repeat(321))), { maxKeys: 10 }), page, own, (values, path, url) => {
      const header = write(values, path, url);
      const read = typedOf(returned(header), url);
      const kept = Object.entries(values).filter(([, value]) => value.length <= 320).slice(0, 8);
      return isOneCookie(header, 'nau.typed', path, url) && JSON.stringify(Object.entries(read)) === JSON.stringify(kept);
    }),
  twins: {
    'writes values as they are': ['toBase64Url(JSON.stringify(Object.fromEntries(kept.slice(0, 8))))', 'JSON.stringify(Object.fromEntries(kept.slice(0, 8)))'],
    'is open to scripts': { file: pageCookie, from: 'HttpOnly; ', to: '' },
    'goes over http': { file: pageCookie, from: "own.secure ? '; Secure' : ''", to: "''" },
    'can be planted over http': { file: pageCookie, from: '(secure ? `__Secure-${name}` : name)', to: '(secure ? name : name)' },
    'keeps no more than one value': ['kept.slice(0, 8)', 'kept.slice(0, 1)'],
  },
});

property('Anything in the cookie of typed values is a few short texts', {
  of: typedCookie,
  at: 'auth/server/typedCookie.ts',
  inputs: 1_000,
  check: ({ typedOf }) =>
    fc.property(fc.oneof(anyText, fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.nat(), fc.constant('x'.repeat(400))), { minKeys: 5, maxKeys: 20 })).map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))), own, (value, url) => {
      const read = Object.entries(typedOf({ [named('nau.typed', url)]: value }, url));
      return read.length <= 8 && read.every(([, text]) => typeof text === 'string' && text.length <= 320);
    }),
  twins: {
    'believes any value': ["typeof entry[1] === 'string' && ", ''],
    'believes any length': [' && entry[1].length <= 320', ''],
    'believes any number of them': ['entry[1].length <= 320).slice(0, 8)', 'entry[1].length <= 320)'],
    'throws at what is no JSON': ['} catch {\n    return {};', '} catch (error) {\n    throw error;'],
  },
});

property('The stash of an e-mail gives it back, and sets no cookie but its own', {
  of: emailCookie,
  at: 'auth/server/emailCookie.ts',
  inputs: 2_000,
  check: ({ emailCookie: write, emailOf }) =>
    fc.property(fc.oneof(wellFormedText, anyText, fc.emailAddress(), fc.constantFrom(undefined, 42, {}, 'x'.repeat(400), 'a; Domain=evil.example', 'a\r\nSet-Cookie: b=c')), page, own, (email, path, url) => {
      const header = write(email, path, url);
      const back = emailOf(returned(header), url);
      const text = typeof email === 'string' ? email.trim() : '';
      // Controls and halves of pairs would harm the page or the header.
      const isUsual = text !== '' && text.length <= 320 && !/[\p{Cc}\p{Cs}]/u.test(text);
      return isOneCookie(header, 'nau.email', path, url) && back === (isUsual ? text : undefined) && /Max-Age=0/.test(header) === !isUsual;
    }),
  twins: {
    'writes it as it is': ['encodeURIComponent(kept)', 'kept'],
    'keeps control characters': ['[\\p{Cc}\\p{Surrogate}]', '[\\p{Surrogate}]'],
    'keeps it at any length': ['text.length > 320 || ', ''],
    'is open to scripts': { file: pageCookie, from: 'HttpOnly; ', to: '' },
  },
});

property('The stash of a second step gives it back for as long as it is good', {
  of: challengeCookie,
  at: 'auth/server/challengeCookie.ts',
  inputs: 1_000,
  check: ({ challengeCookie: write, challengeOf }) =>
    fc.property(fc.record({ kind: fc.oneof(fc.stringMatching(/^[\w-]{1,40}$/), anyText), handle: wellFormedText, expiresIn: fc.integer({ min: -5, max: 300 }) }), page, own, (challenge, path, url) => {
      const header = write(challenge, path, url);
      const read = challengeOf(returned(header), url);
      const mayPass = /^[\w-]{1,40}$/.test(challenge.kind) && challenge.handle !== '' && challenge.expiresIn > 0;
      const [, age] = /Max-Age=(\d+)/.exec(header)!;
      return isOneCookie(header, 'nau.challenge', path, url) && (mayPass ? JSON.stringify(read) === JSON.stringify(challenge) && Number(age) === challenge.expiresIn : read === undefined && age === '0') && parseSetCookie(header)?.[0] === named('nau.challenge', url);
    }),
  twins: {
    'lives for a day': ['challenge?.expiresIn ?? 0', '86_400'],
    'is open to scripts': { file: pageCookie, from: 'HttpOnly; ', to: '' },
    'goes over http': { file: pageCookie, from: "own.secure ? '; Secure' : ''", to: "''" },
    'can be planted over http': { file: pageCookie, from: '(secure ? `__Secure-${name}` : name)', to: '(secure ? name : name)' },
    'writes what cannot be passed on': ['challenge && encodeChallenge(challenge)', 'challenge?.kind'],
  },
});
