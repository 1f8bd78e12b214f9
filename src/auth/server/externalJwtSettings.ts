import type { NextAuthOptions, User } from 'next-auth';
import { decode, type JWT, type JWTDecodeParams } from 'next-auth/jwt';
import type { CredentialInput } from 'next-auth/providers/credentials';
import type { AuthChallenge } from '../model/challenge.js';
import { defaultTokenLifetime } from '../model/expiry.js';
import type { AuthFailure } from '../model/failure.js';
import type { JudgedAnswer } from './backendFailure.js';
import { withoutUndefined } from './backendUser.js';
import { memoryTokenStore } from './memoryTokenStore.js';
import { isJsonObject } from './parseJson.js';
import type { TokenStore } from './tokenStore.js';
import { defaultVerification, tokenVerifier, type TokenVerification } from './verifyToken.js';

/**
 * Where `withExternalJwt` leaves its settings for the other server functions. Enumerable, so that
 * `{ ...authOptions, debug: true }` keeps it, and a registered symbol, as Next may evaluate a module more than once.
 */
export const externalJwtKey: unique symbol = Symbol.for('next-auth-ui.external-jwt') as typeof externalJwtKey;

/** The options of `withExternalJwt`. All have a default; times are named with their unit. */
export interface ExternalJwtOptions {
  /** The backend's address, a base path included. Default: `AUTH_BACKEND_URL`, read when first needed, never at build. */
  baseUrl?: string;
  /** Paths at the backend. Without `me` nobody is asked who the person is. */
  paths?: {
    /** Takes the password, answers the token. Default `/auth/login`. */
    login?: string;
    /** Answers `{ id, name, email, image | picture, roles }` for a token. If it fails, sign-in succeeds without them. */
    me?: string;
  };
  /**
   * Renews the access token before it ends, for as long as the backend agrees. `true`: `POST /auth/refresh` with
   * `{ refresh_token }`, answered like a login. Default off: the session ends with the first access token.
   */
  refresh?: boolean | RefreshOptions;
  /**
   * Tells the backend when somebody signs out, so that it forgets the refresh token. `true`: `POST /auth/logout` with
   * `{ refresh_token }` and the access token as bearer. It is tried for 3 s; a failure is logged and keeps nobody signed in. Default off.
   */
  logout?: boolean | LogoutOptions;
  /**
   * What the backend offers around a password, for `RegisterForm`, `ForgotPasswordForm`, `ResetPasswordForm`,
   * `ChangePasswordForm` and another one-time code. `true`: all of it, at the default paths. Default off.
   */
  account?: boolean | AccountOptions;
  /** Takes the answer to a second step. Default: `POST /auth/challenge` with `{ handle, code }` or `{ handle, new_password }`. */
  challenge?: ChallengeOptions;
  /** Where the newest tokens and the sign-outs are remembered. Default `memoryTokenStore()`, for one server process. */
  tokenStore?: TokenStore;
  /**
   * Whether a session counts while the token store cannot be asked if it was signed out. `closed` (default): no, with a 503
   * that ends nothing. `open`: yes.
   */
  storeOutage?: 'closed' | 'open';
  /** Seconds after which a session ends, however active. Default 43 200 (12 hours); `Infinity` for never. */
  maxSessionAge?: number;
  /** The provider's id in NextAuth. Default `credentials`. */
  providerId?: string;
  /** The provider's name on NextAuth's default screens. Default `E-mail`. */
  providerName?: string;
  /** Path of the sign-in page, without Next's base path. Default `/login`; the app's own `pages` win. */
  signInPath?: string;
  /** Further fields of the form; they are sent to the backend too. Of `email` and `password` single attributes can be changed. */
  fields?: Record<string, CredentialInput & Record<string, unknown>>;
  /** Further origins that a callback URL may have, such as `https://shop.example`. Default none. */
  allowedOrigins?: readonly string[];
  /** The JSON body of the login request. Default `{ email, password, ...fields }`. */
  loginBody?: (typed: TypedCredentials) => unknown;
  /** Finds the access token in the parsed answer. Default: the first of `access_token`, `accessToken`, `token`, `jwt`. */
  readToken?: (answer: unknown) => unknown;
  /**
   * Decides what an answer of the backend means, instead of the table of `backendFailure` (its verdict comes along as
   * `failure`; `undefined` is success). Of a refresh, `invalidCredentials`, `accessDenied`, `accountLocked` and `invalidInput` end the session.
   */
  judge?: (answer: JudgedAnswer & { operation: JudgedOperation; failure: AuthFailure | undefined }) => AuthFailure | undefined;
  /** Tells a locked (423) or disabled (403) account from a wrong password. Default `false`, as it tells strangers who has an account. */
  revealAccountState?: boolean;
  /**
   * Finds in an answer that the backend asks for a second step. Default: `{ challenge: { kind | type, handle | id,
   * expires_in } }`, with any status. A handle may live for 300 s at most.
   */
  readChallenge?: (answer: unknown) => Partial<AuthChallenge> | undefined;
  /**
   * Who signed in, instead of what the claims say. `claims` are unverified without `verify`, so decide nothing by them.
   * `roles` that it returns are taken as they are.
   */
  user?: (known: { claims: Record<string, unknown>; verified: boolean; email: string; answer: unknown }) => Partial<User> | Promise<Partial<User>>;
  /** Puts the access token into the session as `session.jwt`, readable by every script on the page. Default `false`. */
  exposeAccessToken?: boolean;
  /** Verifies the token's signature. Only then are its claims trusted for roles. */
  verify?: TokenVerification;
  /** Milliseconds for the whole sign-in at the backend, bodies included. Default 10 000. */
  timeout?: number;
  /** The longest answer that is read, in bytes. Default 1 048 576. */
  maxAnswerBytes?: number;
  /** The longest access token, in bytes. Default 8192: cookies of more than about 12 KB lock a person out with a 431. */
  maxTokenBytes?: number;
  /** Seconds that a token without `exp` is taken to last. Default 3600. */
  defaultTokenLifetime?: number;
  /** Instead of the global `fetch`, for tests. */
  fetch?: typeof fetch;
  /** Milliseconds since 1970, for tests. */
  now?: () => number;
}

/** What an answer of the backend belongs to. */
export type JudgedOperation = 'login' | 'challenge' | 'refresh' | AccountStep;

/** How the access token is renewed. */
export interface RefreshOptions {
  /** Takes the refresh token, answers new ones. Default `/auth/refresh`. */
  path?: string;
  /** The JSON body. Default `{ refresh_token }`. */
  body?: (refreshToken: string) => unknown;
  /** Finds the refresh token in the parsed answer of login and refresh. Default: `refresh_token` or `refreshToken`. */
  readRefreshToken?: (answer: unknown) => unknown;
  /** Seconds before its end at which a token is renewed when it is read; never more than a third of its life. Default 30. */
  margin?: number;
  /** Milliseconds for a renewal, its one repetition included. Default 5000. */
  timeout?: number;
}

/** Paths and shapes of what the backend offers around a password. A path of `false` switches a step off. */
export interface AccountOptions {
  paths?: {
    /** Makes an account of `{ email, password, name?, …fields }`. Default `/auth/register`. */
    register?: string | false;
    /** Takes `{ email }` and sends a mail. Whatever it answers but 429 and 5xx reads the same to the person. Default `/auth/forgot-password`. */
    forgotPassword?: string | false;
    /** Takes `{ token, password }`; 410 (`{ reason: 'used' }` or anything), 400, 401 and 404 say that the link is dead. Default `/auth/reset-password`. */
    resetPassword?: string | false;
    /** Takes `{ current_password, new_password }` with the access token; 403 says that the current one is wrong. Default `/auth/change-password`. */
    changePassword?: string | false;
    /** Takes `{ handle }` and sends another code; may answer a challenge that replaces the one before. Default `/auth/challenge/resend`. */
    resendCode?: string | false;
  };
  /** The JSON body of each step, in the place of the shapes above. */
  body?: (step: AccountStep, values: Record<string, string>) => unknown;
  /** The names of further fields of `RegisterForm` that are sent on. Default none. */
  fields?: readonly string[];
  /**
   * Whether `RegisterForm` says that an address is taken (409). `false`: it then reads the same as a success, nobody is
   * signed in at once, and the backend must send a mail that says how to go on, to old addresses and to new ones.
   * Default true: it tells strangers who has an account (OWASP Authentication, "Account creation"), as most sites do.
   */
  revealTakenEmail?: boolean;
}

/** A step around a password. */
export type AccountStep = 'register' | 'forgotPassword' | 'resetPassword' | 'changePassword' | 'resendCode';

/** How a second step is answered. */
export interface ChallengeOptions {
  /** Default `/auth/challenge`. 401 says that the code was wrong and may be tried again, 410 that the handle is worth nothing any more. */
  path?: string;
  /** The JSON body. */
  body?: (answer: { kind: string; handle: string; code?: string; newPassword?: string }) => unknown;
}

/** How the backend is told of a sign-out. */
export interface LogoutOptions {
  /** Default `/auth/logout`. */
  path?: string;
  /** The JSON body. Default `{ refresh_token }`. */
  body?: (refreshToken: string | undefined) => unknown;
}

/** What a person typed, validated: the e-mail trimmed, the password byte for byte. */
export interface TypedCredentials {
  email: string;
  password: string;
  /** The declared further fields that were filled in. */
  fields: Record<string, string>;
}

/** The options with their defaults. */
export interface ExternalJwtSettings extends Omit<ExternalJwtOptions, 'refresh' | 'logout' | 'account' | 'challenge'> {
  account: AccountSettings | undefined;
  challenge: Required<ChallengeOptions>;
  refresh: Required<RefreshOptions> | undefined;
  logout: Required<LogoutOptions> | undefined;
  tokenStore: TokenStore;
  maxSessionAge: number;
  /** Seconds for which the store remembers a session: as long as a cookie that is there now could count. */
  storeTtl: number;
  /** The app's or NextAuth's own `jwt.decode`, which does not ask the store. */
  decode: (params: JWTDecodeParams) => JWT | null | PromiseLike<JWT | null>;
  /** Verifies a token's signature and gives its claims; absent without `verify`. Made once, as it keeps the key set. */
  verifyToken?: (token: string) => Promise<Record<string, unknown>>;
  paths: { login: string; me?: string };
  providerId: string;
  providerName: string;
  signInPath: string;
  fields: NonNullable<ExternalJwtOptions['fields']>;
  allowedOrigins: readonly string[];
  timeout: number;
  maxAnswerBytes: number;
  maxTokenBytes: number;
  defaultTokenLifetime: number;
  now: () => number;
}

/**
 * Fills in the defaults and refuses what can never work.
 *
 * @throws for a developer, at start: what is wrong and what to write instead
 */
export function externalJwtSettings(options: ExternalJwtOptions, authOptions: Pick<NextAuthOptions, 'session' | 'jwt'> = {}): ExternalJwtSettings {
  const { maxSessionAge = 43_200 } = options;
  const settings: ExternalJwtSettings = {
    ...options,
    refresh: options.refresh ? { ...defaultRefresh, ...withoutUndefined(options.refresh === true ? {} : options.refresh) } : undefined,
    logout: options.logout ? { ...defaultLogout, ...withoutUndefined(options.logout === true ? {} : options.logout) } : undefined,
    account: options.account ? accountSettings(options.account === true ? {} : options.account) : undefined,
    challenge: { ...defaultChallenge, ...withoutUndefined(options.challenge ?? {}) },
    tokenStore: options.tokenStore ?? memoryTokenStore(),
    maxSessionAge,
    storeTtl: Math.min(authOptions.session?.maxAge ?? defaultCookieAge, maxSessionAge) + clockTolerance,
    decode: authOptions.jwt?.decode ?? decode,
    paths: { login: options.paths?.login ?? '/auth/login', me: options.paths?.me },
    providerId: options.providerId ?? 'credentials',
    providerName: options.providerName ?? 'E-mail',
    signInPath: options.signInPath ?? '/login',
    fields: options.fields ?? {},
    allowedOrigins: options.allowedOrigins ?? [],
    verify: options.verify && defaultVerification(options.verify),
    timeout: options.timeout ?? 10_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 1_048_576,
    maxTokenBytes: options.maxTokenBytes ?? 8192,
    defaultTokenLifetime: options.defaultTokenLifetime ?? defaultTokenLifetime,
    now: options.now ?? Date.now,
  };
  if (!/^\/(?!\/)/.test(settings.signInPath)) {
    throw new Error(`withExternalJwt: signInPath is "${settings.signInPath}", which is no path of the app. Write it with one leading slash, such as "/login".`);
  }
  if (settings.verify) settings.verifyToken = tokenVerifier(settings);
  if (!(settings.maxSessionAge > 0)) {
    throw new Error(`withExternalJwt: maxSessionAge is ${String(settings.maxSessionAge)}, so every session would have ended at once. Give seconds above zero, or Infinity for no limit.`);
  }
  if (settings.refresh && !(settings.refresh.margin >= 0 && settings.refresh.timeout > 0)) {
    throw new Error('withExternalJwt: refresh.margin (seconds) and refresh.timeout (milliseconds) must be numbers of zero and above, the time-out above zero. Leave them out for 30 and 5000.');
  }
  for (const name of ['timeout', 'maxAnswerBytes', 'maxTokenBytes', 'defaultTokenLifetime'] as const) {
    if (!(Number.isFinite(settings[name]) && settings[name] > 0)) {
      throw new Error(`withExternalJwt: ${name} is ${String(settings[name])}, so every sign-in would fail. Give a number above zero or leave it out.`);
    }
  }
  return settings;
}

const defaultRefresh: Required<RefreshOptions> = {
  path: '/auth/refresh',
  body: (refreshToken) => ({ refresh_token: refreshToken }),
  readRefreshToken: (answer) => (isJsonObject(answer) ? (answer.refresh_token ?? answer.refreshToken) : undefined),
  margin: 30,
  timeout: 5000,
};

/** {@link AccountOptions} with their defaults. */
export interface AccountSettings {
  paths: Record<AccountStep, string | false>;
  body: (step: AccountStep, values: Record<string, string>) => unknown;
  fields: readonly string[];
  revealTakenEmail: boolean;
}

function accountSettings({ paths, body, fields = [], revealTakenEmail = true }: AccountOptions): AccountSettings {
  return {
    paths: { ...defaultAccountPaths, ...withoutUndefined(paths ?? {}) },
    body: body ?? accountBody,
    fields,
    revealTakenEmail,
  };
}

const defaultAccountPaths: AccountSettings['paths'] = {
  register: '/auth/register',
  forgotPassword: '/auth/forgot-password',
  resetPassword: '/auth/reset-password',
  changePassword: '/auth/change-password',
  resendCode: '/auth/challenge/resend',
};

function accountBody(step: AccountStep, values: Record<string, string>): unknown {
  if (step === 'changePassword') return { current_password: values.currentPassword, new_password: values.newPassword };
  if (step === 'resendCode') return { handle: values.challenge };
  return values;
}

const defaultChallenge: Required<ChallengeOptions> = {
  path: '/auth/challenge',
  body: ({ handle, code, newPassword }) => withoutUndefined({ handle, code, new_password: newPassword }),
};

const defaultLogout: Required<LogoutOptions> = {
  path: '/auth/logout',
  body: (refreshToken) => ({ refresh_token: refreshToken }),
};

// NextAuth's own: 30 days for the cookie, and it decodes tokens that ended up to 15 s ago.
const defaultCookieAge = 30 * 24 * 60 * 60;
const clockTolerance = 60;

/** The settings that `withExternalJwt` left on the options; `undefined` for options made without it. */
export function settingsOf(authOptions: object): ExternalJwtSettings | undefined {
  return (authOptions as { [externalJwtKey]?: ExternalJwtSettings })[externalJwtKey];
}
