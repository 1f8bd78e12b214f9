import { readSession } from './readSession.js';

/** Seconds before its end at which a token is fetched anew, so that it does not end on its way. */
const margin = 30;

interface Held {
  token: string;
  until: number;
}

let held: Map<string, Held> | undefined;

/** Drops tokens held in memory: somebody signed in or out. */
export function forgetAccessTokens(): void {
  held = undefined;
}

/**
 * The exposed access token, from memory while it lasts, else by reading the session once.
 * `undefined` when nobody is signed in or the user has no backend token.
 *
 * @throws Error when there is a backend token that the server does not expose
 */
export async function exposedAccessToken(basePath?: string): Promise<string | undefined> {
  if (typeof window === 'undefined') {
    throw new Error(
      'next-auth-ui: an API client was used on the server, where it has no session to read: one memory there serves many people. ' +
        'Call `getAccessToken(authOptions)` of next-auth-ui/server, or pass `getToken` to createApiClient or attachBearer.',
    );
  }
  const key = basePath ?? '';
  const kept = held?.get(key);
  if (kept && Date.now() < kept.until) return kept.token;
  const reading = await readSession(basePath);
  if (reading.status !== 'session') return undefined;
  const { jwt, accessTokenExpires, accessTokenExpiresIn = 0, error } = reading.session;
  if (jwt) {
    listenOnce();
    held ??= new Map();
    held.set(key, { token: jwt, until: Date.now() + (accessTokenExpiresIn - margin) * 1000 });
    return jwt;
  }
  if (accessTokenExpires && error !== 'expired') {
    throw new Error(
      'next-auth-ui: the session carries no access token, since the server keeps it (the safe default). ' +
        'Either call the backend through a route made with createApiProxy() of next-auth-ui/server, which attaches the token there, ' +
        'or set `exposeAccessToken: true` in withExternalJwt() to hand it to the browser as `session.jwt`.',
    );
  }
  return undefined;
}

let listening = false;

function listenOnce(): void {
  if (listening) return;
  listening = true;
  // next-auth tells the other tabs of a sign-in or sign-out through this key.
  window.addEventListener('storage', (event) => {
    if (event.key === 'nextauth.message') forgetAccessTokens();
  });
}
