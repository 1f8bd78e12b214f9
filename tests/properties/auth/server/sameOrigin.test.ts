import fc from 'fast-check';
import * as sameOrigin from '../../../../src/auth/server/sameOrigin.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const app = 'https://app.example';
const site = fc.oneof(fc.constantFrom(undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'Same-Origin', '', 'same-origin, cross-site'), anyText);
const origin = fc.oneof(fc.constantFrom(undefined, 'null', app, 'http://app.example', 'https://app.example:8443', 'https://evil.example', 'https://app.example.evil.example', 'https://sub.app.example', `${app}/`, ''), anyText);

/** What browsers send (Fetch, "append a request Origin header"; Fetch Metadata 2.4), from the app's own pages and from others'. */
const fromOwnPage = fc.constantFrom<[string | undefined, string | undefined]>(['same-origin', app], ['same-origin', undefined], ['same-origin', 'null'], [undefined, app]);

property('A request counts as the app’s own exactly when a browser can have sent it from there', {
  of: sameOrigin,
  at: 'auth/server/sameOrigin.ts',
  inputs: 2_000,
  check: ({ isSameOrigin }) =>
    fc.property(fc.oneof(fc.tuple(site, origin), fromOwnPage), fc.boolean(), ([secFetchSite, from], repeated) => {
      const headers = { 'sec-fetch-site': secFetchSite, origin: repeated && from !== undefined ? [from, 'https://evil.example'] : from };
      const own = (secFetchSite === 'same-origin' && (from === undefined || from === 'null' || from === app)) || (secFetchSite === undefined && from === app);
      return isSameOrigin(headers, app) === own;
    }),
  twins: {
    'takes same-site': ["site !== 'same-origin') return false", "site !== 'same-origin' && site !== 'same-site') return false"],
    'takes a request that says nothing': ["return site === 'same-origin';", 'return site !== \'cross-site\';'],
    'compares the beginning': ['origin === ownOrigin', 'origin.startsWith(ownOrigin)'],
    'looks at no Origin': ['return origin === ownOrigin;', "return site === 'same-origin' || origin === ownOrigin;"],
    'looks at no Sec-Fetch-Site': ["if (site !== undefined && site !== 'same-origin') return false;", ''],
  },
});
