import fc from 'fast-check';
import * as apiProxyPath from '../../../../src/auth/server/apiProxyPath.js';
import { backendUrl } from '../../../../src/auth/server/backendUrl.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const allow = ['/products', '/products/*', '/files/**', { path: '/orders/*/lines', methods: ['POST'] }];
const bases = ['http://127.0.0.1:4000', 'https://api.example/v1', 'https://api.example/v1/'];

const words = ['products', 'files', 'orders', 'lines', 'admin', '7', '..', '.', '%2e%2e', '%2E.', '..;', '..;/x', '.. ', '..%20', '%252e%252e', '..%2f', '%2F', '%5c', '\\', '%00', '%0a', ';', ';jsessionid=1', '%', '%25', '%zz', '', ' ', '%20', '?', '#', '%3f', '%23', '@', ':', '//', 'ä', '%c3%a4', '%ff'];
const segment = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join('')) }, { weight: 1, arbitrary: fc.webSegment() }, { weight: 1, arbitrary: anyText.map((text) => Buffer.from(text).toString()) });
const asked = fc.oneof(fc.array(segment, { maxLength: 6 }), fc.tuple(fc.constantFrom('products', 'files', 'orders', '%70roducts'), segment, fc.array(segment, { maxLength: 2 })).map(([first, second, rest]) => [first, second, ...rest]));
/** A raw path, and how many of its segments Next says are the catch-all's. */
const asking = fc.tuple(asked, fc.option(fc.integer({ min: -1, max: 8 }))).map(([all, count]) => [`/api/backend/${all.join('/')}`, count ?? all.join('/').split('/').length] as const);

/** All that a server could take a path for: decoded never, once or twice, backslashes as slashes, `;parameters` dropped, slashes merged, dots resolved. */
function readings(path: string): string[] {
  const decoded = [path];
  for (let round = 0; round < 2; round++) {
    try {
      decoded.push(decodeURIComponent(decoded.at(-1)!));
    } catch {
      break;
    }
  }
  return decoded.flatMap((text) => [text, text.replaceAll('\\', '/'), text.replace(/;[^/]*/g, ''), text.replace(/\/{2,}/g, '/')]).map((text) => new URL(`http://backend.invalid/${text.replace(/^\/+/, '').replaceAll('?', '%3F').replaceAll('#', '%23')}`).pathname);
}

/** Where a reading of the path stands among the folders of the allow-list. */
const folderOf = (path: string) => path.split('/')[1];

property('What the allow-list lets through means the same to whoever reads it', {
  of: apiProxyPath,
  at: 'auth/server/apiProxyPath.ts',
  inputs: 6_000,
  check: ({ proxiedSegments, compileAllowList, allowedMethods }) => {
    const rules = compileAllowList(allow);
    return fc.property(asking, fc.constantFrom(...bases), ([path, count], base) => {
      const found = proxiedSegments(path, count);
      if (found && found.length !== count) return false;
      if (!found || allowedMethods(rules, found).length === 0) return true;
      const url = backendUrl(base, found.map(encodeURIComponent).join('/'));
      const folder = new URL(base).pathname.replace(/\/$/, '');
      const sent = url.pathname.slice(folder.length);
      return (
        url.pathname.startsWith(`${folder}/`) &&
        url.search === '' &&
        sent.split('/').slice(1).map(decodeURIComponent).join('\n') === found.join('\n') &&
        readings(sent).every((reading) => folderOf(reading) === found[0] && reading.split('/').length === found.length + 1)
      );
    });
  },
  twins: {
    'lets dots through': ['&& !/^[.\\s]+(;|$)/.test(segment)', ''],
    'lets dots with parameters through': ['(;|$)/', '$/'],
    'lets dots with a blank through': ['[.\\s]+(', '\\.{1,2}('],
    'looks at what is sent only once': [' && isPlain(decodeOnce(segment) ?? segment)', ''],
    'does not decode': ['.map(decodeOnce)', '.map((text): string | undefined => text)'],
    'lets a slash through': ['[/\\\\\\p{Cc}]', '[\\\\\\p{Cc}]'],
    'lets a backslash through': ['[/\\\\\\p{Cc}]', '[/\\p{Cc}]'],
    'takes an empty segment': ["segment !== '' && ", ''],
    'takes more segments than the route has': ['raw.length < count', 'raw.length < 0'],
  },
});

property('The allow-list has what its patterns say and nothing else', {
  of: apiProxyPath,
  at: 'auth/server/apiProxyPath.ts',
  inputs: 3_000,
  check: ({ compileAllowList, allowedMethods }) =>
    fc.property(
      fc.array(fc.record({ parts: fc.array(fc.constantFrom('a', 'b', '*'), { minLength: 1, maxLength: 3 }), open: fc.boolean(), methods: fc.option(fc.subarray(['get', 'POST', 'DELETE'], { minLength: 1 }), { nil: undefined }) }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.constantFrom('a', 'b', 'c', '*', '**'), { maxLength: 5 }),
      (patterns, segments) => {
        const rules = compileAllowList(patterns.map(({ parts, open, methods }) => ({ path: `/${[...parts, ...(open ? ['**'] : [])].join('/')}`, ...(methods && { methods }) })));
        const wanted = new Set(
          patterns.flatMap(({ parts, open, methods = ['GET'] }) => {
            // The pattern as a regular expression, in other words than the implementation's.
            const pattern = new RegExp(`^${parts.map((part) => (part === '*' ? '/[^/]+' : `/${part}`)).join('')}${open ? '(/[^/]+)+' : ''}$`);
            return pattern.test(segments.map((one) => `/${one}`).join('')) ? methods.map((method) => method.toUpperCase()).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])) : [];
          }),
        );
        const found = allowedMethods(rules, segments);
        return found.length === wanted.size && found.every((method) => wanted.has(method));
      },
    ),
  twins: {
    'reads ** as none or more': ['segments.length <= fixed.length', 'segments.length < fixed.length'],
    'reads a path as a beginning': ['segments.length !== fixed.length', 'segments.length < fixed.length'],
    'takes * in a request for a wildcard': ["part === '*' || part === segments[i]", "part === '*' || segments[i] === '*' || part === segments[i]"],
    'takes the methods of every pattern': ['rules.filter(({ pattern }) => matches(pattern, segments))', 'rules.filter((_, __, all) => all.some(({ pattern }) => matches(pattern, segments)))'],
    'compares methods as they are written': ['methods.map((method) => method.toUpperCase())', '[...methods]'],
    'forgets HEAD': ["[...upper, 'HEAD']", 'upper'],
  },
});
