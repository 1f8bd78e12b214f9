import Color from 'colorjs.io';
import fc from 'fast-check';
import * as readableColors from '../../../src/components/readableColors.js';
import * as avatar from '../../../src/components/ui/Avatar.js';
import * as cx from '../../../src/components/ui/cx.js';
import * as urlParameters from '../../../src/components/urlParameters.js';
import { anyText, hostileUrl, isWellFormed, wellFormedText } from '../arbitraries.js';
import { property } from '../property.js';

const hex = fc.oneof(fc.integer({ min: 0, max: 0xffffff }).map((color) => `#${color.toString(16).padStart(6, '0')}`), fc.integer({ min: 0, max: 0xfff }).map((color) => `#${color.toString(16).padStart(3, '0').toUpperCase()}`), fc.constantFrom('#000', '#fff', '#767676', '#777777', '#ffffff'));
const color = fc.oneof({ weight: 5, arbitrary: hex }, { weight: 1, arbitrary: fc.oneof(anyText, fc.constantFrom(undefined, 'red', '#12', '#12345', '#12345g', '#fff;}', ' #fff', 'rgb(0,0,0)', '#ffff')) });

property('Colours of a provider are used exactly when their text can be read', {
  of: readableColors,
  at: 'components/readableColors.ts',
  inputs: 2_000,
  check: (module) =>
    fc.property(color, color, (background, text) => {
      const found = module.readableColors(background, text);
      const isHex = (one: string | undefined) => one !== undefined && /^#([\da-f]{3}|[\da-f]{6})$/i.test(one);
      if (!isHex(background) || !isHex(text)) return found === undefined;
      // Another's arithmetic (colorjs.io). It weighs with sRGB's own matrix, WCAG with figures rounded to four places: at most 3 in
      // 10,000 apart, and so close to the limit WCAG's count.
      const contrast = new Color(background!).contrast(new Color(text!), 'WCAG21');
      if (Math.abs(contrast - 4.5) < 2e-3) return true;
      return contrast > 4.5 ? found?.background === background && found?.text === text : found === undefined;
    }),
  twins: {
    'takes large text’s contrast': ['>= 4.5 ?', '>= 3 ?'],
    'compares in one direction': ['below > above ? [below, above] : [above, below]', '[above, below]'],
    'reads three digits as the first half of six': ["replace(/./g, '$&$&')", "padEnd(6, '0')"],
    'takes what only begins with a colour': ['([\\da-f]{6}))$/i', '([\\da-f]{6}))/i'],
    'weighs all colours alike': ['0.2126 * red! + 0.7152 * green! + 0.0722 * blue!', '(red! + green! + blue!) / 3'],
    'takes light for linear': ['part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4', 'part'],
  },
});

property('Class names are joined with one blank, and nothing else comes in', {
  of: cx,
  at: 'components/ui/cx.ts',
  inputs: 1_000,
  check: (module) =>
    fc.property(fc.array(fc.oneof(fc.stringMatching(/^[^\s]{1,10}$/), fc.constantFrom('', undefined, false as const, 'nau:nau-button', '0')), { maxLength: 8 }), (names) => {
      const joined = module.cx(...names);
      return joined === joined.trim() && JSON.stringify(joined.split(' ').filter((name) => name !== '')) === JSON.stringify(names.filter((name) => typeof name === 'string' && name !== '')) && !joined.includes('  ');
    }),
  twins: {
    'keeps what is empty': ['names.filter(Boolean)', 'names'],
    'leaves the blank out': [".join(' ')", ".join('')"],
  },
});

property('Initials are at most two signs, whole ones', {
  of: avatar,
  at: 'components/ui/Avatar.tsx',
  inputs: 1_500,
  check: ({ initials }) =>
    fc.property(fc.oneof(wellFormedText, fc.emailAddress(), fc.array(fc.oneof(wellFormedText, fc.constantFrom('Dana', '민지', '民', '🔑', 'ß', 'ﬁ', 'ŉ')), { maxLength: 4 }).map((words) => words.join(' '))), (name) => {
      const text = initials(name);
      // An upper-case sign may be written with up to three: ﬃ is FFI.
      return isWellFormed(text) && [...text].length <= 6 && !/\s/u.test(text) && (/\S/u.test(name.replace(/@.*/, '')) ? text !== '' : true);
    }),
  twins: {
    'cuts a sign in half': ['[[...first][0], [...last][0]]', '[first[0], last[0]]'],
    'takes whole words': ['[[...first][0], [...last][0]]', '[first, last]'],
    'says nothing': ['.filter(Boolean).join', '.filter((one) => one === undefined).join'],
  },
});

property('A link in the server’s HTML, which knows no origin, is a path', {
  of: urlParameters,
  at: 'components/urlParameters.ts',
  inputs: 1_500,
  check: ({ hrefOf }) =>
    fc.property(hostileUrl, fc.constantFrom('/', '/account'), fc.constantFrom('https://app.example', 'http://localhost:3000'), (wanted, fallback, origin) => {
      const href = hrefOf(wanted, fallback, undefined);
      return href.startsWith('/') && new URL(href, `${origin}/login`).origin === origin;
    }),
  twins: {
    'hands on what it got': ['return relativeToOrigin(safeCallbackUrl(wanted, { origin, allowedOrigins, fallback }), origin);', 'return wanted;'],
    'writes its stand-in for an origin': ['return relativeToOrigin(safeCallbackUrl(wanted, { origin, allowedOrigins, fallback }), origin);', 'return safeCallbackUrl(wanted, { origin, allowedOrigins, fallback });'],
    'takes any origin for its own': ['{ origin, allowedOrigins, fallback }', "{ origin: /^https?:\\/\\/[^/@\\\\]+/.exec(wanted)?.[0] ?? origin, allowedOrigins, fallback }"],
  },
});
