/** How long a token without `exp` is taken to last, in seconds (one hour), unless the app says otherwise. */
export const defaultTokenLifetime = 3600;

/** Whole seconds that a token has left at `now` (milliseconds since 1970); 0 when it has ended. */
export function secondsLeft(expiresAt: number, now: number): number {
  return Math.max(0, Math.floor(expiresAt - now / 1000));
}

/** The longest delay that setTimeout takes; a longer one fires at once (HTML standard: a signed 32-bit number). */
export const maxTimerDelay = 2 ** 31 - 1;

/** Whether a token has ended at `now` (milliseconds since 1970): less than one whole second is left. */
export function hasEnded(expiresAt: number, now: number): boolean {
  return secondsLeft(expiresAt, now) === 0;
}
