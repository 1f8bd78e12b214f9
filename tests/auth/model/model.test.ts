import { describe, expect, it } from 'vitest';
import { authPages } from '../../../src/auth/model/authPages.js';
import { authStateOf } from '../../../src/auth/model/authState.js';
import { fromBase64Url, toBase64Url } from '../../../src/auth/model/base64Url.js';
import { isSafeCallbackUrl, relativeToOrigin, safeCallbackUrl } from '../../../src/auth/model/callbackUrl.js';
import { decodeChallenge, encodeChallenge } from '../../../src/auth/model/challenge.js';
import { hasEnded, maxTimerDelay, secondsLeft } from '../../../src/auth/model/expiry.js';
import { decodeFailure, encodeFailure, failureCodes, maxRetryAfter } from '../../../src/auth/model/failure.js';
import { parseRetryAfter } from '../../../src/auth/model/retryAfter.js';

const origin = 'https://app.example';

describe('safeCallbackUrl', () => {
  it.each([
    ['/account', 'https://app.example/account'],
    ['/account?tab=1#top', 'https://app.example/account?tab=1#top'],
    ['https://app.example/account', 'https://app.example/account'],
    ['HTTPS://APP.EXAMPLE/account', 'https://app.example/account'],
    ['/search?q=https://evil.example', 'https://app.example/search?q=https://evil.example'],
    ['/a/../account', 'https://app.example/account'],
    ['/%2F%2Fevil.example', 'https://app.example/%2F%2Fevil.example'],
  ])('keeps %s', (value, url) => {
    expect(safeCallbackUrl(value, { origin })).toBe(url);
  });

  it.each([
    'https://evil.example/',
    'http://app.example/',
    'https://app.example.evil.example/',
    'https://app.example@evil.example/',
    'https://user:secret@app.example/',
    'https://user@app.example/',
    'https://',
    'notes/1',
    'notes/?to=/account',
    'https://app.example:444/',
    '//evil.example/x',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:/\\evil.example',
    'https:evil.example',
    '/a/..//evil.example',
    '/.//evil.example',
    'https://app.example//evil.example',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://app.example/1',
    '/\t/evil.example',
    '/a b',
    '\u0000/account',
    'foo',
    '',
    '#',
    '?a=1',
    `/${'a'.repeat(3000)}`,
    undefined,
    null,
    42,
    ['/account'],
    { toString: () => '/account' },
  ])('refuses %j', (value) => {
    expect(safeCallbackUrl(value, { origin })).toBe('https://app.example/');
    expect(safeCallbackUrl(value, { origin, fallback: '/home' })).toBe('https://app.example/home');
  });

  it('takes 2,048 characters, and not one more', () => {
    expect(safeCallbackUrl(`/${'a'.repeat(2047)}`, { origin })).toHaveLength(origin.length + 2048);
    expect(safeCallbackUrl(`/${'a'.repeat(2048)}`, { origin })).toBe('https://app.example/');
  });

  it('knows further origins when it is told them', () => {
    const rule = { origin, allowedOrigins: ['https://shop.example'] };
    expect(safeCallbackUrl('https://shop.example/cart', rule)).toBe('https://shop.example/cart');
    expect(safeCallbackUrl('https://shop.example//evil', rule)).toBe('https://app.example/');
  });

  it('goes by http as well, where the app or a further origin does', () => {
    const rule = { origin: 'http://localhost:3000', allowedOrigins: ['http://shop.example'] };
    expect(safeCallbackUrl('/cart', rule)).toBe('http://localhost:3000/cart');
    expect(safeCallbackUrl('http://localhost:3000/cart', rule)).toBe('http://localhost:3000/cart');
    expect(safeCallbackUrl('http://shop.example/cart', rule)).toBe('http://shop.example/cart');
    expect(safeCallbackUrl('https://localhost:3000/cart', rule)).toBe('http://localhost:3000/');
  });

  it('tells whether it would keep a URL', () => {
    expect(isSafeCallbackUrl('/cart', { origin })).toBe(true);
    expect(isSafeCallbackUrl('', { origin })).toBe(false);
    expect(isSafeCallbackUrl('https://evil.example/', { origin })).toBe(false);
  });

  it('gives routers a path', () => {
    expect(relativeToOrigin('https://app.example/a?b#c', origin)).toBe('/a?b#c');
    expect(relativeToOrigin('https://shop.example/a', origin)).toBe('https://shop.example/a');
  });
});

describe('failures', () => {
  it.each(failureCodes)('%s survives the URL', (code) => {
    expect(decodeFailure(encodeFailure({ code }))).toEqual({ code });
    expect(encodeFailure({ code })).toMatch(/^[A-Za-z.]+$/);
  });

  it('keep the wait, in whole seconds and capped', () => {
    expect(decodeFailure(encodeFailure({ code: 'tooManyAttempts', retryAfter: 29.2 }))).toEqual({ code: 'tooManyAttempts', retryAfter: 30 });
    expect(decodeFailure(encodeFailure({ code: 'tooManyAttempts', retryAfter: 1e9 }))).toEqual({ code: 'tooManyAttempts', retryAfter: maxRetryAfter });
    expect(decodeFailure('nau.tooManyAttempts.99999')).toEqual({ code: 'tooManyAttempts', retryAfter: maxRetryAfter });
    for (const retryAfter of [0, -1, undefined]) expect(encodeFailure({ code: 'tooManyAttempts', retryAfter })).toBe('nau.tooManyAttempts');
    expect(decodeFailure('nau.tooManyAttempts.0')).toEqual({ code: 'tooManyAttempts' });
  });

  it.each([
    ['CredentialsSignin', 'invalidCredentials'],
    ['SessionRequired', 'sessionRequired'],
    ['AccessDenied', 'accessDenied'],
    ['accessdenied', 'accessDenied'],
    ['Configuration', 'configuration'],
    ['configuration', 'configuration'],
    ['Verification', 'verificationFailed'],
    ['verification', 'verificationFailed'],
    ['OAuthAccountNotLinked', 'accountNotLinked'],
    ['Signin', 'oauthFailed'],
    ['OAuthSignin', 'oauthFailed'],
    ['OAuthCallback', 'oauthFailed'],
    ['OAuthCreateAccount', 'oauthFailed'],
    ['Callback', 'oauthFailed'],
    ['EmailCreateAccount', 'oauthFailed'],
    ['EmailSignin', 'emailNotSent'],
  ])('of NextAuth: %s', (text, code) => {
    expect(decodeFailure(text)).toEqual({ code });
  });

  it.each(['', 'constructor', '__proto__', 'nau.', 'nau.constructor', 'nau.invalidCredentials.x', 'NAU.offline', 'xnau.offline', '<script>', 'undefined', 'nau.offline\n'])(
    'hostile text %j is unexpected',
    (text) => {
      expect(decodeFailure(text)).toEqual({ code: 'unexpected' });
    },
  );
});

describe('refused fields', () => {
  const long = '🔑'.repeat(200);
  it('that are too many for a URL are as many as fit, and the failure stays what it is', () => {
    const fields = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`field${i}`, long]));
    const read = decodeFailure(encodeFailure({ code: 'invalidInput', fields }), 'answer');
    expect(read.code).toBe('invalidInput');
    expect(Object.keys(read.fields!)).toEqual(['field0', 'field1', 'field2', 'field3', 'field4', 'field5', 'field6']);
    expect(read.fields!.field6).toBe(long);
  });
});

describe('refused fields on their way', () => {
  const taken = encodeFailure({ code: 'invalidInput', fields: { email: 'Taken already' } });

  it('have the backend’s texts in next-auth’s own answer, and none of a link', () => {
    expect(decodeFailure(taken, 'answer')).toStrictEqual({ code: 'invalidInput', fields: { email: 'Taken already' } });
    expect(decodeFailure(taken)).toStrictEqual({ code: 'invalidInput', fields: { email: '' } });
  });

  it('come with refused input only', () => {
    expect(decodeFailure(taken.replace('invalidInput', 'offline'), 'answer')).toStrictEqual({ code: 'offline' });
    expect(decodeFailure('nau.invalidInput', 'answer')).toStrictEqual({ code: 'invalidInput' });
  });

  it('have names of a field, and texts', () => {
    const fields = { '1st': 'x', '-x': 'x', 'a b': 'x', 'email!': 'x', [`a${'b'.repeat(64)}`]: 'x', count: 5 as unknown as string, 'address.street-2_b': 'No such street' };
    expect(decodeFailure(encodeFailure({ code: 'invalidInput', fields }), 'answer')).toStrictEqual({ code: 'invalidInput', fields: { 'address.street-2_b': 'No such street' } });
    expect(encodeFailure({ code: 'invalidInput', fields: { '1st': 'x' } })).toBe('nau.invalidInput');
  });

  it('fill the room that there is to the last byte', () => {
    const fields = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`f${i}`.padEnd(51, 'x'), '🔑'.repeat(200)]));
    const text = encodeFailure({ code: 'invalidInput', fields });
    expect(text).toHaveLength('nau.invalidInput.f'.length + 8000);
    expect(decodeFailure(text, 'answer').fields).toEqual(fields);
  });

  it.each(['null', '5', '"text"', '["text"]', '{', '{"1":"x"}'])('that are %s are none', (json) => {
    expect(decodeFailure(`nau.invalidInput.f${toBase64Url(json)}`, 'answer')).toStrictEqual({ code: 'invalidInput' });
  });

  it('that are no text at all are none', () => {
    expect(decodeFailure('nau.invalidInput.f_w', 'answer')).toStrictEqual({ code: 'invalidInput' });
  });
});

describe('base64url', () => {
  it.each([
    ['???', 'Pz8_'],
    ['>>>', 'Pj4-'],
    ['a', 'YQ'],
    ['', ''],
    ['🔑', '8J-UkQ'],
  ])('%j is %s', (text, packed) => {
    expect(toBase64Url(text)).toBe(packed);
    expect(fromBase64Url(packed)).toBe(text);
  });

  it('that is no UTF-8 is refused', () => {
    expect(() => fromBase64Url('_w')).toThrow(TypeError);
  });
});

describe('the app’s pages', () => {
  it('are the kit’s, but for those that are named', () => {
    const all = { signIn: '/login', signOut: '/signout', error: '/auth-error', verifyRequest: '/verify-request', register: '/register', forgotPassword: '/forgot-password', resetPassword: '/reset-password', changePassword: '/change-password' };
    expect(authPages()).toEqual(all);
    expect(authPages({ signIn: '/sign-in', newUser: '/welcome' })).toEqual({ ...all, signIn: '/sign-in', newUser: '/welcome' });
  });
});

describe('a second step', () => {
  it('arrives as it was', () => {
    const challenge = { kind: 'otp', handle: 'h/+ä', expiresIn: 60 };
    expect(decodeChallenge(encodeChallenge(challenge)!)).toEqual(challenge);
    expect(decodeChallenge(encodeChallenge({ ...challenge, expiresIn: 9999.5 })!)).toEqual({ ...challenge, expiresIn: 300 });
    expect(decodeChallenge('nauc.otp.999.aA')).toEqual({ kind: 'otp', handle: 'h', expiresIn: 300 });
  });

  it('that is over is none', () => {
    for (const expiresIn of [0.9, 0, -1]) expect(encodeChallenge({ kind: 'otp', handle: 'h', expiresIn })).toBeUndefined();
  });

  it.each(['', 'nauc', 'nauc.otp.60.', 'nauc..60.aA', 'nauc.otp.60._w', 'nauc.otp.1000.aA', 'xnauc.otp.60.aA', 'nauc.otp.60.aA!'])('%j is none', (text) => {
    expect(decodeChallenge(text)).toBeUndefined();
  });

  it('with a handle that is too long is none, however long', () => {
    for (const length of [3000, 1_000_000]) expect(encodeChallenge({ kind: 'otp', handle: 'x'.repeat(length), expiresIn: 60 })).toBeUndefined();
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['30', 30],
    [' 30 ', 30],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60],
    ['99999999', maxRetryAfter],
    ['0', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['Wed, 31 Dec 2025 00:00:00 GMT', undefined],
    ['', undefined],
    [null, undefined],
    ['1'.repeat(64), maxRetryAfter],
    ['1'.repeat(65), undefined],
    ['12 34', undefined],
  ])('%j is %j', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });
});

describe('expiry', () => {
  it('counts whole seconds', () => {
    expect(secondsLeft(100, 40_500)).toBe(59);
    expect(secondsLeft(100, 200_000)).toBe(0);
    expect(hasEnded(100, 98_000)).toBe(false);
    expect(hasEnded(100, 99_001)).toBe(true);
    expect(maxTimerDelay).toBe(0x7fffffff);
  });
});

describe('the auth state of a session', () => {
  const session = { expires: '2026-01-01' };
  it('is signed out, signed in or expired', () => {
    expect(authStateOf(null)).toEqual({ status: 'signedOut' });
    expect(authStateOf(session)).toEqual({ status: 'signedIn', session });
    expect(authStateOf({ ...session, error: 'expired' as const }).status).toBe('expired');
  });
});
