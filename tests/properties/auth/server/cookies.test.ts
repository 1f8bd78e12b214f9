import fc from 'fast-check';
import { encode, getToken } from 'next-auth/jwt';
import * as cookies from '../../../../src/auth/server/cookies.js';
import * as sessionCookies from '../../../../src/auth/server/sessionCookies.js';
import { anyText, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

// Characters that a name may have (RFC 6265 4.1.1: a token).
const name = fc.oneof(fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,12}$/), fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b'));

property('A Cookie header is read whole, and the first of equal names wins', {
  of: cookies,
  at: 'auth/server/cookies.ts',
  inputs: 3_000,
  check: ({ parseCookies }) =>
    fc.property(fc.array(fc.oneof(fc.tuple(name, wellFormedText, fc.constantFrom('encoded', 'quoted')), fc.tuple(name, fc.stringMatching(/^[\w!#$&'()*+./:<=>?@[\]^`{|}~-]*$/), fc.constant('raw'))), { maxLength: 6 }), (pairs) => {
      const header = pairs.map(([key, value, how]) => `${key}=${how === 'raw' ? value : how === 'quoted' ? `"${encodeURIComponent(value)}"` : encodeURIComponent(value)}`).join('; ');
      const read = parseCookies(header);
      const wanted = new Map(pairs.toReversed().map(([key, value]) => [key, value]));
      return Object.getPrototypeOf(read) === Object.prototype && Object.keys(read).length === wanted.size && [...wanted].every(([key, value]) => Object.hasOwn(read, key) && read[key] === value);
    }),
  twins: {
    'takes the last one': [' || Object.hasOwn(cookies, name)', ''],
    'takes a name of the prototype for known': ['Object.hasOwn(cookies, name)', 'name in cookies'],
    'changes the prototype': ['Object.defineProperty(cookies, name, { value: decode(value), enumerable: true, configurable: true, writable: true })', 'cookies[name] = decode(value)'],
    'keeps quotes': [".replace(/^\"(.*)\"$/, '$1')", ''],
    'cuts at a second =': ["pair.slice(at + 1).trim()", "pair.split('=')[1]!.trim()"],
    'does not decode': ['value: decode(value)', 'value'],
  },
});

property('Any Cookie header is read without an error, into plain texts', {
  of: cookies,
  at: 'auth/server/cookies.ts',
  inputs: 3_000,
  check: ({ parseCookies, parseSetCookie }) =>
    fc.property(fc.oneof(anyText, fc.array(fc.constantFrom('=', ';', ' ', '"', '%', '%zz', '%ff', '__proto__', 'a', ',', '\n'), { maxLength: 12 }).map((parts) => parts.join('')), fc.constantFrom(null, undefined)), (header) => {
      const read = parseCookies(header);
      const first = parseSetCookie(header ?? '');
      return Object.entries(read).every(([key, value]) => typeof value === 'string' && key !== '' && !/[;=]/.test(key)) && (first === undefined || read[first[0]] === first[1]);
    }),
  twins: {
    'throws at what does not decode': ['} catch {\n    return value;', '} catch (error) {\n    throw error;'],
    'takes a value without a name': ['at < 1 || !name ||', ''],
  },
});

const cookieName = 'next-auth.session-token';
const secret = 'a secret of the tests';
// next-auth seals each token anew; the properties need one short and one of several chunks.
const sealed = await Promise.all([40, 7000].map((length) => encode({ secret, token: { sub: 'x'.repeat(length) } })));

/** As next-auth writes a session: whole, or in numbered chunks. */
const written = (value: string, size: number): Record<string, string> =>
  value.length <= size ? { [cookieName]: value } : Object.fromEntries(Array.from({ length: Math.ceil(value.length / size) }, (_, i) => [`${cookieName}.${i}`, value.slice(i * size, (i + 1) * size)]));

/** How next-auth itself reads it. */
const isRead = async (jar: Record<string, string>): Promise<string | undefined> =>
  (await getToken({ req: { headers: {}, cookies: jar } as unknown as Parameters<typeof getToken>[0]['req'], secret, cookieName, raw: true })) || undefined;

property('No planted cookie keeps a session from being read', {
  of: sessionCookies,
  at: 'auth/server/sessionCookies.ts',
  inputs: 2_000,
  check: ({ withoutStrayChunks }) =>
    fc.asyncProperty(
      fc.constantFrom(...sealed),
      fc.constantFrom(120, 1500, 3936),
      fc.dictionary(fc.oneof(fc.tuple(fc.constantFrom('.', '-', '', '.0'), fc.oneof(fc.integer({ min: 6, max: 99 }).map(String), fc.constantFrom('x', '1x', '-1', '1e1', '007', '99999999999999999999', ' 1', '٣'))).map(([sign, index]) => `${cookieName}${sign}${index}`), fc.stringMatching(/^\w{1,8}$/)), wellFormedText, { maxKeys: 5 }),
      fc.infiniteStream(fc.nat()),
      async (value, size, planted, order) => {
        const own = written(value, size);
        // A chunk in the gap after the last one cannot be told from a chunk.
        const next = `${cookieName}.${Object.keys(own).length}`;
        const jar = Object.fromEntries(Object.entries({ ...planted, ...own }).filter(([key]) => key !== next || own[key]).map((entry) => [order.next().value!, entry] as const).toSorted(([a], [b]) => a - b).map(([, entry]) => entry));
        if (value.length <= size) delete jar[`${cookieName}.0`];
        const left = withoutStrayChunks(jar, cookieName);
        const others = (all: Record<string, string>) => Object.entries(all).filter(([key]) => !key.startsWith(cookieName)).toString();
        return (await isRead(left)) === value && others(left) === others(jar);
      },
    ),
  twins: {
    'keeps all chunks': ['!name.startsWith(cookieName) || (isSessionCookie(name, cookieName) && belongs(name))', 'true'],
    'keeps what begins with the name': ['!name.startsWith(cookieName) || (', "!name.startsWith(`${cookieName}.`) || ("],
    'drops the other cookies': ['!name.startsWith(cookieName) || (', '('],
    'keeps one chunk too many': ['< chunks;', '<= chunks + 3;'],
    'loses the last chunk': ['< chunks;', '< chunks - 1;'],
    'takes any ending for a chunk': ['/^(0|[1-9]\\d*)$/.test(name.slice(cookieName.length + 1))', 'true'],
    'takes numbers that next-auth does not write': ['(0|[1-9]\\d*)', '\\d+'],
  },
});
