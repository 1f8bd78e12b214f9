import fc from 'fast-check';
import { failureCodes } from '../../../../src/auth/model/failure.js';
import * as backendFailure from '../../../../src/auth/server/backendFailure.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const word = fc.oneof(fc.constantFrom('email', 'password', '#/data/email', 'data.email', '', '__proto__', 'constructor'), anyText);
const errors = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(word, fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue(), fc.record({ message: fc.oneof(fc.string(), fc.jsonValue()) }))),
  fc.array(fc.oneof(fc.jsonValue(), fc.record({ field: fc.oneof(word, fc.array(word)), path: word, pointer: word, message: fc.oneof(fc.string(), fc.jsonValue()), detail: fc.string() }, { requiredKeys: [] }))),
);
const json = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.record({ errors, code: fc.oneof(fc.constantFrom('password_breached', 'pwned', 'x', 7)), message: fc.string() }, { requiredKeys: [] }));
// Headers refuse what HTTP cannot carry.
const header = fc.oneof(fc.nat(100_000).map(String), fc.stringMatching(/^[ -~]{0,40}$/), fc.constantFrom('soon', '-1', 'Thu, 01 Jan 2099 00:00:00 GMT'));

property('Every answer of a backend means one failure of ours, or none if it succeeded', {
  of: backendFailure,
  at: 'auth/server/backendFailure.ts',
  inputs: 4_000,
  check: ({ backendFailure: judge }) =>
    fc.property(fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 400, 401, 403, 422, 423, 429, 503)), json, fc.option(header, { nil: undefined }), fc.boolean(), (status, body, retryAfter, reveals) => {
      const failure = judge({ status, headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }), json: body }, { now: 1_800_000_000_000, revealAccountState: reveals });
      if (status >= 200 && status < 300) return failure === undefined;
      if (!failure || !failureCodes.includes(failure.code)) return false;
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
      // A gateway's page is no word about anybody's account.
      if (!isObject && ['invalidCredentials', 'invalidInput', 'breachedPassword', 'accessDenied'].includes(failure.code) && status !== 401 && status !== 423) return false;
      // Who is locked or disabled is not for everybody to know.
      if (!reveals && ['accountLocked', 'accessDenied'].includes(failure.code)) return false;
      if (failure.retryAfter !== undefined && !(status === 429 || status === 503)) return false;
      if (failure.retryAfter !== undefined && !(Number.isInteger(failure.retryAfter) && failure.retryAfter > 0)) return false;
      return status < 500 || failure.code === 'backendFault';
    }),
  twins: {
    'takes a gateway’s page for a word about the password': ['if (isJsonObject(json)) {', 'if ((json as object) ?? true) {'],
    'tells everybody of a locked account': ["revealAccountState ? 'accountLocked' : 'invalidCredentials'", "'accountLocked'"],
    'tells everybody of a disabled account': ["revealAccountState ? 'accessDenied' : 'invalidCredentials'", "'accessDenied'"],
    'takes a redirect for a success': ['status < 300', 'status < 400'],
    'takes an outage for a wrong password': ["  return { code: 'backendFault' };\n}\n\nexport interface", "  return { code: 'invalidCredentials' };\n}\n\nexport interface"],
  },
});

property('Refused fields are read from any JSON as names with texts', {
  of: backendFailure,
  at: 'auth/server/backendFailure.ts',
  inputs: 3_000,
  check: ({ fieldErrors }) =>
    fc.property(errors, (found) => {
      const fields = fieldErrors({ errors: found });
      const usual = typeof found === 'object' && found !== null && !Array.isArray(found) && typeof (found as Record<string, unknown>).email === 'string' ? ((found as Record<string, unknown>).email as string) : undefined;
      return (
        (fields === undefined || (Object.getPrototypeOf(fields) === Object.prototype && Object.keys(fields).length > 0 && Object.entries(fields).every(([name, text]) => name !== '' && typeof text === 'string'))) &&
        (usual === undefined || fields?.email === usual)
      );
    }),
  twins: {
    'takes any text': ["typeof first.message === 'string' ? first.message : ''", "'message' in first ? (first.message as string) : ''"],
    'takes a field without a name': [".filter(([name]) => name !== '')", ''],
    'says "none" as an empty list': ['fields.length ? Object.fromEntries(fields) : undefined', 'Object.fromEntries(fields)'],
    'reads only lists': [': isJsonObject(errors)\n      ? Object.entries(errors)', ': isJsonObject(errors)\n      ? Object.entries(errors).slice(0, 0)'],
  },
});
