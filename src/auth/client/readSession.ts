import type { Session } from 'next-auth';
import type { AuthSession } from '../model/session.js';
import { authBasePath, discoverBasePath } from './authBasePath.js';

/** A session as the browser has it: next-auth's, with what the app and the kit add. */
export type ClientSession = Session & AuthSession;

/**
 * What a read of the session said. `unreachable` is never "signed out": nothing is known. `abandoned`: a sign-in or
 * sign-out of this tab has made the question pointless.
 */
export type SessionReading = { status: 'session'; session: ClientSession } | { status: 'none' } | { status: 'unreachable' } | { status: 'abandoned' };

/** A server that takes longer is away, in milliseconds. Else one request that hangs would be the answer for all that follow. */
export const readTimeout = 10_000;

interface Flight {
  reading: Promise<SessionReading>;
  abort: AbortController;
}

/** Requests are numbered, as answers come in any order: one to an earlier question is no news. */
let asked = 0;
let heard = 0;

const inFlight = new Map<string, Flight>();
const listeners = new Set<(reading: SessionReading) => void>();

/** Calls back with each reading of this tab, whoever asked for it. Gives the function that ends it. */
export function onReading(listener: (reading: SessionReading) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Aborts the reads under way, before a sign-in or sign-out: their answers would be those of a session that is no more. */
export function abandonReads(): void {
  for (const { abort } of inFlight.values()) abort.abort();
  inFlight.clear();
}

/**
 * Reads next-auth's session. Unlike next-auth's `getSession` it tells "signed out" from "could not be read",
 * and asks no other tab to read again. Readers at the same time share one request.
 *
 * @param fresh something has just happened: a read that is under way began before it, and is abandoned
 */
export function readSession(basePath?: string, fresh = false): Promise<SessionReading> {
  const path = authBasePath(basePath);
  if (fresh) {
    inFlight.get(path)?.abort.abort();
    inFlight.delete(path);
  }
  return oneFlight(path, (signal) => readNow(path, basePath === undefined, signal));
}

/**
 * Reads the session in the way that lets the server change it: next-auth's `update`. With `{ nau: { renew } }` the server
 * renews the access token: `true` at a person's wish, or the last 16 characters of a token that was refused.
 */
export function updateSession(data: unknown, basePath?: string): Promise<SessionReading> {
  const path = authBasePath(basePath);
  // Equal wishes at the same time share one request.
  return oneFlight(`${path} ${JSON.stringify(data)}`, async (signal) => {
    const post = async () => {
      // Right before its use: a token fetched earlier may have lost its cookie.
      const { csrfToken } = (await (await fetch(`${path}/csrf`, { signal, cache: 'no-store' })).json()) as { csrfToken: string };
      return fetch(`${path}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ csrfToken, data }),
        signal,
      });
    };
    const answer = await post();
    // The CSRF token was replaced all the same, by another tab.
    return readingOf(answer.status === 400 ? await post() : answer);
  });
}

function oneFlight(key: string, read: (signal: AbortSignal) => Promise<SessionReading>): Promise<SessionReading> {
  const running = inFlight.get(key);
  if (running) return running.reading;
  const abort = new AbortController();
  const number = (asked += 1);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, readTimeout);
  const reading = read(abort.signal)
    // No network, or no JSON: an outage.
    .catch((): SessionReading => ({ status: 'unreachable' }))
    .then((result) => {
      clearTimeout(timer);
      if (inFlight.get(key)?.abort === abort) inFlight.delete(key);
      // Aborted at the last moment: the answer is there, and still of no use.
      const last: SessionReading = isLate ? { status: 'unreachable' } : abort.signal.aborted ? { status: 'abandoned' } : result;
      if (last.status !== 'abandoned' && number > heard) {
        heard = number;
        for (const listener of listeners) listener(last);
      }
      return last;
    });
  inFlight.set(key, { reading, abort });
  return reading;
}

async function readNow(path: string, mayDiscover: boolean, signal: AbortSignal): Promise<SessionReading> {
  const answer = await fetch(`${path}/session`, { headers: { accept: 'application/json' }, cache: 'no-store', signal });
  if (answer.status === 404 && mayDiscover) {
    // The app sits under a path that only its SessionProvider was told.
    const found = await discoverBasePath();
    if (found && found !== path) return readNow(found, false, signal);
  }
  return readingOf(answer);
}

/** A session, or `{}` for nobody. Whatever else answers is not next-auth: a gateway, an error, a portal of a Wi-Fi. */
async function readingOf(answer: Response): Promise<SessionReading> {
  const body: unknown = answer.status === 200 ? await answer.json() : undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { status: 'unreachable' };
  if ('expires' in body && typeof body.expires === 'string') return { status: 'session', session: body as ClientSession };
  return { status: Object.keys(body).length ? 'unreachable' : 'none' };
}
