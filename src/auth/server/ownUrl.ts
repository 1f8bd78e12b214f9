/**
 * Where the app stands, as next-auth sees it: from `NEXTAUTH_URL`, else (on Vercel or with `AUTH_TRUST_HOST`) from the
 * forwarded headers, else `http://localhost:3000`. Read at each call: the environment may differ between build and run.
 *
 * @throws when `NEXTAUTH_URL` is not a URL
 */
export function ownUrl(headers: PlainHeaders = {}): OwnUrl {
  const url = parsed(configured(headers) ?? 'http://localhost:3000');
  const authPath = url.pathname === '/' ? '/api/auth' : url.pathname.replace(/\/$/, '');
  return {
    origin: url.origin,
    authPath,
    basePath: authPath.endsWith('/api/auth') ? authPath.slice(0, -'/api/auth'.length) : '',
    secure: url.protocol === 'https:',
  };
}

export interface OwnUrl {
  /** Scheme, host and port. */
  origin: string;
  /** The path of next-auth's API, base path included, such as `/shop/api/auth`. */
  authPath: string;
  /** Next's `basePath` (`''` without one): what stands before `/api/auth` in `NEXTAUTH_URL`. */
  basePath: string;
  /** Whether people reach the app over https, so that cookies are `Secure`. */
  secure: boolean;
}

/** Headers as Node has them: lower-case names. */
export type PlainHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** One header's value; of a repeated one the first. */
export function headerOf(headers: PlainHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A path of the app as the browser sees it: with Next's base path, once. */
export function withBasePath(path: string, { basePath }: OwnUrl): string {
  return !path.startsWith('/') || isBelow(path, basePath) ? path : basePath + path;
}

/** A path of the app as Next's router and redirects want it: they add the base path themselves. */
export function withoutBasePath(path: string, { basePath }: OwnUrl): string {
  if (!basePath || !isBelow(path, basePath)) return path;
  const rest = path.slice(basePath.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function isBelow(path: string, basePath: string): boolean {
  return basePath === '' || (path.startsWith(basePath) && /^([/?#]|$)/.test(path.slice(basePath.length)));
}

function configured(headers: PlainHeaders): string | undefined {
  if (process.env.NEXTAUTH_URL) return process.env.NEXTAUTH_URL;
  const host = headerOf(headers, 'x-forwarded-host') ?? headerOf(headers, 'host');
  if (!(process.env.VERCEL ?? process.env.AUTH_TRUST_HOST) || !host) return undefined;
  return `${headerOf(headers, 'x-forwarded-proto') === 'http' ? 'http' : 'https'}://${host}`;
}

function parsed(text: string): URL {
  try {
    return new URL(text.startsWith('http') ? text : `https://${text}`);
  } catch {
    throw new Error(
      'next-auth-ui: NEXTAUTH_URL is not a URL, so the app does not know its own address. ' +
        'Set it to the address that people type, such as https://app.example or, with a base path, https://app.example/shop/api/auth.',
    );
  }
}
