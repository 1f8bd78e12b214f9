import type { AuthFailure, FailureCode } from '../auth/model/failure.js';
import type { AccountMessages } from './AccountMessages.js';
import type { PageMessages } from './PageMessages.js';

/**
 * The wording of one language. Every key is required, so a missing translation does not compile. All are plain
 * strings, so that a Server Component can hand them down; `{…}` marks where {@link fill} puts a value.
 */
export interface Messages {
  /** BCP 47 tag, for `lang` attributes and for dates. */
  locale: string;
  /** Why an auth step failed and what to do about it: one wording a code. */
  failure: Record<FailureCode, string>;
  /** How long to wait, with `{time}`; added to a failure that says so. */
  retryAfter: string;
  /** The wait is over. */
  retryNow: string;
  /** A sign-in takes long. */
  slow: string;
  /** An entry that the backend refuses without saying why. */
  fieldRefused: string;

  email: string;
  emailPlaceholder: string;
  emailMissing: string;
  emailMalformed: string;
  password: string;
  passwordMissing: string;
  /** With `{label}`. */
  fieldMissing: string;
  showPassword: string;
  passwordShown: string;
  passwordHidden: string;
  capsLock: string;
  forgotPassword: string;
  noAccount: string;
  register: string;
  signIn: string;
  signingIn: string;

  signInTitle: string;
  alreadySignedIn: string;
  movingOn: string;
  goOn: string;

  checking: string;
  expired: string;
  unreachable: string;
  forbidden: string;
  redirecting: string;
  retry: string;
  signInAgain: string;

  sessionEndsSoon: string;
  /** With `{time}`. */
  extendHint: string;
  /** With `{time}`. */
  endHint: string;
  extendFailed: string;
  staySignedIn: string;
  understood: string;
  notNow: string;
  signInInPlace: string;
  otherUser: string;
  leave: string;

  /** With `{name}`. */
  accountMenu: string;
  anonymous: string;
  /** With `{time}`. */
  sessionEnds: string;
  signOut: string;
  /** The person has signed out, and the server could not be told yet. */
  signOutPending: string;

  /** The forms around a password, in the same language: `{ ...ko, account: koAccount }`. Without them they are in English. */
  account?: AccountMessages;
  /** The screens in the place of NextAuth's, in the same language: `{ ...ko, pages: koPages }`. Without them they are in English. */
  pages?: PageMessages;
}

/** Changes to a catalogue: any part of it, single failures included. */
export type MessageOverrides = Partial<Omit<Messages, 'failure'>> & { failure?: Partial<Messages['failure']> };

/** The catalogue with an app's changes laid over it. */
export function withOverrides(messages: Messages, overrides: MessageOverrides | undefined): Messages {
  return overrides ? { ...messages, ...overrides, failure: { ...messages.failure, ...overrides.failure } } : messages;
}

/** Puts values into a template: `fill('Hello {name}', { name: 'Dana' })`. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The wording of a failure, with the time to wait when it has one. */
export function failureText(messages: Messages, { code, retryAfter }: AuthFailure): string {
  const text = messages.failure[code];
  return retryAfter ? `${text} ${waitText(messages, retryAfter)}` : text;
}

/** How long to wait until another attempt; at 0 that the wait is over. */
export function waitText(messages: Messages, seconds: number): string {
  return seconds > 0 ? fill(messages.retryAfter, { time: durationText(messages.locale, seconds) }) : messages.retryNow;
}

/** "30 seconds", "5 minutes": the platform knows plurals and units of every language. */
export function durationText(locale: string, seconds: number): string {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
