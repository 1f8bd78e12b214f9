'use client';

// Views take next-auth's context from here: this folder alone knows next-auth/react.
export { SessionContext, SessionProvider } from 'next-auth/react';
export type { SessionContextValue } from 'next-auth/react';
