import fc from 'fast-check';
import { failureCodes } from '../../../src/auth/model/failure.js';
import { loadMessages } from '../../../src/messages/loadMessages.js';
import { locales } from '../../../src/messages/locales.js';
import * as matchLocale from '../../../src/messages/matchLocale.js';
import * as messages from '../../../src/messages/Messages.js';
import * as pseudo from '../../../src/messages/pseudo.js';
import { anyText } from '../arbitraries.js';
import { property } from '../property.js';

const catalogues = new Map(await Promise.all(locales.map(async (locale) => [locale, await loadMessages(locale)] as const)));
const locale = fc.constantFrom(...locales);
const name = fc.oneof(fc.constantFrom('name', 'time', 'count', 'constructor', '__proto__', 'toString', 'a', 'b'), fc.stringMatching(/^\w{1,6}$/));

property('A template takes the values that it was given, as they are, and no others', {
  of: messages,
  at: 'messages/Messages.ts',
  inputs: 3_000,
  check: ({ fill }) =>
    fc.property(fc.array(fc.oneof(name.map((one) => ({ name: one })), anyText.map((text) => ({ text: text.replace(/[{}]/g, '') })), fc.constantFrom({ text: '{' }, { text: '}' }, { text: '{}' }, { text: '$&' })), { maxLength: 8 }), fc.dictionary(name, fc.oneof(anyText, fc.constantFrom('$&', '$1', "$'", '{name}', ''))), (parts, values) => {
      const template = parts.map((part) => ('name' in part ? `{${part.name}}` : part.text)).join('');
      // Once from the left: what a value says is no template.
      let wanted = '';
      for (let rest = template; rest; ) {
        const [place, key] = /^\{(\w+)\}/.exec(rest) ?? [];
        wanted += place ? (Object.hasOwn(values, key!) ? values[key!] : place) : rest[0];
        rest = rest.slice(place?.length ?? 1);
      }
      return fill(template, values) === wanted;
    }),
  twins: {
    'leaves an empty value out': ['?? whole', '|| whole'],
    'fills in what the prototype has': ['Object.hasOwn(values, name) ? (values[name] ?? whole) : whole', 'values[name] ?? whole'],
    'reads $ in a value': ['template.replace(/\\{(\\w+)\\}/g, (whole, name: string) =>', 'Object.keys(values).reduce((text, name) => text.replaceAll(`{${name}}`, values[name]!), template).replace(/\\{(\\w+)\\}(?!.|.)/g, (whole, name: string) =>'],
  },
});

property('Every failure has its words in every language, with the wait if there is one', {
  of: messages,
  at: 'messages/Messages.ts',
  inputs: 2_000,
  check: ({ failureText }) =>
    fc.property(locale, fc.constantFrom(...failureCodes), fc.oneof(fc.integer({ min: 1, max: 86_400 }), fc.constantFrom(undefined, 0)), (language, code, retryAfter) => {
      const catalogue = catalogues.get(language)!;
      const text = failureText(catalogue, { code, ...(retryAfter !== undefined && { retryAfter }) });
      const [value, unit] = (retryAfter ?? 0) < 60 ? ([retryAfter, 'second'] as const) : ([Math.ceil(retryAfter! / 60), 'minute'] as const);
      const time = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value ?? 0);
      return text.startsWith(catalogue.failure[code]) && (text === catalogue.failure[code]) === !retryAfter && !/\{\w+\}|undefined|NaN/.test(text) && text.includes(time) === Boolean(retryAfter);
    }),
  twins: {
    'forgets the wait': ['return retryAfter ? `${text} ${waitText(messages, retryAfter)}` : text;', 'return text;'],
    'waits for 0 seconds': ['return retryAfter ? `${text}', 'return retryAfter !== undefined ? `${text}'],
    'leaves the place of the time open': ['fill(messages.retryAfter, { time: durationText(messages.locale, seconds) })', 'messages.retryAfter'],
    'rounds minutes down': ['Math.ceil(seconds / 60)', 'Math.floor(seconds / 60)'],
    'speaks English': ['time: durationText(messages.locale, seconds)', "time: durationText('en', seconds)"],
  },
});

property('A count and a duration are put into words in any language, and are never shorter than they are', {
  of: messages,
  at: 'messages/Messages.ts',
  inputs: 2_000,
  check: ({ fillCount, durationText }) =>
    fc.property(locale, fc.oneof(fc.nat(10_000_000), fc.nat(130)), fc.dictionary(fc.constantFrom('zero', 'one', 'two', 'few', 'many'), fc.constant('{count} of a form')), (language, count, forms) => {
      const text = fillCount(language, { ...forms, other: '{count} of others' }, count);
      const digits = new Intl.NumberFormat(language).format(count);
      const form = new Intl.PluralRules(language).select(count);
      // Back to a number: what is said lasts at least as long as what was meant.
      const [seconds, minutes] = (['second', 'minute'] as const).map((unit) => (value: number) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value));
      const said = durationText(language, count);
      return text === `${digits} of ${form in forms ? 'a form' : 'others'}` && said === (count < 60 ? seconds!(count) : minutes!(Math.ceil(count / 60)));
    }),
  twins: {
    'writes the digits of English': ['new Intl.NumberFormat(locale).format(count)', 'String(count)'],
    'has one form': ['text[new Intl.PluralRules(locale).select(count)] ?? text.other', 'text.other'],
    'has no other form': [' ?? text.other)', " ?? '')"],
    'says 60 seconds': ['seconds < 60', 'seconds <= 60'],
    'rounds minutes': ['Math.ceil(seconds / 60)', 'Math.round(seconds / 60)'],
  },
});

const tag = fc.oneof(locale, fc.constantFrom('pt-PT', 'zh-SG', 'zh-Hant', 'en-XA', 'x-klingon', 'i-klingon', '*', 'root', 'und', 'iw', 'ji', 'no', 'sr-Latn', 'de-1996', 'en-u-ca-buddhist', 'a', 'aa-', '-', 'constructor', '__proto__', 'en_US', 'EN-us'), fc.stringMatching(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,3}$/), anyText);
const header = fc.oneof(fc.array(fc.tuple(tag, fc.oneof(fc.constant(''), fc.double({ min: -1, max: 2, noNaN: true }).map((q) => `;q=${q}`), fc.constantFrom(';q=', ';q=x', ';q=0'))).map((parts) => parts.join('')), { maxLength: 25 }).map((parts) => parts.join(',')), anyText, fc.constantFrom(null, undefined, '*'.repeat(100_000), 'a,'.repeat(50_000)));

property('Whatever a browser says of languages, one that there is comes out', {
  of: matchLocale,
  at: 'messages/matchLocale.ts',
  inputs: 1_500,
  check: (module) =>
    fc.property(fc.oneof(header, fc.array(tag, { maxLength: 30 })), fc.option(fc.subarray([...locales], { minLength: 1 }), { nil: undefined }), (wanted, available) => {
      const found = module.matchLocale(wanted, available ?? locales);
      return (available ?? locales).includes(found) && (!available || module.matchLocale([available.at(-1)!, 'en'], available) === available.at(-1));
    }),
  twins: {
    'throws at what is no tag': ['.slice(0, 20).filter(isTag)', '.slice(0, 20)'],
    'answers in what there is not': ['return match(tags.slice(0, 20).filter(isTag), available, fallback);', "return match(tags.slice(0, 20).filter(isTag), available, 'en');"],
    'takes the first that there is': ['return match(', 'if (available.length > 1) return fallback;\n  return match('],
  },
});

const texts = (value: unknown, path = ''): [path: string, text: string][] => (typeof value === 'string' ? [[path, value]] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`)) : []);
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).join();

property('The pseudo-locale keeps places and shape, and makes every text longer and strange', {
  of: pseudo,
  at: 'messages/pseudo.ts',
  inputs: 400,
  check: (module) =>
    fc.property(locale, fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/).filter((key) => !['locale', 'dir', 'emailPlaceholder'].includes(key)), fc.oneof(anyText, fc.constantFrom('{name} and {time}', 'Hello {name}!', '{a', 'plain words'))), (language, more) => {
      const catalogue = { ...more, ...catalogues.get(language)! } as messages.Messages;
      const before = texts(catalogue);
      const after = new Map(texts(module.pseudo(catalogue)));
      return (
        after.size === before.length &&
        after.get('.locale') === 'en-XA' &&
        before.every(([path, text]) => {
          const changed = after.get(path)!;
          if (/\.(locale|dir|emailPlaceholder)$/.test(path)) return path === '.locale' || changed === text;
          return places(changed) === places(text) && /^\[[^]* ·*\]$/.test(changed) && changed.length >= text.length * 1.4 && (!/(?<![{\w])[a-z]*[aeiou][a-z]*(?![}\w])/.test(text) || !changed.includes(text));
        })
      );
    }),
  twins: {
    'puts accents on places': ['value.replace(/\\{\\w+\\}|\\w/g', 'value.replace(/\\w/g'],
    'makes nothing longer': ["${'·'.repeat(Math.ceil(value.length * 0.4))}", ''],
    'leaves words as they are': ['(accents[part] ?? part)', 'part'],
    'translates the direction': [" || key === 'dir'", ''],
    'stays in its language': [", locale: 'en-XA' }", ' }'],
  },
});
