'use client';

import { SessionProvider } from 'next-auth/react';
import { App } from '../../../../entries/HandWritten';

/** The hand-written form, below the provider that a tutorial puts around its app. */
export const OwnForm = () => (
  <SessionProvider session={null}>
    <App />
  </SessionProvider>
);
