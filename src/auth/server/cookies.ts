/** Reads a `Cookie` header (RFC 6265 4.2): the first of equal names wins, a value that does not decode is kept raw. */
export function parseCookies(header: string | null | undefined): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at < 1 || !name || Object.hasOwn(cookies, name)) continue;
    const value = pair.slice(at + 1).trim().replace(/^"(.*)"$/, '$1');
    // Not by plain assignment: a cookie may be called __proto__.
    Object.defineProperty(cookies, name, { value: decode(value), enumerable: true, configurable: true, writable: true });
  }
  return cookies;
}

/**
 * The cookies that a `Cookie` header has more than once, each with its first value. Next's own reading takes the last: a
 * planted one would be another person to pages and `proxy.ts` than to routes.
 */
export function repeatedCookies(header: string | null | undefined): Record<string, string> {
  const names = (header ?? '').split(';').map((pair) => pair.slice(0, Math.max(pair.indexOf('='), 0)).trim());
  const repeated = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return Object.fromEntries(Object.entries(parseCookies(header)).filter(([name]) => repeated.has(name)));
}

/** Name and value of a `Set-Cookie` header; attributes are left out. */
export function parseSetCookie(header: string): [name: string, value: string] | undefined {
  return Object.entries(parseCookies(header.split(';', 1)[0]))[0];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
