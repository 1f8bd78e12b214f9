import { readSession, updateSession, type SessionReading } from './readSession.js';

/** Seconds before its end at which a token is fetched anew, so that it does not end on its way; at most a third of its life. */
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
  const kept = held?.get(basePath ?? '');
  if (kept && Date.now() < kept.until) return kept.token;
  let reading = await readSession(basePath);
  // A sign-in or sign-out came between: what holds now is asked.
  if (reading.status === 'abandoned') reading = await readSession(basePath);
  return tokenOf(reading, basePath);
}

/**
 * A newer token than the one that a backend has refused, renewed by the server; `undefined` when there is none. However many
 * requests were refused, one renewal leaves.
 */
export async function renewedAccessToken(refused: string, basePath?: string): Promise<string | undefined> {
  const kept = held?.get(basePath ?? '');
  // Another request has brought it meanwhile.
  if (kept && kept.token !== refused) return kept.token;
  held?.delete(basePath ?? '');
  const token = tokenOf(await updateSession({ nau: { renew: refused.slice(-16) } }, basePath), basePath);
  return token === refused ? undefined : token;
}

function tokenOf(reading: SessionReading, basePath: string | undefined): string | undefined {
  if (reading.status !== 'session') return undefined;
  const { jwt, accessTokenExpires, accessTokenExpiresIn = 0, error, renewable } = reading.session;
  if (jwt) {
    listenOnce();
    held ??= new Map();
    held.set(basePath ?? '', { token: jwt, until: Date.now() + (accessTokenExpiresIn - Math.min(margin, accessTokenExpiresIn / 3)) * 1000 });
    return jwt;
  }
  // With no seconds left the server could not renew it right now, and has no token to expose.
  if (accessTokenExpires && error !== 'expired' && !(renewable && accessTokenExpiresIn === 0)) {
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
  warnOfExposure();
  // next-auth tells the other tabs of a sign-in or sign-out through this key.
  window.addEventListener('storage', (event) => {
    if (event.key === 'nextauth.message') forgetAccessTokens();
  });
}

function warnOfExposure(): void {
  try {
    if (process.env.NODE_ENV === 'production') return;
  } catch {
    // No bundler has replaced it: nobody knows, and a page in production is not to be written to.
    return;
  }
  console.warn(
    'next-auth-ui: the access token is exposed to this page (exposeAccessToken), so any script on it can read it. ' +
      'A route made with createApiProxy() of next-auth-ui/server keeps it on the server. This is said in development only.',
  );
}
