import fc from 'fast-check';
import * as callbackUrl from '../../../../src/auth/model/callbackUrl.js';
import { hostileUrl } from '../../arbitraries.js';
import { property } from '../../property.js';

const origin = 'https://app.example';
const shop = 'https://shop.example:8443';

/** Where a browser on one of the app's pages goes with a text: `new URL` is the WHATWG parser that browsers have. */
const whereTo = (text: string, page = `${origin}/some/page?query#hash`): URL => new URL(text, page);

/** But for an empty query or fragment, which no page can tell from none. */
const isSamePlace = (one: URL, other: URL) => one.origin === other.origin && one.pathname === other.pathname && one.search === other.search && one.hash === other.hash;

property('A callback URL that is let through leads to the app', {
  of: callbackUrl,
  at: 'auth/model/callbackUrl.ts',
  inputs: 12_000,
  check: ({ safeCallbackUrl, isSafeCallbackUrl, relativeToOrigin }) =>
    fc.property(hostileUrl, fc.boolean(), (value, hasShop) => {
      const rule = { origin, ...(hasShop && { allowedOrigins: [shop] }) };
      const homes = hasShop ? [origin, shop] : [origin];
      const destination = safeCallbackUrl(value, rule);
      const url = whereTo(destination);
      if (!homes.includes(url.origin) || url.username || url.password || destination !== url.href) return false;
      // The path alone, as routers and Location headers have it.
      const path = relativeToOrigin(destination, origin);
      if (!isSamePlace(whereTo(path), url)) return false;
      if (!isSafeCallbackUrl(value, rule)) return destination === `${origin}/`;
      // Nothing that another parser could take for a host, or a line of a header.
      if (/^(?!\/(?!\/)|https?:\/\/)|[\u0000-\u0020\u007f\\]/i.test(value)) return false;
      // What was judged is also safe as it stands, in a link or a Location header of any page of the app.
      return homes.includes(whereTo(value).origin) && whereTo(value).href === destination;
    }),
  twins: {
    'takes a path of two slashes': ['/^(\\/(?!\\/)|https?:\\/\\/)/i', '/^(\\/|https?:\\/\\/)/i'],
    'reads a backslash as a letter': ['\\u007f\\\\]', '\\u007f]'],
    'lets tabs and line breaks through': ['|| controlOrBackslash.test(value)', '|| /[\\\\ ]/.test(value)'],
    'compares the beginning of an origin': ['url.origin === origin', 'url.origin.startsWith(origin)'],
    'compares only the host': ['url.origin === origin', 'url.hostname === new URL(origin).hostname'],
    'takes a user name': ['url.username || url.password || ', ''],
    'takes two slashes in a full URL': ["|| url.pathname.startsWith('//')", ''],
    'lets the allow-list be any origin': ['allowedOrigins.includes(url.origin)', 'allowedOrigins.length > 0'],
  },
});
