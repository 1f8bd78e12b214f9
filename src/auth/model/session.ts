/** What the kit keeps of a person in the session: never a password, never the token's whole payload. */
export interface SessionUser {
  /** The backend's id of the user, if it tells one. */
  id?: string;
  name?: string | null;
  email?: string | null;
  image?: string | null;
  /** From the backend's `/auth/me`, or from claims whose signature the server verified; else absent. */
  roles?: string[];
}

/** What `withExternalJwt` adds to NextAuth's session. */
export interface ExternalJwtSession {
  /** The backend's access token. Only there with `exposeAccessToken`; by default it stays on the server. */
  jwt?: string;
  /** When the backend's access token ends, as an ISO 8601 date. Unless it is `renewable` this, not `expires`, is when the session ends. */
  accessTokenExpires?: string;
  /**
   * Seconds that the access token had left when the server answered. The browser counts from here, so a wrong
   * clock on the device does no harm.
   */
  accessTokenExpiresIn?: number;
  /**
   * The server can renew the access token: its end is not the end of the session. A read of the session at that time
   * renews it. While the backend's refresh is out of order, `accessTokenExpiresIn` is 0 and the session goes on.
   */
  renewable?: true;
  /** Seconds, when the server answered, until the session ends whatever is renewed (`maxSessionAge`). */
  sessionEndsIn?: number;
  /** The session has ended and cannot be renewed: the person has to sign in again. */
  error?: 'expired';
}

/** The part of a NextAuth session that the kit reads. */
export interface AuthSession extends ExternalJwtSession {
  user?: SessionUser;
  expires: string;
}

/** What the backend issued, as kept in NextAuth's encrypted cookie. */
export interface BackendToken {
  accessToken: string;
  /** End of the access token, in seconds since 1970. */
  expiresAt: number;
  /** When it was issued, by this server's clock, in seconds since 1970. */
  issuedAt?: number;
  /** What renews the access token; absent when the backend gave none or `refresh` is off. */
  refreshToken?: string;
  /** How often the token of this session has been renewed: of two copies the higher one is the newer. */
  renewals?: number;
  roles?: string[];
  userId?: string;
}
