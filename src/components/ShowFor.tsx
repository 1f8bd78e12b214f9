'use client';

import { Permitted, type PermittedProps } from './Permitted.js';

export interface ShowForProps extends PermittedProps {
  /** The roles of which one is enough. They come from the backend's `/auth/me` or from claims that the server verified. */
  roles: readonly string[];
}

/**
 * Shows its children to people with one of the roles, and nothing to anybody else. Presentation, not protection: the boundary
 * is the server.
 *
 * @example
 * ```tsx
 * <ShowFor roles={['admin']}><a href="/reports">Reports</a></ShowFor>
 * ```
 */
export function ShowFor({ roles, ...props }: ShowForProps) {
  return <Permitted {...props} allow={roles} />;
}
