import fc from 'fast-check';
import * as failure from '../../../../src/auth/model/failure.js';
import { anyText, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

type Failure = failure.AuthFailure;

const code = fc.constantFrom(...failure.failureCodes);
const fieldName = fc.stringMatching(/^[A-Za-z][\w.-]{0,63}$/);
const longText = fc.oneof(wellFormedText, fc.string({ unit: 'binary', minLength: 100, maxLength: 260, size: 'max' }), fc.constantFrom('🔑'.repeat(260), '\u0001'.repeat(260)));
const fields = fc.dictionary(fc.oneof(fieldName, anyText), longText, { maxKeys: 10 });
const wait = fc.oneof(fc.nat(100_000), fc.double(), fc.constant(undefined));
const anyFailure: fc.Arbitrary<Failure> = fc.record({ code, retryAfter: wait, fields: fc.option(fields, { nil: undefined }) });

/** Through a URL as next-auth builds it, un-encoded in parts, and back. */
const throughUrl = (text: string): string => new URL(`https://app.example/login?callbackUrl=%2F&error=${text}`).searchParams.get('error')!;

const isSane = ({ code: found, retryAfter, fields: named = {} }: Failure): boolean =>
  failure.failureCodes.includes(found) &&
  (retryAfter === undefined || (Number.isInteger(retryAfter) && retryAfter > 0 && retryAfter <= failure.maxRetryAfter)) &&
  Object.keys(named).length <= 8 &&
  Object.entries(named).every(([name, text]) => /^[A-Za-z][\w.-]{0,63}$/.test(name) && [...text].length <= 200);

property('A failure survives its way through a URL', {
  of: failure,
  at: 'auth/model/failure.ts',
  inputs: 5_000,
  check: ({ encodeFailure, decodeFailure, maxRetryAfter }) =>
    fc.property(anyFailure, (given) => {
      const text = encodeFailure(given);
      const [answer, url] = [decodeFailure(throughUrl(text), 'answer'), decodeFailure(throughUrl(text))];
      const seconds = given.retryAfter !== undefined && given.retryAfter > 0 ? Math.min(Math.ceil(given.retryAfter), maxRetryAfter) : undefined;
      const sent = Object.entries(given.fields ?? {});
      return (
        /^[\w.-]+$/.test(text) &&
        [answer, url].every((read) => isSane(read) && read.code === given.code && read.retryAfter === seconds) &&
        // Anybody can write a link: from there only the names are believed.
        Object.values(url.fields ?? {}).every((words) => words === '') &&
        JSON.stringify(Object.keys(url.fields ?? {})) === JSON.stringify(Object.keys(answer.fields ?? {})) &&
        Object.entries(answer.fields ?? {}).every(([name, words]) => sent.some(([key, whole]) => key === name && whole.replace(/\p{Surrogate}/gu, '\ufffd').startsWith(words))) &&
        // What is said of a field that is named as forms name them does not get lost.
        (given.code !== 'invalidInput' || !sent.some(([name]) => /^[A-Za-z][\w.-]{0,63}$/.test(name)) || Object.keys(answer.fields ?? {}).length > 0)
      );
    }),
  twins: {
    'loses the wait': ["`.${Math.min(Math.ceil(wait), maxRetryAfter)}`", "''"],
    'rounds the wait down': ['Math.ceil(wait)', 'Math.floor(wait)'],
    'passes on any wait': ['`.${Math.min(Math.ceil(wait), maxRetryAfter)}`', '`.${Math.ceil(wait)}`'],
    'puts the backend’s texts from a link on the page': ["source === 'url' ?", 'false ?'],
    'takes any name of a field': ['fieldName.test(entry[0]) && ', ''],
    'writes plain base64': ["import { fromBase64Url, toBase64Url } from './base64Url.js';", "import { fromBase64Url } from './base64Url.js'; const toBase64Url = (text: string) => btoa(unescape(encodeURIComponent(text)));"],
  },
});

property('Nothing but our own failures and NextAuth’s is read from a text', {
  of: failure,
  at: 'auth/model/failure.ts',
  inputs: 8_000,
  check: ({ encodeFailure, decodeFailure, failureCodes }) =>
    fc.property(
      fc.oneof(
        anyText,
        fc.tuple(fc.constantFrom('nau.', 'nau', 'NAU.', 'nau..', ' nau.'), fc.oneof(code, anyText, fc.constantFrom('constructor', '__proto__')), fc.constantFrom('', '.', '.0', '.5', '.99999', '.100000', '.f', '.fe30', '.f____', '\n', '.-1'), anyText).map((parts) => parts.join('')),
        fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'CredentialsSignin', 'Callback'),
        fc.tuple(anyFailure, fc.nat(), fc.integer({ min: 0, max: 127 })).map(([given, at, unit]) => {
          const text = encodeFailure(given);
          return text.slice(0, at % text.length) + String.fromCharCode(unit) + text.slice((at % text.length) + 1);
        }),
      ),
      fc.constantFrom('url' as const, 'answer' as const),
      (text, source) => {
        const read = decodeFailure(text, source);
        const isKnown = /^nau\.[A-Za-z]+(\.|$)/.test(text) ? failureCodes.some((one) => text === `nau.${one}` || text.startsWith(`nau.${one}.`)) : /^[A-Za-z]{6,30}$/.test(text);
        return isSane(read) && Object.keys(read).every((key) => ['code', 'retryAfter', 'fields'].includes(key)) && (isKnown || read.code === 'unexpected');
      },
    ),
  twins: {
    'believes any code of ours': ["if (!known.has(code!)) return { code: 'unexpected' };", ''],
    'looks codes of NextAuth’s up along the prototype': ['Object.hasOwn(fromNextAuth, text)', 'text in fromNextAuth'],
    'reads a wait of zero': ['if (retryAfter > 0) ', 'if (retryAfter >= 0) '],
    'hands unknown text on': ["fromNextAuth[text]! : 'unexpected'", 'fromNextAuth[text]! : (text as FailureCode)'],
    'takes fields of any length': ['[...text].slice(0, maxFieldText).join(\'\')', 'text'],
  },
});
