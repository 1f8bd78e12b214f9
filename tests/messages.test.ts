import { describe, expect, it } from 'vitest';
import { en, enSession } from '../src/messages/en.js';
import { ko } from '../src/messages/ko.js';
import { failureText, fill, withOverrides } from '../src/messages/Messages.js';
import { initials } from '../src/components/ui/Avatar.js';

describe('messages', () => {
  it('have the same places for values in each language', () => {
    const places = (value: unknown): unknown =>
      typeof value === 'string'
        ? [...value.matchAll(/\{\w+\}/g)].map(String)
        : Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, places(part)]));
    expect(places(ko)).toEqual(places(en));
  });

  it.each([
    [en, 1, 'Too many attempts. You can try again in 1 second.'],
    [en, 30, 'Too many attempts. You can try again in 30 seconds.'],
    [en, 61, 'Too many attempts. You can try again in 2 minutes.'],
    [ko, 30, '시도 횟수가 너무 많습니다. 30초 후에 다시 시도할 수 있습니다.'],
  ])('say how long to wait', (messages, retryAfter, text) => {
    expect(failureText(messages, { code: 'tooManyAttempts', retryAfter })).toBe(text);
  });

  it('can be changed in parts', () => {
    const messages = withOverrides({ ...en, session: enSession }, { signIn: 'Enter', failure: { offline: 'No network.' }, session: { retry: 'Once more' } });
    expect([messages.signIn, messages.session?.signOut, messages.failure.offline, messages.failure.staleForm, messages.session?.retry]).toEqual([
      'Enter',
      enSession.signOut,
      'No network.',
      en.failure.staleForm,
      'Once more',
    ]);
  });

  it('leave unknown places alone', () => {
    expect(fill('{a} {b}', { a: '1' })).toBe('1 {b}');
  });
});

it.each([
  ['Dana Demo', 'DD'],
  ['Ada Byron King', 'AK'],
  ['dana', 'D'],
  ['techie@email.com', 'T'],
  ['민지', '민지'],
  ['김 민지', '김민'],
  ['🐎 Horse', '🐎H'],
  ['  ', ''],
])('initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
