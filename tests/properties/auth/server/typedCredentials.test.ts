import fc from 'fast-check';
import * as typedCredentials from '../../../../src/auth/server/typedCredentials.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const key = fc.oneof(fc.constantFrom('email', 'password', 'tenant', 'csrfToken', 'callbackUrl', '__proto__', 'constructor', 'fields', 'roles', 'backend', 'baseUrl', 'challenge', 'kind', 'code', 'newPassword'), fc.string());
const value = fc.oneof(anyText, fc.jsonValue(), fc.constantFrom('dana@example.com', ' dana@example.com ', 'secret', '', '   ', 'x'.repeat(9000)));
const body = fc.oneof(fc.jsonValue(), fc.dictionary(key, value), fc.record({ email: value, password: value }), fc.tuple(fc.dictionary(key, fc.oneof(value, fc.constant('x'.repeat(1025)))), fc.record({ email: fc.constant('dana@example.com'), password: value })).map(([more, typed]) => ({ ...more, ...typed })), fc.constantFrom(undefined, 'email=a'));

property('Of any body only the declared fields are taken, as texts of a sane length, the password as it is', {
  of: typedCredentials,
  at: 'auth/server/typedCredentials.ts',
  inputs: 3_000,
  check: ({ typedCredentials: read }) =>
    fc.property(body, fc.subarray(['tenant', 'toString', 'roles']), (given, declared) => {
      const sent = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
      const own = (name: string) => (Object.hasOwn(sent, name) ? sent[name] : undefined);
      try {
        const typed = read(given, declared);
        return (
          Object.keys(typed).toSorted().join() === 'email,fields,password' &&
          typed.password === own('password') &&
          typed.password !== '' &&
          typed.password.length <= 8192 &&
          typed.email === String(own('email')).trim() &&
          typed.email !== '' &&
          typed.email.length <= 320 &&
          Object.entries(typed.fields).every(([name, text]) => declared.includes(name) && text === own(name) && text.length <= 1024)
        );
      } catch (error) {
        const isGood = typeof own('email') === 'string' && typeof own('password') === 'string' && (own('email') as string).trim() !== '' && (own('email') as string).length <= 320 && own('password') !== '' && (own('password') as string).length <= 8192 && declared.every((name) => own(name) === undefined || (typeof own(name) === 'string' && (own(name) as string).length <= 1024));
        return !isGood && (error as Error).message === 'nau.invalidCredentials';
      }
    }),
  twins: {
    'trims the password': ['password: v.pipe(v.string(), v.minLength(1), v.maxLength(8192))', 'password: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(8192))'],
    'takes a password of any length': ['password: v.pipe(v.string(), v.minLength(1), v.maxLength(8192))', 'password: v.pipe(v.string(), v.minLength(1))'],
    'takes every field': ['own(body, fieldNames)', 'own(body, Object.keys((body as object) ?? {}))'],
    'takes what the prototype has': ['Object.hasOwn(body, name)', 'name in body'],
    'takes further fields of any length': ['v.record(v.string(), v.pipe(v.string(), v.maxLength(1024)))', 'v.record(v.string(), v.string())'],
    'throws at a body that is none': ["if (typeof body !== 'object' || body === null) return {};", ''],
  },
});

property('Of any body a second step is answered by a code or by a new password, or not at all', {
  of: typedCredentials,
  at: 'auth/server/typedCredentials.ts',
  inputs: 2_000,
  check: ({ typedChallengeAnswer: read }) =>
    fc.property(fc.oneof(body, fc.record({ challenge: value, kind: fc.oneof(value, fc.constant('otp')), code: fc.oneof(value, fc.constantFrom('123 456', '12-34', '１２３', ' - ')), newPassword: value }, { requiredKeys: ['challenge'] })), (given) => {
      const sent = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
      try {
        const answer = read(given);
        if (!answer) return !Object.hasOwn(sent, 'challenge') || typeof sent.challenge !== 'string';
        const { handle, kind, code, newPassword } = answer;
        return handle === sent.challenge && handle !== '' && handle.length <= 2000 && /^[\w-]{1,40}$/.test(kind) && (code === undefined) !== (newPassword === undefined) && (code === undefined || (code !== '' && !/[\s\p{Pd}]/u.test(code) && code.length <= 64)) && (newPassword === undefined || newPassword === sent.newPassword);
      } catch (error) {
        return (error as Error).message === 'nau.invalidCode';
      }
    }),
  twins: {
    'sends both': ['|| (output.code === undefined) === (output.newPassword === undefined)', ''],
    'keeps blanks in the code': [", v.transform((code) => code.replace(/[\\s\\p{Pd}]/gu, ''))", ''],
    'takes any kind': ['kind: v.pipe(v.string(), v.regex(/^[\\w-]{1,40}$/))', 'kind: v.string()'],
    'takes an empty code': ["v.minLength(1))),\n  newPassword: v.optional(v.pipe(v.string(), v.minLength(1)", "v.minLength(0))),\n  newPassword: v.optional(v.pipe(v.string(), v.minLength(1)"],
  },
});
