// next-auth's own modules must be in the program for the augmentation to find them.
import type {} from 'next-auth';
import type {} from 'next-auth/jwt';
import type { BackendToken, ExternalJwtSession } from './model/session.js';

// Re-exported by both entries, so that whoever imports one of them gets the augmentation and writes no cast.
export type { BackendToken, ExternalJwtSession };

declare module 'next-auth' {
  // The app's own augmentations merge with this one.
  interface Session extends ExternalJwtSession {}
  interface User {
    roles?: string[];
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** Our own session id, from sign-in to sign-out (NextAuth overwrites `jti` at each encode). */
    sid?: string;
    /** When the person signed in, in seconds since 1970; `maxSessionAge` counts from here. */
    signedInAt?: number;
    /** The session is over: the backend refused to renew the token. */
    ended?: true;
    /** What the backend issued; absent for users of other providers. Server-side only. */
    backend?: BackendToken;
  }
}
