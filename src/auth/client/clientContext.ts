'use client';

import { createContext, useContext } from 'react';
import type { SessionTruth } from './sessionTruth.js';

/** Goes to a page. An app passes its router; the default is a full page load. */
export type Navigate = (url: string, options: { replace: boolean }) => void;

export interface ClientContextValue {
  basePath?: string;
  signInPath: string;
  navigate: Navigate;
  /** Leaves the page for good, as after sign-out; never a router's doing. */
  loadPage: (url: string) => void;
  /** What all components below an `AuthProvider` share. */
  truth?: SessionTruth;
  /** Whether somebody below asks an expired person to sign in again in place, so that pages stay as they are meanwhile. */
  asksInPlace?: boolean;
  /** Says so, and takes it back with the function that it gives. */
  askInPlace?: () => () => void;
}

export const loadPage = (url: string, options?: { replace: boolean }): void => {
  if (options?.replace) window.location.replace(url);
  else window.location.assign(url);
};

export const defaultSignInPath = '/login';

/** Complete without an `AuthProvider` above: nothing in the kit fails, or silently does nothing, for want of it. */
export const ClientContext = createContext<ClientContextValue>({ signInPath: defaultSignInPath, navigate: loadPage, loadPage });

export const useClientContext = (): ClientContextValue => useContext(ClientContext);
