import type { NextAuthOptions } from 'next-auth';

/**
 * Reports something that an operator or developer has to know, through the app's NextAuth logger, else the console.
 * Callers pass texts of their own only: never a typed value, a token, an answer's body or a foreign error's message.
 */
export function logError(options: WithLogger, code: string, message: string): void {
  const error = new Error(message);
  // Where our own log call stands helps nobody; the text says what to do.
  error.stack = `${code}: ${message}`;
  const report = options.logger?.error;
  if (report) report(code, error);
  else console.error(`[next-auth-ui][${code}] ${message}`);
}

/** Like {@link logError}, once per text and process: for mistakes of configuration that every request would repeat. */
export function logErrorOnce(options: WithLogger, code: string, message: string): void {
  if (logged.has(message)) return;
  logged.add(message);
  logError(options, code, message);
}

export type WithLogger = Pick<NextAuthOptions, 'logger'>;

const logged = new Set<string>();
