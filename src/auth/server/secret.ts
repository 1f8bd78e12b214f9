import type { NextAuthOptions } from 'next-auth';
import { logErrorOnce } from './log.js';

/**
 * The secret that seals the session cookie: the `secret` option, else `NEXTAUTH_SECRET` (or `AUTH_SECRET`).
 *
 * @throws when there is none: every session would be unreadable
 */
export function requireSecret(options: WithSecret): NonNullable<NextAuthOptions['secret']> {
  const secret = secretOf(options);
  if (!secret) throw new Error(missingSecret);
  return secret;
}

/** Says once, in a running server, that the secret is missing. Never during `next build`, which needs none. */
export function reportMissingSecret(options: WithSecret & Pick<NextAuthOptions, 'logger'>): void {
  if (secretOf(options) || process.env.NEXT_PHASE === 'phase-production-build') return;
  logErrorOnce(options, 'NAU_NO_SECRET', missingSecret);
}

export type WithSecret = Pick<NextAuthOptions, 'secret' | 'jwt'>;

const missingSecret =
  'next-auth-ui: NEXTAUTH_SECRET is not set, so sessions can be neither sealed nor read and nobody can sign in. ' +
  'Make one with `openssl rand -base64 32` and put it into the environment (.env.local): NEXTAUTH_SECRET=<the value>.';

/** The secret, if there is one. */
export function secretOf(options: WithSecret): NextAuthOptions['secret'] {
  return options.secret ?? options.jwt?.secret ?? process.env.NEXTAUTH_SECRET ?? process.env.AUTH_SECRET;
}
