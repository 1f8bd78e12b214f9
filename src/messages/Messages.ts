import type { AuthFailure, FailureCode } from '../auth/model/failure.js';
import type { AccountMessages } from './AccountMessages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/**
 * The wording of one language. Every key is required, so a missing translation does not compile. All are plain
 * strings, so that a Server Component can hand them down; `{…}` marks where {@link fill} puts a value.
 */
export interface Messages {
  /** BCP 47 tag, for `lang` attributes, plurals, dates and durations. */
  locale: string;
  /** The direction of its script. */
  dir: 'ltr' | 'rtl';
  /** Why an auth step failed and what to do about it: one wording a code. */
  failure: Record<FailureCode, string>;
  /** How long to wait, with `{time}`; added to a failure that says so. */
  retryAfter: string;
  /** The wait is over. */
  retryNow: string;
  /** A sign-in takes long. */
  slow: string;
  /** The entries of a form that the app's own Credentials provider asked for fit no account. */
  credentialsRejected: string;
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

  /** Guards, badge and expiry dialog, in the same language: `{ ...ko, session: koSession }`. Without them they are in English. */
  session?: SessionMessages;
  /** The forms around a password, in the same language: `{ ...ko, account: koAccount }`. Without them they are in English. */
  account?: AccountMessages;
  /** The screens in the place of NextAuth's, in the same language: `{ ...ko, pages: koPages }`. Without them they are in English. */
  pages?: PageMessages;
}

/** Changes to a catalogue: any part of it, single failures and single words of its families included. */
export type MessageOverrides = Partial<Omit<Messages, keyof Families>> & { [Family in keyof Families]?: Partial<Families[Family]> };

interface Families {
  failure: Messages['failure'];
  session: SessionMessages;
  account: AccountMessages;
  pages: PageMessages;
}

/** The catalogue with an app's changes laid over it. */
export function withOverrides(messages: Messages, overrides: MessageOverrides | undefined): Messages {
  if (!overrides) return messages;
  const { failure, session, account, pages, ...words } = overrides;
  return {
    ...messages,
    ...words,
    failure: { ...messages.failure, ...failure },
    // A family that the catalogue lacks is in English, which `useFamily` puts below the changes.
    session: { ...messages.session, ...session } as SessionMessages,
    account: { ...messages.account, ...account } as AccountMessages,
    pages: { ...messages.pages, ...pages } as PageMessages,
  };
}

/** Puts values into a template: `fill('Hello {name}', { name: 'Dana' })`. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => Object.hasOwn(values, name) ? (values[name] ?? whole) : whole);
}

/** The wording of a failure, with the time to wait when it has one. */
export function failureText(messages: Messages, { code, retryAfter }: AuthFailure): string {
  const text = messages.failure[code];
  return retryAfter ? `${text} ${waitText(messages, retryAfter)}` : text;
}

/** A wording by number: a text where the number changes nothing, else one a form that the language has (CLDR's plural rules). */
export type PluralText = string | ({ [Form in Intl.LDMLPluralRule]?: string } & { other: string });

/** The wording for a number, with `{count}` in the language's digits: `fillCount('en', { one: '{count} day', other: '{count} days' }, 2)`. */
export function fillCount(locale: string, text: PluralText, count: number): string {
  const form = typeof text === 'string' ? text : (text[new Intl.PluralRules(locale).select(count)] ?? text.other);
  return fill(form, { count: new Intl.NumberFormat(locale).format(count) });
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
