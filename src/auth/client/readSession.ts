import type { Session } from 'next-auth';
import type { AuthSession } from '../model/session.js';
import { authBasePath, discoverBasePath } from './authBasePath.js';

/** A session as the browser has it: next-auth's, with what the app and the kit add. */
export type ClientSession = Session & AuthSession;

/** What a read of the session said. `unreachable` is never "signed out": nothing is known. */
export type SessionReading = { status: 'session'; session: ClientSession } | { status: 'none' } | { status: 'unreachable' };

const inFlight = new Map<string, Promise<SessionReading>>();

/**
 * Reads next-auth's session. Unlike next-auth's `getSession` it tells "signed out" from "could not be read",
 * and asks no other tab to read again. Readers at the same time share one request.
 */
export function readSession(basePath?: string): Promise<SessionReading> {
  const path = authBasePath(basePath);
  const running = inFlight.get(path);
  if (running) return running;
  const read = readNow(path, basePath === undefined).finally(() => inFlight.delete(path));
  inFlight.set(path, read);
  return read;
}

async function readNow(path: string, mayDiscover: boolean): Promise<SessionReading> {
  try {
    const answer = await fetch(`${path}/session`, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (answer.ok) {
      const body: unknown = await answer.json();
      if (typeof body === 'object' && body !== null) {
        return 'expires' in body ? { status: 'session', session: body as ClientSession } : { status: 'none' };
      }
    } else if (answer.status === 404 && mayDiscover) {
      // The app sits under a path that only its SessionProvider was told.
      const found = await discoverBasePath();
      if (found && found !== path) return await readNow(found, false);
    }
  } catch {
    // No network, or no JSON: an outage.
  }
  return { status: 'unreachable' };
}
