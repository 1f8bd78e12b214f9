/** The app's own pages in the place of NextAuth's, and those around a password. Paths without Next's `basePath`. */
export interface AuthPages {
  /** `SignInPage`. */
  signIn: string;
  /** `SignOutPage`. */
  signOut: string;
  /** `AuthErrorPage`. */
  error: string;
  /** `VerifyRequestPage`: a sign-in link was sent. */
  verifyRequest: string;
  /** Where somebody goes whose account NextAuth has just made; left out, they go where they wanted to. */
  newUser?: string;
  /** `RegisterPage`. */
  register: string;
  /** `ForgotPasswordPage`. */
  forgotPassword: string;
  /** `ResetPasswordPage`; the backend's mails link to it with `?token=`. */
  resetPassword: string;
  /** `ChangePasswordPage`. */
  changePassword: string;
}

/**
 * NextAuth's `pages` for an app that shows the kit's screens in the place of all of NextAuth's. The pages around a
 * password are in it as well: NextAuth leaves them alone, and `authHandler` leads people there who have no JavaScript.
 *
 * @example
 * ```tsx
 * export const authOptions = withExternalJwt({ providers: [], pages: authPages() });
 * // Other paths: authPages({ signIn: '/sign-in', newUser: '/welcome' })
 * ```
 */
export function authPages(paths: Partial<AuthPages> = {}): AuthPages {
  return { ...defaultAuthPages, ...paths };
}

export const defaultAuthPages: AuthPages = {
  signIn: '/login',
  signOut: '/signout',
  error: '/auth-error',
  verifyRequest: '/verify-request',
  register: '/register',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  changePassword: '/change-password',
};
