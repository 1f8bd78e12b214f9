import { authStateFixtures, type AuthScenario } from './msw.js';
import type { AuthSession } from './auth/model/session.js';

/** The session that a server would have handed down for a scenario; undefined while it must still be read. */
export function handedDown({ session = 'signedOut' }: AuthScenario): AuthSession | null | undefined {
  const read = typeof session === 'string' ? authStateFixtures[session]() : session;
  return typeof read === 'string' ? undefined : read;
}
