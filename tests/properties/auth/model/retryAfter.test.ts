import fc from 'fast-check';
import { maxRetryAfter } from '../../../../src/auth/model/failure.js';
import * as retryAfter from '../../../../src/auth/model/retryAfter.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const clock = fc.oneof(fc.integer({ min: 0, max: 8_640_000_000_000_000 }), fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }));

property('Retry-After of any text is a sane wait or none', {
  of: retryAfter,
  at: 'auth/model/retryAfter.ts',
  inputs: 6_000,
  check: ({ parseRetryAfter }) =>
    fc.property(
      fc.oneof(anyText, fc.stringMatching(/^[ \t]?-?\d{1,400}(\.\d+)?$/), fc.date().map((date) => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toUTCString())), fc.constantFrom('0', '00', 'Infinity', '1e9', '0x10', '+5', '５', 'May', 'Thu, 01 Jan 1970 00:00:00 GMT', null, undefined)),
      clock,
      fc.option(fc.integer({ min: -100_000, max: 200_000 }), { nil: undefined }),
      (text, now, near) => {
        // A date not far from now, else most are ages away.
        const date = new Date(now + (near ?? 0) * 1000);
        const wait = parseRetryAfter(near === undefined || Number.isNaN(date.getTime()) ? text : date.toUTCString(), now);
        return wait === undefined || (Number.isInteger(wait) && wait > 0 && wait <= maxRetryAfter);
      },
    ),
  twins: {
    'waits for years': ['Math.min(Math.ceil(seconds), maxRetryAfter)', 'Math.ceil(seconds)'],
    'waits for parts of a second': ['Math.ceil(seconds)', 'seconds'],
    'waits for zero seconds': ['seconds > 0 ?', 'seconds >= 0 ?'],
    'waits for what is no number': ['return seconds > 0 ?', 'return !(seconds <= 0) ?'],
  },
});

property('Retry-After in seconds and as a date mean the same', {
  of: retryAfter,
  at: 'auth/model/retryAfter.ts',
  inputs: 4_000,
  check: ({ parseRetryAfter }) =>
    fc.property(fc.integer({ min: -100_000, max: 200_000 }), fc.integer({ min: 0, max: 8_640_000_000_000 }), fc.nat(999), fc.constantFrom('', ' ', '\t'), (seconds, second, milliseconds, blank) => {
      const wanted = seconds > 0 ? Math.min(seconds, maxRetryAfter) : undefined;
      const date = new Date((second + seconds) * 1000);
      // A clock between two seconds: the wait is rounded up, so that nobody comes too early.
      const asDate = Number.isNaN(date.getTime()) || date.getTime() < 0 || second + seconds > 253_402_300_799 ? wanted : parseRetryAfter(`${blank}${date.toUTCString()}${blank}`, second * 1000 - milliseconds);
      const rounded = milliseconds ? (seconds >= 0 ? Math.min(seconds + 1, maxRetryAfter) : undefined) : wanted;
      return parseRetryAfter(`${blank}${seconds}${blank}`, second * 1000) === wanted && (asDate === wanted || asDate === rounded);
    }),
  twins: {
    'takes a date for milliseconds': ['(Date.parse(text) - now) / 1000', 'Date.parse(text) - now'],
    'takes digits for a date': ['/^\\d+$/.test(text)', 'false'],
    'forgets the clock': ['Date.parse(text) - now', 'Date.parse(text)'],
    'lets people come too early': ['Math.ceil(seconds)', 'Math.floor(seconds)'],
  },
});
