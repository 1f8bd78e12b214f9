import type { NextAuthOptions, User } from 'next-auth';
import type { CredentialInput } from 'next-auth/providers/credentials';
import { defaultTokenLifetime } from '../model/expiry.js';
import { defaultVerification, type TokenVerification } from './verifyToken.js';

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

/** What a person typed, validated: the e-mail trimmed, the password byte for byte. */
export interface TypedCredentials {
  email: string;
  password: string;
  /** The declared further fields that were filled in. */
  fields: Record<string, string>;
}

/** The options with their defaults. */
export interface ExternalJwtSettings extends ExternalJwtOptions {
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
export function externalJwtSettings(options: ExternalJwtOptions): ExternalJwtSettings {
  const settings: ExternalJwtSettings = {
    ...options,
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
  for (const name of ['timeout', 'maxAnswerBytes', 'maxTokenBytes', 'defaultTokenLifetime'] as const) {
    if (!(Number.isFinite(settings[name]) && settings[name] > 0)) {
      throw new Error(`withExternalJwt: ${name} is ${String(settings[name])}, so every sign-in would fail. Give a number above zero or leave it out.`);
    }
  }
  return settings;
}

/** The settings that `withExternalJwt` left on the options; `undefined` for options made without it. */
export function settingsOf(authOptions: object): ExternalJwtSettings | undefined {
  return (authOptions as { [externalJwtKey]?: ExternalJwtSettings })[externalJwtKey];
}

/** The current time by the app's clock, in milliseconds since 1970. */
export function nowOf(authOptions: NextAuthOptions): number {
  return (settingsOf(authOptions)?.now ?? Date.now)();
}
