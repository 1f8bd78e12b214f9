/** What {@link safeCallbackUrl} judges by. */
export interface CallbackUrlRule {
  /** The app's own origin, such as `https://app.example`. */
  origin: string;
  /** Where to go instead of anything refused; a path of the app. Default `/`. */
  fallback?: string;
  /** Further origins that may be returned to. Default none. */
  allowedOrigins?: readonly string[];
}

const controlOrBackslash = /[\u0000-\u0020\u007f\\]/;

/**
 * Decides where a person may be sent after sign-in: an absolute URL of the app's own origin (or of an
 * allow-listed one), else the fallback. Nothing else in the kit judges a callback URL.
 *
 * A URL is refused when it has another scheme than http(s), another origin, a user name, a control character, a
 * blank or a backslash (browsers read `\` as `/`), or a path that starts with two slashes, which would become a
 * host when somebody uses the path alone. Source: OWASP "Unvalidated Redirects and Forwards", RFC 9700 4.11.
 */
export function safeCallbackUrl(value: unknown, rule: CallbackUrlRule): string {
  return acceptedUrl(value, rule) ?? new URL(rule.fallback ?? '/', rule.origin).href;
}

/** Whether {@link safeCallbackUrl} would keep the value. */
export function isSafeCallbackUrl(value: unknown, rule: CallbackUrlRule): boolean {
  return acceptedUrl(value, rule) !== undefined;
}

function acceptedUrl(value: unknown, { origin, allowedOrigins = [] }: CallbackUrlRule): string | undefined {
  if (typeof value !== 'string' || value.length > 2048 || controlOrBackslash.test(value)) return undefined;
  // A bare word ("foo") is no destination that anybody meant; only paths and full URLs are.
  if (!/^(\/(?!\/)|https?:\/\/)/i.test(value)) return undefined;
  let url: URL;
  try {
    url = new URL(value, origin);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username || url.password || url.pathname.startsWith('//')) return undefined;
  return url.origin === origin || allowedOrigins.includes(url.origin) ? url.href : undefined;
}

/** The path, query and hash of a URL of the app, for routers and links; another origin's URL stays whole. */
export function relativeToOrigin(url: string, origin: string): string {
  const parsed = new URL(url, origin);
  return parsed.origin === origin ? parsed.pathname + parsed.search + parsed.hash : parsed.href;
}
