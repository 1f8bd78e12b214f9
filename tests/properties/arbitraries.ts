import fc from 'fast-check';

/** Text of any kind: letters, signs, scripts, control characters, halves of surrogate pairs. */
export const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)));

/** Text without lone halves of surrogate pairs, as a form can send it. */
export const wellFormedText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

/** Whether a text has no lone half of a surrogate pair. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const pieces = ['/', '//', '/\\', '\\', ':', '@', '?', '#', '.', '..', '/./', '/../', '%2f', '%2F%2F', '%5c', '%09', '%00', '\t', '\n', '\r', ' ', '\u0000', '\u00a0', '\u200b', '\u202e', '\u3002', '／', '＼', '；', ';', '&', '='];
const hosts = ['app.example', 'evil.example', 'app.example.evil.example', 'app.example:443', 'app.example:444', 'shop.example:8443', 'shop.example', 'user@app.example', 'app.example@evil.example', 'user:secret@evil.example', '[::1]', '127.1', 'аpp.example', 'app.example.', 'APP.example', 'app。example', 'xn--pp-7lc.example'];
const schemes = ['https:', 'http:', 'HTTPS:', 'javascript:', 'data:', 'blob:', 'ftp:', 'ws:', 'file:', 'mailto:', 'java\tscript:', 'view-source:', 'about:', 'https', ''];

/** What people put in the place of a path, who want somebody to go elsewhere, and what only looks like that. */
export const hostileUrl: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...hosts), fc.constantFrom(...schemes), fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...schemes), fc.constantFrom('//', '/', '///', '/\\', '\\\\', '', '/\t/'), fc.constantFrom(...hosts), fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 3 })).map(([scheme, slashes, host, rest]) => `${scheme}${slashes}${host}${rest.join('')}`) },
  { weight: 1, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
  { weight: 1, arbitrary: fc.webPath() },
  { weight: 1, arbitrary: anyText },
);
