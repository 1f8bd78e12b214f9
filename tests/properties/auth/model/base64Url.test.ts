import fc from 'fast-check';
import * as base64Url from '../../../../src/auth/model/base64Url.js';
import { anyText, isWellFormed, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

property('base64url gives back every text, and needs no encoding in a URL', {
  of: base64Url,
  at: 'auth/model/base64Url.ts',
  inputs: 3_000,
  check: ({ toBase64Url, fromBase64Url }) =>
    fc.property(fc.oneof({ weight: 200, arbitrary: wellFormedText }, { weight: 1, arbitrary: fc.constant('long '.repeat(50_000)) }), (text) => {
      const packed = toBase64Url(text);
      return /^[\w-]*$/.test(packed) && packed === Buffer.from(text).toString('base64url') && fromBase64Url(packed) === text;
    }),
  twins: {
    'writes one letter per character': ['new TextEncoder().encode(text)', '[...text].map((one) => one.codePointAt(0)! & 255)'],
    'leaves the + in': [".replaceAll('+', '-')", ''],
    'leaves the / in': [".replaceAll('/', '_')", ''],
    'leaves the = in': [".replaceAll('=', '')", ''],
    'does not read the - back': ["packed.replaceAll('-', '+')", 'packed'],
  },
});

property('base64url of anything else is refused or means one text', {
  of: base64Url,
  at: 'auth/model/base64Url.ts',
  inputs: 2_000,
  check: ({ toBase64Url, fromBase64Url }) =>
    fc.property(fc.oneof(anyText, fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url'))), (packed) => {
      let text: string;
      try {
        text = fromBase64Url(packed);
      } catch {
        return true;
      }
      return isWellFormed(text) && fromBase64Url(toBase64Url(text)) === text && Buffer.from(packed, 'base64').toString() === text;
    }),
  twins: {
    'puts a sign in the place of broken bytes': ["new TextDecoder('utf-8', { fatal: true })", "new TextDecoder('latin1')"],
  },
});
