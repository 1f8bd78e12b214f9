'use client';

import { Permitted, type PermittedProps } from './Permitted.js';

export type SignedInProps = PermittedProps;

/**
 * Shows its children to whoever is signed in, and nothing to anybody else; `AuthGuard` leads them to the sign-in page.
 * Presentation, not protection: the boundary is the server.
 *
 * @example
 * ```tsx
 * <SignedIn>{({ user }) => <p>Hello {user?.name}</p>}</SignedIn>
 * ```
 */
export function SignedIn(props: SignedInProps) {
  return <Permitted {...props} />;
}
