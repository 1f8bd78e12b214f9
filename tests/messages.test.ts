import { describe, expect, it } from 'vitest';
import { languages } from '../.storybook/globals.js';
import { loadMessages } from '../src/messages/loadMessages.js';
import { matchLocale } from '../src/messages/matchLocale.js';
import { en, enSession } from '../src/messages/en.js';
import { ko } from '../src/messages/ko.js';
import { locales } from '../src/messages/locales.js';
import { failureText, fill, fillCount, withOverrides, type PluralText } from '../src/messages/Messages.js';
import { initials } from '../src/components/ui/Avatar.js';

describe('messages', () => {
  const english = languages.en.messages;

  it.each(locales)('%s is the catalogue of its language', async (locale) => {
    const messages = await loadMessages(locale);
    expect(messages).toEqual(languages[locale].messages);
    expect([messages.locale, messages.dir]).toEqual([locale, ['ar', 'he'].includes(locale) ? 'rtl' : 'ltr']);
  });

  it.each(locales)('%s has the places for values that English has, and every plural form of its own', async (locale) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
    const compare = (theirs: unknown, ours: unknown, path: string): void => {
      if (typeof ours === 'string' || (typeof ours === 'object' && 'other' in ours!)) {
        const [original, text] = [ours, theirs] as PluralText[];
        const wanted = places(typeof original === 'string' ? original : original!.other);
        for (const form of typeof text === 'string' ? [text] : Object.values(text!)) expect(places(form), path).toEqual(wanted);
        // "many" is for millions in French, Spanish and Portuguese; no password is so long.
        if (typeof text !== 'string') expect(forms.filter((form) => !(form in text!) && form !== 'many'), path).toEqual([]);
        return;
      }
      expect(Object.keys(theirs as object), path).toEqual(Object.keys(ours as object));
      for (const [key, part] of Object.entries(ours as object)) compare((theirs as Record<string, unknown>)[key], part, `${path}.${key}`);
    };
    compare(await loadMessages(locale), english, locale);
  });

  it.each(locales.filter((locale) => locale !== 'en'))('%s leaves nothing in English', async (locale) => {
    // Words that are the same in both.
    const same = new Set(['OK', 'Code', 'Name', 'Error: {title}', 'E-mail']);
    const left: string[] = [];
    const look = (theirs: unknown, ours: unknown, path: string): void => {
      if (typeof ours === 'string') {
        if (ours === theirs && !same.has(ours) && !/locale|\.dir|emailPlaceholder/.test(path)) left.push(path);
      } else for (const [key, part] of Object.entries(ours as object)) look((theirs as Record<string, unknown>)[key], part, `${path}.${key}`);
    };
    look(await loadMessages(locale), english, '');
    expect(left).toEqual([]);
  });

  it('isolate left-to-right values in right-to-left texts', async () => {
    const bare: string[] = [];
    const look = (value: unknown, path: string): void => {
      // Times and counts are of the language itself.
      if (typeof value === 'string') {
        if (/(?<!\u2068)\{(?!time|count)\w+\}|[A-Za-z]{3,}@/.test(value.replace(/\u2068[^\u2069]*\u2069/g, '')) && !path.endsWith('Placeholder')) bare.push(path);
      } else for (const [key, part] of Object.entries(value as object)) look(part, `${path}.${key}`);
    };
    look(await loadMessages('ar'), 'ar');
    look(await loadMessages('he'), 'he');
    expect(bare).toEqual([]);
  });

  it.each([
    ['en', 1, 'Use at least 1 character.'],
    ['en', 12, 'Use at least 12 characters.'],
    ['ar', 2, 'استخدم حرفين على الأقل (2).'],
    ['ar', 8, 'استخدم 8 أحرف على الأقل.'],
    ['ar', 12, 'استخدم 12 حرفًا على الأقل.'],
    ['he', 2, 'יש להשתמש בשני תווים לפחות (2).'],
    ['ja', 8, '8文字以上にしてください。'],
  ] as const)('%s counts %d', async (locale, count, text) => {
    expect(fillCount(locale, (await loadMessages(locale)).account.passwordTooShort, count)).toBe(text);
  });

  it.each([
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['de-CH', 'de'],
    ['zh-SG,zh;q=0.9', 'zh-CN'],
    ['pt-PT,pt;q=0.9', 'pt-BR'],
    ['iw', 'he'],
    ['da, en-gb;q=0.8, en;q=0.7', 'en'],
    ['fr;q=0.2, ja;q=0.9', 'ja'],
    ['xx, *', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['not a tag!, é, ;;;, de', 'de'],
    ['a'.repeat(100_000), 'en'],
  ])('Accept-Language %j is %s', (header, locale) => {
    expect(matchLocale(header)).toBe(locale);
  });

  it('are found for a person’s own choice first, and among an app’s own languages', () => {
    expect(matchLocale(['he', 'en'])).toBe('he');
    expect(matchLocale('nl', ['en', 'nl'])).toBe('nl');
    expect(matchLocale('fi', ['nl', 'en'], 'en')).toBe('en');
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
    expect(fill('{constructor}', {})).toBe('{constructor}');
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
