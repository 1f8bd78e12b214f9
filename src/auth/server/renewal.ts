import type { JWT } from 'next-auth/jwt';
import { hasEnded, secondsLeft } from '../model/expiry.js';
import type { BackendToken } from '../model/session.js';
import { accessTokenOf, readAccessToken } from './accessToken.js';
import { backendFailure } from './backendFailure.js';
import { backendTokenOf } from './backendTokenOf.js';
import { backendUrl } from './backendUrl.js';
import { backendUser, withoutUndefined } from './backendUser.js';
import { callBackend } from './callBackend.js';
import { settingsOf, type ExternalJwtSettings } from './externalJwtSettings.js';
import { logError, type WithLogger } from './log.js';
import { parseJson } from './parseJson.js';
import { notedRecord } from './sessionRecord.js';
import { SignInFailure } from './signInFailure.js';
import { tellBackendOfSignOut } from './tellBackendOfSignOut.js';
import { ifAway, type SessionLock, type SessionRecord } from './tokenStore.js';

/**
 * Who wants the token renewed before it is due: the person (`true`: not within the last seconds), or a client that got a
 * 401 (with the end of the token that was refused: only while that one is current).
 */
export type RenewWish = true | string;

/**
 * NextAuth's token with the newest tokens of the backend, renewed when they are due. However many requests ask, tabs and
 * server processes included, one renewal leaves. The token comes back with `ended` when the session is over, and with the
 * old tokens when the backend cannot renew right now: an outage ends nothing.
 *
 * @throws SessionRevoked when the session was signed out meanwhile
 */
export async function renewedToken(token: JWT, settings: ExternalJwtSettings, logger: WithLogger, wish?: RenewWish): Promise<JWT> {
  const { sid } = token;
  const own = backendTokenOf(token);
  if (token.ended || isTooOld(token, settings)) return ended(token);
  if (!own || !sid) return token;
  const record = notedRecord(token) ?? (await known(sid, settings));
  if (record.revoked) throw new SessionRevoked();
  if (record.ended) return ended(token);
  const newest = newer(own, backendTokenOf(record) ?? own);
  if (!isDue(newest, settings, wish)) return { ...token, backend: newest };
  const outcome = await oneFlight(sid, newest, settings, logger, wish);
  if (outcome.status === 'revoked') throw new SessionRevoked();
  if (outcome.status === 'ended') return ended(token);
  return { ...token, backend: outcome.status === 'renewed' ? newer(newest, outcome.backend) : newest };
}

/** The session was signed out while a request of it was under way. */
export class SessionRevoked extends Error {
  constructor() {
    super('next-auth-ui: the session was signed out meanwhile; its cookie counts no more.');
    this.name = 'SessionRevoked';
  }
}

/** Whether a session can go on when its access token has ended. */
export function isRenewable(token: JWT, settings: ExternalJwtSettings): boolean {
  return !token.ended && !isTooOld(token, settings) && settings.refresh !== undefined && backendTokenOf(token)?.refreshToken !== undefined;
}

/** Whether the session is over: refused by the backend, too old, or with an access token that has ended for good. */
export function isOver(token: JWT, settings: ExternalJwtSettings): boolean {
  if (token.ended || isTooOld(token, settings)) return true;
  const backend = backendTokenOf(token);
  return backend !== undefined && hasEnded(backend.expiresAt, settings.now()) && !isRenewable(token, settings);
}

/** The access token to send now; `undefined` when there is none or it has ended. */
export function usableToken(token: JWT, settings: ExternalJwtSettings): string | undefined {
  const backend = token.ended || isTooOld(token, settings) ? undefined : backendTokenOf(token);
  return backend && !hasEnded(backend.expiresAt, settings.now()) ? backend.accessToken : undefined;
}

/** {@link usableToken} for options that may not come from `withExternalJwt`. */
export function sendableToken(token: JWT, authOptions: object): string | undefined {
  const settings = settingsOf(authOptions);
  if (settings) return usableToken(token, settings);
  const backend = backendTokenOf(token);
  return backend && !hasEnded(backend.expiresAt, Date.now()) ? backend.accessToken : undefined;
}

/** Seconds until the absolute end of the session; `undefined` without one. */
export function ageLeft(token: JWT, settings: ExternalJwtSettings): number | undefined {
  if (typeof token.signedInAt !== 'number' || settings.maxSessionAge === Infinity) return undefined;
  return secondsLeft(token.signedInAt + settings.maxSessionAge, settings.now());
}

const isTooOld = (token: JWT, settings: ExternalJwtSettings): boolean => ageLeft(token, settings) === 0;

function ended(token: JWT): JWT {
  const backend = backendTokenOf(token);
  const { refreshToken: _used, ...rest } = backend ?? {};
  return { ...token, ended: true, ...(backend && { backend: rest as BackendToken }) };
}

const newer = (one: BackendToken, other: BackendToken): BackendToken => ((other.renewals ?? 0) > (one.renewals ?? 0) ? other : one);

/** The newest tokens of a session that this process can know of: the cookie's, the store's, or those that came while the store was away. */
export function newestTokens(token: JWT, record: SessionRecord | undefined): BackendToken | undefined {
  const candidates = [backendTokenOf(token), backendTokenOf(record), flights().unkept.get(token.sid ?? '')];
  return candidates.reduce((one, other) => (one && other ? newer(one, other) : (one ?? other)));
}

// A token that was renewed so lately is what "renew" would bring.
const justRenewed = 10;

function isDue(backend: BackendToken, { refresh, now }: ExternalJwtSettings, wish?: RenewWish): boolean {
  if (!refresh || !backend.refreshToken) return false;
  const time = now();
  const { issuedAt, expiresAt } = backend;
  const margin = issuedAt === undefined ? refresh.margin : Math.min(refresh.margin, (expiresAt - issuedAt) / 3);
  if (hasEnded(expiresAt, time) || secondsLeft(expiresAt, time) < margin) return true;
  if (wish === true) return issuedAt === undefined || time / 1000 - issuedAt >= Math.min(justRenewed, (expiresAt - issuedAt) / 3);
  return typeof wish === 'string' && wish.length >= 8 && backend.accessToken.endsWith(wish);
}

type Outcome = { status: 'renewed'; backend: BackendToken } | { status: 'ended' } | { status: 'revoked' } | { status: 'failed' };

interface Flights {
  running: Map<string, Promise<Outcome>>;
  /** After failures: when (milliseconds since 1970) to try again, by session. */
  pauses: Map<string, { until: number; failures: number }>;
  /** With as many, those that are over are let go. */
  sweepAt: number;
  /** New tokens that came while the store was away. Their predecessors are used up: forgotten, they would be missed as the session's end. */
  unkept: Map<string, BackendToken>;
}

// On globalThis, as Next may evaluate a module more than once.
function flights(): Flights {
  const key = Symbol.for('next-auth-ui.renewals');
  const place = globalThis as { [key]?: Flights };
  return (place[key] ??= { running: new Map(), pauses: new Map(), sweepAt: firstSweep, unkept: new Map() });
}

const firstSweep = 10_000;

async function oneFlight(sid: string, backend: BackendToken, settings: ExternalJwtSettings, logger: WithLogger, wish?: RenewWish): Promise<Outcome> {
  const { running, pauses } = flights();
  const inFlight = running.get(sid);
  if (inFlight) return inFlight;
  // The clock of this process and not settings.now, which tests move.
  if ((pauses.get(sid)?.until ?? 0) > Date.now()) return { status: 'failed' };
  const flight = renewAlone(sid, backend, settings, logger, wish).finally(() => running.delete(sid));
  running.set(sid, flight);
  return flight;
}

// Shorter than any wait: if the holder dies, another one takes over while people still wait for their page.
const lease = 3000;

async function renewAlone(sid: string, asked: BackendToken, settings: ExternalJwtSettings, logger: WithLogger, wish?: RenewWish): Promise<Outcome> {
  const { tokenStore, refresh } = settings;
  const deadline = Date.now() + lease + refresh!.timeout + 1000;
  try {
    for (;;) {
      const lock = await tokenStore.lock(sid, lease);
      if (lock) {
        try {
          const { outcome, newest } = judgeRecord(await known(sid, settings), asked, settings, wish);
          return outcome ?? (await renewNow(sid, newest, lock, settings, logger));
        } finally {
          // While the store is away the lease ends by itself.
          await lock.release().catch(ifAway);
        }
      }
      await pause(40, 80);
      const { outcome } = judgeRecord(await known(sid, settings), asked, settings, wish);
      if (outcome) return outcome;
      // Not refused: whoever has the lock is slow.
      if (Date.now() > deadline) return { status: 'failed' };
    }
  } catch (error) {
    ifAway(error);
    logError(logger, 'NAU_TOKEN_STORE', `${(error as Error).message} Nothing is renewed meanwhile.`);
    return failed(sid);
  }
}

/** What the store says since the request came: somebody else has renewed, or the session is over; else the tokens to renew. */
function judgeRecord(record: SessionRecord, asked: BackendToken, settings: ExternalJwtSettings, wish?: RenewWish): { outcome?: Outcome; newest: BackendToken } {
  if (record.revoked) return { outcome: { status: 'revoked' }, newest: asked };
  if (record.ended) return { outcome: { status: 'ended' }, newest: asked };
  const newest = newer(asked, backendTokenOf(record) ?? asked);
  const isNews = newest !== asked && !isDue(newest, settings, typeof wish === 'string' ? wish : undefined);
  return { outcome: isNews ? { status: 'renewed', backend: newest } : undefined, newest };
}

async function known(sid: string, { tokenStore, storeTtl }: ExternalJwtSettings): Promise<SessionRecord> {
  const record = await tokenStore.get(sid);
  const { unkept } = flights();
  const own = unkept.get(sid);
  if (!own) return record;
  const isKept = await tokenStore.keep(sid, own, storeTtl);
  unkept.delete(sid);
  return isKept ? { backend: newer(backendTokenOf(record) ?? own, own) } : record;
}

async function renewNow(sid: string, old: BackendToken, lock: SessionLock, settings: ExternalJwtSettings, logger: WithLogger): Promise<Outcome> {
  const { tokenStore, storeTtl, refresh } = settings;
  const heartbeat = setInterval(() => void lock.extend().catch(() => undefined), lease / 3);
  const deadline = AbortSignal.timeout(refresh!.timeout);
  try {
    for (let attempt = 1; ; attempt++) {
      // A process that was held up may have lost the lock; a second user of a refresh token would end the session.
      if (!(await holds(lock, deadline))) return { status: 'failed' };
      const answer = await ask(old, settings, deadline);
      if (answer.status === 'refused') {
        // Held up between the lock and the request, this process may come late, with a token that another has used since.
        const { outcome } = judgeRecord(await known(sid, settings), old, settings);
        if (outcome) return outcome;
        if (!(await holds(lock, deadline))) return { status: 'failed' };
        logError(logger, 'NAU_REFRESH', `${answer.hint} The session ends, and the person is asked to sign in again.`);
        await tokenStore.end(sid, storeTtl);
        flights().pauses.delete(sid);
        return { status: 'ended' };
      }
      if (answer.status === 'renewed') {
        flights().pauses.delete(sid);
        try {
          if (await tokenStore.keep(sid, answer.backend, storeTtl)) return answer;
        } catch (error) {
          ifAway(error);
          logError(logger, 'NAU_TOKEN_STORE', `${(error as Error).message} The tokens that were just renewed are kept in this process until it is back.`);
          flights().unkept.set(sid, answer.backend);
          return answer;
        }
        // The session is over since the renewal left, by a sign-out or, when this process stood still, by another's: the new refresh token must not outlive it.
        void tellBackendOfSignOut(answer.backend, settings, logger);
        return { status: (await tokenStore.get(sid).catch(ifAway))?.ended ? 'ended' : 'revoked' };
      }
      if (attempt === 2 || !answer.again || deadline.aborted) {
        logError(logger, 'NAU_REFRESH', `${answer.hint} The session stays; it is tried again later.`);
        return failed(sid, answer.wait);
      }
      await pause(100, 300);
    }
  } finally {
    clearInterval(heartbeat);
  }
}

/** Whether the lock is this process's for long enough to act on it: a slow store may say so when the lease is over. */
async function holds(lock: SessionLock, deadline: AbortSignal): Promise<boolean> {
  while (!deadline.aborted) {
    const asked = Date.now();
    if (!(await lock.extend())) return false;
    if (Date.now() - asked < lease / 2) return true;
  }
  return false;
}

type RefreshAnswer =
  | { status: 'renewed'; backend: BackendToken }
  | { status: 'refused'; hint: string }
  /** `again`: worth one repetition at once. `wait`: seconds that the backend asks for. */
  | { status: 'outage'; hint: string; again: boolean; wait?: number };

const refusals: ReadonlySet<string> = new Set(['invalidCredentials', 'invalidInput', 'accessDenied', 'accountLocked']);

async function ask(old: BackendToken, settings: ExternalJwtSettings, signal: AbortSignal): Promise<RefreshAnswer> {
  const { path, body, readRefreshToken, timeout } = settings.refresh!;
  try {
    const answer = await callBackend(
      backendUrl(settings.baseUrl, path),
      { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body(old.refreshToken!)) },
      { timeout, maxBytes: settings.maxAnswerBytes, signal, fetch: settings.fetch },
    );
    const json = parseJson(answer.body);
    const judged = { status: answer.status, headers: answer.headers, json };
    const verdict = backendFailure(judged, { now: settings.now() });
    const failure = settings.judge ? settings.judge({ ...judged, operation: 'refresh', failure: verdict }) : verdict;
    if (failure && refusals.has(failure.code)) return { status: 'refused', hint: `POST ${path} answered ${answer.status}.` };
    if (failure) return { status: 'outage', hint: `POST ${path} answered ${answer.status}.`, again: answer.status >= 500 && failure.retryAfter === undefined, wait: failure.retryAfter };
    const access = accessTokenOf((settings.readToken ?? readAccessToken)(json), json, settings, true);
    const claims = await settings.verifyToken?.(access.token);
    const refreshToken = readRefreshToken(json);
    return {
      status: 'renewed',
      backend: withoutUndefined<BackendToken>({
        ...old,
        accessToken: access.token,
        expiresAt: access.expiresAt,
        issuedAt: Math.floor(settings.now() / 1000),
        // A backend that does not rotate answers none, and the old one goes on.
        refreshToken: usableRefreshToken(refreshToken, access.token, settings) ?? old.refreshToken,
        renewals: (old.renewals ?? 0) + 1,
        roles: (claims && backendUser(claims, settings.verify?.rolesClaim).roles) ?? old.roles,
      }),
    };
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error;
    const { code } = error.failure;
    return { status: 'outage', hint: error.hint ?? `POST ${path} failed (${code}).`, again: code === 'backendUnreachable' };
  }
}

/** A refresh token that fits into the cookie beside the access token; `undefined` for anything else. */
export function usableRefreshToken(value: unknown, accessToken: string, settings: ExternalJwtSettings): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return Buffer.byteLength(value) + Buffer.byteLength(accessToken) <= settings.maxTokenBytes ? value : undefined;
}

const firstPause = 1000;
const longestPause = 60_000;

/** Notes the failure, so that the next requests do not all ask again. @param wait seconds, by the backend's word */
function failed(sid: string, wait?: number): Outcome {
  const all = flights();
  const { pauses } = all;
  const failures = (pauses.get(sid)?.failures ?? 0) + 1;
  const backOff = Math.min(firstPause * 2 ** (failures - 1), longestPause);
  pauses.set(sid, { failures, until: Date.now() + (wait === undefined ? backOff * (0.75 + Math.random() / 2) : Math.min(wait * 1000, longestPause)) });
  if (pauses.size > all.sweepAt) {
    for (const [key, { until }] of pauses) if (until < Date.now()) pauses.delete(key);
    // In an outage all of a hundred thousand may be waiting: to look through them at each failure would take the processor.
    all.sweepAt = Math.max(firstSweep, pauses.size * 2);
  }
  return { status: 'failed' };
}

const pause = (least: number, most: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, least + Math.random() * (most - least));
  });
