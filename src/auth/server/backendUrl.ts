import { SignInFailure } from './signInFailure.js';

/**
 * The address of a path at the backend. The base URL comes from the `baseUrl` option, else from `AUTH_BACKEND_URL`, and
 * is read at each call, never at import: `next build` needs no backend. A path in the base URL is kept.
 *
 * @throws SignInFailure `configuration` when the base URL or the path cannot be used; the hint says what to do
 */
export function backendUrl(baseUrl: string | undefined, path: string): URL {
  const base = parseBase(baseUrl || process.env.AUTH_BACKEND_URL);
  const folder = `${base.pathname.replace(/\/+$/, '')}/`;
  const url = new URL(`${base.origin}${folder}${path.replace(/^\/+/, '')}`);
  if (url.origin !== base.origin || !url.pathname.startsWith(folder)) {
    throw new SignInFailure({ code: 'configuration' }, 'A path of the backend leaves the base URL. Write it as a plain path such as "/auth/login".');
  }
  return url;
}

function parseBase(text: string | undefined): URL {
  if (!text) {
    throw misconfigured('is not set');
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw misconfigured('is not a URL');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw misconfigured('does not begin with http:// or https://');
  if (url.username || url.password) throw misconfigured('contains a user name or a password, which would end up in logs');
  if (url.search || url.hash) throw misconfigured('has a query or a hash');
  return url;
}

// The value itself is not shown: it may hold credentials.
function misconfigured(what: string): SignInFailure {
  return new SignInFailure(
    { code: 'configuration' },
    `The backend's base URL ${what}, so nobody can sign in. Set AUTH_BACKEND_URL (or the baseUrl option of withExternalJwt) ` +
      'to an address such as https://api.example or https://api.example/v1.',
  );
}
