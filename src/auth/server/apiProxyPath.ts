/**
 * The path segments that a proxied request asks for, decoded exactly once; `undefined` when one of them could mean
 * something else to the backend than to the allow-list: empty, of dots and blanks alone (with or without `;parameters`;
 * readers of URLs and Windows drop a blank behind `..`), with a slash, a backslash or a control character, decoded once or
 * twice. Source: OWASP "Path Traversal", double encoding.
 *
 * @param pathname the raw path of the request, still encoded
 * @param count how many of its last segments belong to the catch-all
 */
export function proxiedSegments(pathname: string, count: number): string[] | undefined {
  const raw = pathname.replace(/\/$/, '').split('/').slice(1);
  if (count < 1 || raw.length < count) return undefined;
  const segments = raw.slice(-count).map(decodeOnce);
  return segments.every((segment) => segment !== undefined && isPlain(segment) && isPlain(decodeOnce(segment) ?? segment)) ? (segments as string[]) : undefined;
}

/** Compiles the allow-list; see `createApiProxy` for the patterns. Throws for a pattern that can never match. */
export function compileAllowList(allow: ReadonlyArray<AllowedPath>): CompiledRule[] {
  if (!allow?.length) throw new Error('createApiProxy: allow is empty, so nothing would be forwarded. List the paths of the backend that the browser may reach, such as ["/products"].');
  return allow.map((entry) => {
    const { path, methods = ['GET'] } = typeof entry === 'string' ? { path: entry } : entry;
    const pattern = path.split('/').slice(1);
    if (!path.startsWith('/') || pattern.some((part, i) => part === '' || /^\.+$|[?#\\]/.test(part) || (part === '**' && i < pattern.length - 1))) {
      throw new Error(
        `createApiProxy: "${path}" in allow is no path pattern. Write one leading slash and whole segments, ` +
          'such as "/products", "/products/*" (one more segment) or "/products/**" (one or more, only at the end).',
      );
    }
    const upper = methods.map((method) => method.toUpperCase());
    return { pattern, methods: upper.includes('GET') ? [...upper, 'HEAD'] : upper };
  });
}

/** The methods allowed for a path; empty when the path is not on the list. */
export function allowedMethods(rules: readonly CompiledRule[], segments: readonly string[]): string[] {
  return [...new Set(rules.filter(({ pattern }) => matches(pattern, segments)).flatMap(({ methods }) => methods))];
}

/** A path pattern, alone for GET and HEAD, or with its methods. */
export type AllowedPath = string | { path: string; methods?: readonly string[] };

export interface CompiledRule {
  pattern: string[];
  methods: string[];
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? segments.length <= fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((part, i) => part === '*' || part === segments[i]);
}

function isPlain(segment: string): boolean {
  return segment !== '' && !/^[.\s]+(;|$)/.test(segment) && !/[/\\\p{Cc}]/u.test(segment);
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
