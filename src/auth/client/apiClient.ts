import { exposedAccessToken } from './accessToken.js';

/** What {@link createApiClient} and {@link attachBearer} take. */
export interface BearerOptions {
  /** Origins that get the token, such as `https://api.example`. Default: the origin of the base URL. */
  allowedOrigins?: readonly string[];
  /** The path of next-auth's API, where the session is read. Default `/api/auth`. */
  basePath?: string;
  /** Where the token comes from instead of `session.jwt`; needed on a server. */
  getToken?: () => string | undefined | Promise<string | undefined>;
}

export interface ApiClientOptions extends BearerOptions {
  /** The backend's address, such as `https://api.example/v1`; relative paths are appended to it. */
  baseUrl: string;
  /** Another `fetch`. */
  fetch?: typeof fetch;
}

/** A `fetch` whose relative paths are the backend's. */
export type ApiClient = (path: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * Makes a `fetch` that attaches `Authorization: Bearer` with the session's access token, to allowed origins only.
 * Signed out, it sends the request without the header and hands on what the backend says (401).
 * The caller's headers stay; an `Authorization` of the caller's wins.
 *
 * The client rejects with an Error that says what to do when the server keeps the token (see `createApiProxy`).
 *
 * @example
 * ```tsx
 * const api = createApiClient({ baseUrl: 'https://api.example' });
 * const products = await (await api('/products')).json();
 * ```
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const base = absoluteUrl('createApiClient', options.baseUrl);
  const bearer = bearerFor(options, [base.origin]);
  return async (path, init) => {
    const url = resolveUrl(path, base);
    // A Request's own headers and a plain object's are both read by Headers.
    const headers = new Headers(init?.headers);
    if (!headers.has('authorization')) {
      const token = await bearer(url);
      if (token) headers.set('authorization', `Bearer ${token}`);
    }
    return (options.fetch ?? fetch)(url, { ...init, headers });
  };
}

/** The part of an Axios instance that {@link attachBearer} uses. */
export interface AxiosLike<Config> {
  defaults: { baseURL?: string };
  interceptors: { request: { use: (fulfilled: (config: Config) => Promise<Config>) => number } };
}

interface AxiosConfig {
  baseURL?: string;
  url?: string;
  headers: { has: (name: string) => boolean; set: (name: string, value: string) => unknown };
}

/**
 * Makes an Axios instance (1.x) attach `Authorization: Bearer` with the session's access token, to allowed origins
 * only (default: that of its `baseURL`). The caller's headers stay. Returns the same instance.
 *
 * @example
 * ```tsx
 * const api = attachBearer(axios.create({ baseURL: 'https://api.example' }));
 * ```
 */
export function attachBearer<Config extends AxiosConfig, Instance extends AxiosLike<Config>>(
  instance: Instance & AxiosLike<Config>,
  options: BearerOptions = {},
): Instance {
  const origins = instance.defaults.baseURL ? [absoluteUrl('attachBearer', instance.defaults.baseURL).origin] : [];
  if (!origins.length && !options.allowedOrigins) {
    throw new Error(
      'next-auth-ui: attachBearer() does not know which origin may get the token. Give the Axios instance an absolute `baseURL`, or pass `allowedOrigins`.',
    );
  }
  const bearer = bearerFor(options, origins);
  instance.interceptors.request.use(async (config) => {
    const base = config.baseURL ?? instance.defaults.baseURL;
    const url = resolveUrl(config.url ?? '', base ? absoluteUrl('attachBearer', base) : undefined);
    if (!config.headers.has('Authorization')) {
      const token = await bearer(url);
      if (token) config.headers.set('Authorization', `Bearer ${token}`);
    }
    return config;
  });
  return instance;
}

function bearerFor({ allowedOrigins, basePath, getToken }: BearerOptions, defaultOrigins: readonly string[]) {
  const origins = new Set((allowedOrigins ?? defaultOrigins).map((origin) => absoluteUrl('allowedOrigins', origin).origin));
  return async (url: URL): Promise<string | undefined> => {
    if (!origins.has(url.origin)) return undefined;
    return getToken ? await getToken() : await exposedAccessToken(basePath);
  };
}

function absoluteUrl(where: string, value: string): URL {
  try {
    return new URL(value);
  } catch {
    throw new Error(`next-auth-ui: ${where} needs an absolute URL such as "https://api.example", but got ${JSON.stringify(value)}.`);
  }
}

/** Appends a path to the base as Axios does: `/products` to `https://api.example/v1` keeps the `/v1`. */
function resolveUrl(path: string | URL, base: URL | undefined): URL {
  const text = String(path);
  if (/^([a-z][a-z\d+.-]*:)?\/\//i.test(text) || !base) return new URL(text, base ?? window.location.href);
  const joined = new URL(base);
  const [, pathname = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(text) ?? [];
  joined.pathname = `${base.pathname.replace(/\/+$/, '')}/${pathname.replace(/^\/+/, '')}`;
  if (search) joined.search = search;
  return joined;
}
