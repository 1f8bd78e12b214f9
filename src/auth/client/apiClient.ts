import { exposedAccessToken, renewedAccessToken } from './accessToken.js';

/** What {@link createApiClient} and {@link attachBearer} take. */
export interface BearerOptions {
  /** Origins that get the token, such as `https://api.example`. Default: the origin of the base URL. */
  allowedOrigins?: readonly string[];
  /** The path of next-auth's API, where the session is read. Default `/api/auth`. */
  basePath?: string;
  /** Where the token comes from instead of `session.jwt`; needed on a server. */
  getToken?: () => string | undefined | Promise<string | undefined>;
  /**
   * Called once when a backend answers 401 and no newer token is to be had: the session is over, or nobody is signed in. Called
   * again only after a request has succeeded in between. The answer itself (401) goes to the caller as well.
   */
  onAuthExpired?: () => void;
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
 * The caller's headers stay; an `Authorization` of the caller's wins. After a 401 the server is asked for a newer token, once for
 * all requests, and the request is repeated once if there is one and its body is no stream.
 *
 * A request with the token follows no redirect (it rejects, unless the caller sets `redirect`): it could lead elsewhere.
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
    if (headers.has('authorization') || !bearer.isAllowed(url)) return (options.fetch ?? fetch)(url, { ...init, headers });
    const send = (token: string | undefined) => {
      if (!token) return (options.fetch ?? fetch)(url, { ...init, headers });
      headers.set('authorization', `Bearer ${token}`);
      return (options.fetch ?? fetch)(url, { redirect: 'error', ...init, headers });
    };
    const token = await bearer.token();
    const answer = await send(token);
    if (answer.status !== 401) return bearer.succeeded(answer);
    const newer = await bearer.newer(token);
    if (!newer || init?.body instanceof ReadableStream) return bearer.expired(answer, newer);
    await answer.body?.cancel();
    const second = await send(newer);
    return second.status === 401 ? bearer.expired(second) : bearer.succeeded(second);
  };
}

/** The part of an Axios instance that {@link attachBearer} uses. */
export interface AxiosLike<Config> {
  defaults: { baseURL?: string };
  interceptors: {
    request: { use: (fulfilled: (config: Config) => Promise<Config>) => number };
    response: { use: (fulfilled: undefined, rejected: (error: unknown) => Promise<unknown>) => number };
  };
  request: (config: never) => Promise<unknown>;
}

interface AxiosConfig {
  baseURL?: string;
  url?: string;
  data?: unknown;
  headers: { has: (name: string) => boolean; set: (name: string, value: string) => unknown };
}

/**
 * Makes an Axios instance (1.x) attach `Authorization: Bearer` with the session's access token, to allowed origins
 * only (default: that of its `baseURL`). The caller's headers stay. A 401 is handled as by {@link createApiClient}. Redirects are
 * the browser's doing in Axios: current ones drop the token on the way to another origin. Returns the same instance.
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
    const path = config.url ?? '';
    // Axios leaves `//host` to the browser, which takes the page's scheme and not the base's.
    const isOfPage = path.startsWith('//') && typeof window !== 'undefined';
    const url = resolveUrl(path, base && !isOfPage ? absoluteUrl('attachBearer', base) : undefined);
    if (!config.headers.has('Authorization') && bearer.isAllowed(url)) {
      const token = await bearer.token();
      if (token) config.headers.set('Authorization', `Bearer ${token}`);
      attached.set(config.headers, { token });
    }
    return config;
  });
  instance.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error as { config?: Config & { nauRepeated?: boolean }; response?: { status: number } };
    const sent = config && attached.get(config.headers);
    if (response?.status !== 401 || !config || !(sent ?? config.nauRepeated)) throw error;
    const newer = config.nauRepeated ? undefined : await bearer.newer(sent?.token);
    if (!newer || config.data instanceof ReadableStream) {
      bearer.expired(undefined, newer);
      throw error;
    }
    config.headers.set('Authorization', `Bearer ${newer}`);
    const answer = await instance.request({ ...config, nauRepeated: true } as never);
    bearer.succeeded(undefined);
    return answer;
  });
  return instance;
}

/** Which requests carry a token of ours, by their headers: Axios makes the rest anew on the way. */
const attached = new WeakMap<object, { token: string | undefined }>();

function bearerFor({ allowedOrigins, basePath, getToken, onAuthExpired }: BearerOptions, defaultOrigins: readonly string[]) {
  const origins = new Set((allowedOrigins ?? defaultOrigins).map((origin) => absoluteUrl('allowedOrigins', origin).origin));
  let told = false;
  return {
    isAllowed: (url: URL): boolean => origins.has(url.origin),
    token: async (): Promise<string | undefined> => (getToken ? getToken() : exposedAccessToken(basePath)),
    /** A newer token than the refused one. */
    newer: async (refused: string | undefined): Promise<string | undefined> => {
      if (!refused) return undefined;
      const found = getToken ? await getToken() : await renewedAccessToken(refused, basePath);
      return found === refused ? undefined : found;
    },
    succeeded: <T>(answer: T): T => {
      told = false;
      return answer;
    },
    /** @param newer a token that could not be tried, as the body was a stream: then nothing has expired */
    expired: <T>(answer: T, newer?: string): T => {
      if (!told && !newer) {
        told = true;
        onAuthExpired?.();
      }
      return answer;
    },
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
