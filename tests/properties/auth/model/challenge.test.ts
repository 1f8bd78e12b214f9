import fc from 'fast-check';
import * as challenge from '../../../../src/auth/model/challenge.js';
import { anyText, isWellFormed, wellFormedText } from '../../arbitraries.js';
import { property } from '../../property.js';

const kind = fc.oneof(fc.stringMatching(/^[\w-]{1,40}$/), anyText);
const handle = fc.oneof(
  { weight: 50, arbitrary: wellFormedText },
  { weight: 10, arbitrary: fc.nat(2500).map((length) => 'x'.repeat(length)) },
  { weight: 5, arbitrary: fc.constantFrom('', '🔑'.repeat(525), '🔑'.repeat(526)) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(200_000)) },
);
const expiresIn = fc.oneof(fc.integer(), fc.nat(400), fc.double());

const isSane = (read: challenge.AuthChallenge) => /^[\w-]{1,40}$/.test(read.kind) && read.handle !== '' && Number.isInteger(read.expiresIn) && read.expiresIn >= 0 && read.expiresIn <= challenge.maxChallengeLifetime;

property('A second step is passed on whole or not at all', {
  of: challenge,
  at: 'auth/model/challenge.ts',
  inputs: 3_000,
  check: ({ encodeChallenge, decodeChallenge, maxChallengeLifetime }) =>
    fc.property(kind, handle, expiresIn, (what, name, lifetime) => {
      const text = encodeChallenge({ kind: what, handle: name, expiresIn: lifetime });
      const mayPass = /^[\w-]{1,40}$/.test(what) && name !== '' && Buffer.byteLength(name) <= 2100 && lifetime >= 1;
      if (text === undefined) return !mayPass;
      const read = decodeChallenge(text);
      return mayPass && /^[\w.-]{1,2860}$/.test(text) && read !== undefined && isSane(read) && read.kind === what && read.handle === name && read.expiresIn === Math.min(Math.floor(lifetime), maxChallengeLifetime);
    }),
  twins: {
    'lives as long as the backend says': ['const seconds = Math.min(Math.floor(expiresIn), maxChallengeLifetime);', 'const seconds = Math.floor(expiresIn);'],
    'cuts the handle': ['toBase64Url(handle)', 'toBase64Url(handle.slice(0, 500))'],
    'passes on any kind': ['seconds > 0 && encoded.test(text) ?', 'seconds > 0 ?'],
    'passes on what has ended': ['seconds > 0 && encoded', 'encoded'],
  },
});

property('Text that is no second step is none', {
  of: challenge,
  at: 'auth/model/challenge.ts',
  inputs: 2_000,
  check: ({ decodeChallenge }) =>
    fc.property(fc.oneof(anyText, fc.tuple(kind, fc.nat(2000), fc.oneof(anyText, fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')))).map(([what, seconds, packed]) => `nauc.${what}.${seconds}.${packed}`)), (text) => {
      const read = decodeChallenge(text);
      return read === undefined || (isSane(read) && isWellFormed(read.handle));
    }),
  twins: {
    'believes any lifetime': ['Math.min(Number(seconds), maxChallengeLifetime)', 'Number(seconds)'],
    'throws at broken bytes': ['} catch {\n    return undefined;', '} catch (error) {\n    throw error;'],
  },
});
