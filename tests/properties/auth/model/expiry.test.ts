import fc from 'fast-check';
import * as expiry from '../../../../src/auth/model/expiry.js';
import { property } from '../../property.js';

// Between the years -6000 and 9999; beyond them a fraction of a second has too few bits left.
const seconds = fc.oneof(fc.integer({ min: -253_402_300_799, max: 253_402_300_799 }), fc.integer({ min: 0, max: 4_000_000_000 }));
const milliseconds = fc.integer({ min: 0, max: 253_402_300_799_999 });

property('A token has whole seconds left that only run down, whatever the clock', {
  of: expiry,
  at: 'auth/model/expiry.ts',
  inputs: 4_000,
  check: ({ secondsLeft, hasEnded }) =>
    fc.property(seconds, fc.oneof(milliseconds, fc.tuple(seconds, fc.integer({ min: -5000, max: 5000 })).map(([at, off]) => at * 1000 + off)), fc.nat(100_000), (expiresAt, now, later) => {
      const left = secondsLeft(expiresAt, now);
      return (
        Number.isInteger(left) &&
        left >= 0 &&
        // Never longer than it is, and less than a second shorter.
        (left === 0 || (now + left * 1000 <= expiresAt * 1000 && now + (left + 1) * 1000 > expiresAt * 1000)) &&
        secondsLeft(expiresAt, now + later) <= left &&
        hasEnded(expiresAt, now) === now + 1000 > expiresAt * 1000
      );
    }),
  twins: {
    'rounds up': ['Math.floor(expiresAt', 'Math.ceil(expiresAt'],
    'counts below zero': ['Math.max(0, Math.floor(expiresAt - now / 1000))', 'Math.floor(expiresAt - now / 1000)'],
    'takes milliseconds for seconds': ['expiresAt - now / 1000', 'expiresAt / 1000 - now'],
    'ends a second late': ['secondsLeft(expiresAt, now) === 0', 'expiresAt * 1000 < now'],
  },
});
