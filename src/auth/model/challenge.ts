import { fromBase64Url, toBase64Url } from './base64Url.js';

/** A second step that the backend asks for before it issues a token, such as a one-time code. */
export interface AuthChallenge {
  /** What is asked for, as the backend names it: `otp`, `newPassword`. Letters, digits, `-` and `_`. */
  kind: string;
  /** The backend's opaque, single-use name of this attempt. */
  handle: string;
  /** Seconds until the handle is worth nothing; at most {@link maxChallengeLifetime}. */
  expiresIn: number;
}

/** The longest life of a challenge, in seconds. */
export const maxChallengeLifetime = 300;

const encoded = /^nauc\.([\w-]{1,40})\.(\d{1,3})\.([\w-]{1,2800})$/;

/** Writes a challenge as the text that leaves `authorize`; `undefined` when a part of it cannot be passed on. */
export function encodeChallenge({ kind, handle, expiresIn }: AuthChallenge): string | undefined {
  const seconds = Math.min(Math.floor(expiresIn), maxChallengeLifetime);
  const text = `nauc.${kind}.${seconds}.${toBase64Url(handle)}`;
  return seconds > 0 && encoded.test(text) ? text : undefined;
}

/** Reads what {@link encodeChallenge} wrote, from next-auth's answer (never from a URL: anybody can write a link). */
export function decodeChallenge(text: string): AuthChallenge | undefined {
  const [, kind, seconds, packed] = encoded.exec(text) ?? [];
  if (!kind || !packed) return undefined;
  try {
    return { kind, handle: fromBase64Url(packed), expiresIn: Math.min(Number(seconds), maxChallengeLifetime) };
  } catch {
    return undefined;
  }
}
