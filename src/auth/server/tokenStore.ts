import type { BackendToken } from '../model/session.js';

/**
 * What the server remembers of a session by its id (`sid`): the newest tokens, whether it was signed out, and who is
 * renewing. The cookie is pointer and fallback: a Server Component cannot write it, and a copy of it may be old.
 *
 * `memoryTokenStore()` serves one server process, `redisTokenStore(client)` several. Methods reject with
 * {@link TokenStoreUnavailable} when the store cannot be asked.
 */
export interface TokenStore {
  get: (sid: string) => Promise<SessionRecord>;
  /**
   * Keeps newer tokens. Does nothing, and says `false`, when the session was signed out or has ended: a late renewal must
   * not revive it. Tokens with fewer `renewals` than the kept ones are dropped.
   *
   * @param ttl seconds
   */
  keep: (sid: string, backend: BackendToken, ttl: number) => Promise<boolean>;
  /** The session is over, as the backend will not renew its tokens; they are forgotten. @param ttl seconds */
  end: (sid: string, ttl: number) => Promise<void>;
  /** The session was signed out: from now on no copy of its cookie counts. @param ttl seconds */
  revoke: (sid: string, ttl: number) => Promise<void>;
  /** The right to renew, for one at a time; `undefined` while another has it. @param lease milliseconds */
  lock: (sid: string, lease: number) => Promise<SessionLock | undefined>;
}

export interface SessionRecord {
  revoked?: boolean;
  ended?: boolean;
  /** The newest tokens that the store knows. */
  backend?: BackendToken;
}

export interface SessionLock {
  /** Holds the lock for another lease. `false`: it was lost, so nothing may be sent in its name. */
  extend: () => Promise<boolean>;
  release: () => Promise<void>;
}

/** The store cannot be asked right now. Nothing is known about the session, least of all that it has ended. */
export class TokenStoreUnavailable extends Error {
  constructor(reason: string) {
    super(
      `next-auth-ui: the token store does not answer (${reason}), so nobody can tell whether a session was signed out. ` +
        'Requests with a session are refused until it is back. If that is not wanted, set `storeOutage: "open"` in withExternalJwt.',
    );
    this.name = 'TokenStoreUnavailable';
  }
}

/** Passes over an outage of the store; any other error is somebody's to see. */
export function ifAway(error: unknown): undefined {
  if (!(error instanceof TokenStoreUnavailable)) throw error;
}
