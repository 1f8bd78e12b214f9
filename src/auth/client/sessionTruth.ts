import { authStateOf, type AuthState } from '../model/authState.js';
import { maxTimerDelay } from '../model/expiry.js';
import { forgetAccessTokens } from './accessToken.js';
import { isSignOutPending, onOtherTabs, signedOutSince, wakeSessionProvider } from './otherTabs.js';
import { onReading, readSession, updateSession, type ClientSession, type SessionReading } from './readSession.js';
import { onSignOutPending, retrySignOut } from './signOut.js';

export interface SessionTruthOptions {
  basePath?: string;
  /** What the server handed down: a session, `null` for nobody, `undefined` for not known. */
  session?: ClientSession | null;
  /** Whether the access token is renewed before it ends, for as long as the page is open. */
  keepAlive?: boolean;
  /** Seconds between reads; 0 for none. */
  pollInterval?: number;
  /** next-auth's own provider reads first, and what it hears comes by {@link SessionTruth.hear}. */
  waitsForEar?: boolean;
}

/** What is known of the end of the session, in milliseconds since 1970 by this device's clock. */
export interface SessionEnd {
  at: number;
  /** Whether the server can put it off. */
  canExtend: boolean;
}

/** After a focus the session is read again, but not more often than this. Milliseconds. */
const focusThrottle = 5000;
const firstRetry = 1000;
const longestRetry = 60_000;

/**
 * The one place that knows whether somebody is signed in. It reads the session, decides what a reading means, keeps the
 * last good one through an outage, and recovers by itself: with growing pauses while its tab is seen, on focus and on
 * reconnect. It works while somebody subscribes.
 */
export class SessionTruth {
  #options: SessionTruthOptions;
  #session: ClientSession | null | undefined;
  /** When the session arrived: its "seconds left" count from here, as the device's clock may be wrong. */
  #arrived = 0;
  #reachable = true;
  #ended = false;
  #pendingSignOut = false;
  /** What next-auth's own provider said last. */
  #heard: ClientSession | null | undefined;
  #lastRead = 0;
  #failures = 0;
  /** Who had the session that has ended or was replaced last. */
  #lastUser: string | undefined;
  #state: AuthState<ClientSession>;
  #first: AuthState<ClientSession>;
  #listeners = new Set<() => void>();
  #userListeners = new Set<() => void>();
  #stops: (() => void)[] = [];
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #endTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionTruthOptions = {}) {
    this.#options = options;
    this.#session = options.session;
    if (options.session) {
      // Only then: a page that is prerendered has nobody's session, and Next stops the build where it reads the clock.
      this.#arrived = Date.now();
      this.#lastUser = userKey(options.session);
    }
    this.#state = this.#judge();
    this.#first = this.#state;
  }

  readonly getState = (): AuthState<ClientSession> => this.#state;

  /** What the server's HTML shows, for hydration. */
  readonly getFirstState = (): AuthState<ClientSession> => this.#first;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  set(options: SessionTruthOptions): void {
    this.#options = { ...options, session: this.#options.session };
    if (this.#stops.length) this.#watchEnd();
  }

  /** Calls back when the session of one person has become another's. */
  readonly onUserChange = (listener: () => void): (() => void) => {
    this.#userListeners.add(listener);
    return () => this.#userListeners.delete(listener);
  };

  /** Reads the session, unless a read is under way. */
  readonly read = (): void => {
    this.#lastRead = Date.now();
    void readSession(this.#options.basePath);
  };

  /** next-auth's `update`: a failure keeps the session, and nothing is "loading" meanwhile. */
  readonly update = async (data?: unknown): Promise<ClientSession | null> => {
    const reading = data === undefined ? await readSession(this.#options.basePath) : await updateSession(data, this.#options.basePath);
    return reading.status === 'session' ? reading.session : reading.status === 'none' ? null : (this.#session ?? null);
  };

  /** Puts the end of the session off. Tells whether that worked. */
  readonly extend = async (): Promise<boolean> => {
    const reading = await updateSession({ nau: { renew: true } }, this.#options.basePath);
    return reading.status === 'session' && reading.session.error === undefined;
  };

  /** When the session will end for the person, if nothing is done. */
  readonly getEnd = (): SessionEnd | undefined => {
    const session = this.#session;
    if (!session || session.error) return undefined;
    const { accessTokenExpiresIn: token, sessionEndsIn: whole, renewable } = session;
    const keepsAlive = renewable && this.#options.keepAlive !== false;
    // A token with nothing left that can be renewed: the refresh is out of order, and nobody knows.
    const ends = [keepsAlive || cannotRenew(session) ? undefined : token, whole].filter((seconds) => seconds !== undefined);
    if (ends.length === 0) return undefined;
    const seconds = Math.min(...ends);
    return { at: this.#arrived + seconds * 1000, canExtend: renewable === true && !keepsAlive && (whole === undefined || whole > seconds) };
  };

  /**
   * What next-auth's own provider in this tab says. It hears raw calls of its `signIn` and `signOut`. Its "nobody" may be a
   * failed request, so our own read decides; a session is believed at once, as the app may be on its way to a guarded page.
   */
  hear(session: ClientSession | null): void {
    const isFirst = this.#heard === undefined;
    this.#heard = session;
    if (session === this.#session) return;
    const isNews = this.#session === undefined;
    if (session && !this.#pendingSignOut && this.#state.status !== 'signedIn') this.#adopt(session);
    // On arrival there is nothing that its answer could contradict.
    if (!(isFirst && isNews && session)) this.read();
  }

  #start(): void {
    const { pollInterval = 0 } = this.#options;
    const onFocus = () => {
      if (document.visibilityState !== 'visible') return;
      this.#checkEnd();
      if (!this.#reachable || Date.now() - this.#lastRead > focusThrottle) this.read();
    };
    const onOnline = () => (this.#pendingSignOut ? this.#retrySignOut() : this.read());
    // Frozen in the back-forward cache a page hears nothing: was there a sign-out meanwhile?
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      if (isSignOutPending() || signedOutSince(this.#arrived)) this.#forget();
      this.read();
    };
    window.addEventListener('focus', onFocus);
    window.addEventListener('online', onOnline);
    window.addEventListener('pageshow', onPageShow);
    document.addEventListener('visibilitychange', onFocus);
    const poll = pollInterval > 0 ? setInterval(() => navigator.onLine && this.read(), pollInterval * 1000) : undefined;
    this.#stops = [
      () => window.removeEventListener('focus', onFocus),
      () => window.removeEventListener('online', onOnline),
      () => window.removeEventListener('pageshow', onPageShow),
      () => document.removeEventListener('visibilitychange', onFocus),
      () => clearInterval(poll),
      onReading((reading) => this.#take(reading)),
      onOtherTabs((news) => (news === 'signOutPending' ? this.#hide() : this.read())),
      onSignOutPending(() => this.#hide()),
    ];
    if (isSignOutPending()) {
      this.#hide();
      this.#retrySignOut();
    } else if (this.#session === undefined && !this.#options.waitsForEar) this.read();
    this.#watchEnd();
  }

  #stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#endTimer);
  }

  #take(reading: SessionReading): void {
    if (reading.status === 'abandoned') return;
    if (reading.status === 'unreachable') {
      if (this.#session && signedOutSince(this.#arrived)) this.#forget();
      this.#reachable = false;
      this.#retryLater(this.#readIfSeen);
    } else {
      const wasAway = !this.#reachable;
      this.#reachable = true;
      // While the backend's refresh is out of order the pauses go on growing.
      if (!(reading.status === 'session' && cannotRenew(reading.session))) this.#failures = 0;
      clearTimeout(this.#retryTimer);
      // The server does not know of the sign-out yet; the person has signed out all the same.
      if (reading.status === 'session' && this.#pendingSignOut && isSignOutPending()) return;
      this.#pendingSignOut = false;
      if (reading.status === 'session') this.#adopt(reading.session);
      else this.#forget();
      // next-auth's own provider took an outage for a sign-out, and does not look again by itself.
      if (wasAway || (reading.status === 'session' && this.#heard === null)) wakeSessionProvider();
    }
    this.#changed();
  }

  #adopt(session: ClientSession): void {
    this.#lastRead = Date.now();
    const user = userKey(session);
    const isSomebodyElse = this.#session !== null && this.#session !== undefined && this.#lastUser !== user;
    if (this.#lastUser !== user) forgetAccessTokens();
    this.#lastUser = user;
    this.#session = session;
    if (isSomebodyElse) for (const listener of this.#userListeners) listener();
    this.#arrived = Date.now();
    this.#ended = false;
    this.#watchEnd();
    this.#changed();
  }

  #forget(): void {
    forgetAccessTokens();
    this.#session = null;
    this.#ended = false;
    clearTimeout(this.#endTimer);
    this.#changed();
  }

  /** A sign-out that the server has not heard of: what the person had is hidden now, and the rest is tried again. */
  #hide(): void {
    this.#pendingSignOut = true;
    this.#forget();
    this.#retryLater(this.#retrySignOut);
  }

  readonly #retrySignOut = (): void => {
    void retrySignOut(this.#options.basePath).then((done) => {
      if (!this.#pendingSignOut || !this.#stops.length) return;
      if (!done) return this.#retryLater(this.#retrySignOut);
      this.#pendingSignOut = false;
      this.#changed();
    });
  };

  /** A tab that nobody sees asks when it is seen again (`onFocus`): in an outage most of a server's tabs lie behind others. */
  #readIfSeen = (): void => {
    if (document.visibilityState === 'visible') this.read();
  };

  #retryLater(act: () => void): void {
    if (!this.#stops.length) return;
    clearTimeout(this.#retryTimer);
    const delay = Math.min(firstRetry * 2 ** this.#failures++, longestRetry);
    // Jitter, so that a thousand tabs do not come back in the same moment.
    this.#retryTimer = setTimeout(act, delay * (0.75 + Math.random() / 2));
  }

  /** Waits for the next moment at which something is to be done about the session's end. */
  #watchEnd(): void {
    clearTimeout(this.#endTimer);
    const now = Date.now();
    const next = Math.min(this.getEnd()?.at ?? Infinity, this.#renewalAt() ?? Infinity);
    if (next === Infinity || this.#ended) return;
    this.#endTimer = setTimeout(() => this.#checkEnd(), Math.min(Math.max(next - now, 0), maxTimerDelay));
  }

  // Timers stand still while a laptop sleeps, hence this is asked on focus as well.
  #checkEnd(): void {
    const now = Date.now();
    const end = this.getEnd();
    if (end && now >= end.at && !this.#ended) {
      this.#ended = true;
      forgetAccessTokens();
      this.#changed();
      return;
    }
    const renewal = this.#renewalAt();
    // While the refresh is out of order the answer says "0 seconds left"; a second look may come later.
    if (renewal !== undefined && now >= renewal && this.#reachable) {
      if (this.#session && cannotRenew(this.#session)) this.#retryLater(this.#readIfSeen);
      else this.read();
    } else this.#watchEnd();
  }

  /** When to read the session so that the server renews the token: a little before its end. */
  #renewalAt(): number | undefined {
    const session = this.#session;
    if (!session?.renewable || session.error || this.#options.keepAlive === false) return undefined;
    const seconds = session.accessTokenExpiresIn ?? 0;
    return this.#arrived + (seconds - Math.min(25, seconds / 4)) * 1000;
  }

  #changed(): void {
    const next = this.#judge();
    if (isSame(next, this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  #judge(): AuthState<ClientSession> {
    const session = this.#session;
    if (this.#pendingSignOut) return { status: 'signedOut', pending: true };
    if (session === undefined) return this.#reachable ? { status: 'checking' } : { status: 'unreachable' };
    const known = this.#ended && session ? ({ status: 'expired', session } as const) : authStateOf(session);
    return known.status === 'signedIn' && !this.#reachable ? { ...known, stale: true } : known;
  }
}

/** The id, else the e-mail, of whoever has a session. */
export function userKey(session: ClientSession): string | undefined {
  return session.user?.id ?? session.user?.email ?? undefined;
}

const cannotRenew = ({ renewable, accessTokenExpiresIn }: ClientSession): boolean => renewable === true && accessTokenExpiresIn === 0;

function isSame(one: AuthState<ClientSession>, other: AuthState<ClientSession>): boolean {
  if (one.status !== other.status) return false;
  if (one.status === 'signedOut' && other.status === 'signedOut') return one.pending === other.pending;
  if ('session' in one && 'session' in other) return one.session === other.session && ('stale' in one) === ('stale' in other);
  return true;
}
