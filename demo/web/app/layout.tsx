import 'next-auth-ui/styles.css';
import './demo.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getAuthState } from 'next-auth-ui/server';
import type { ReactNode } from 'react';
import { authOptions } from '@/auth';
import { Providers } from '@/components/Providers';
import { requestMessages } from './request';

export const metadata: Metadata = { title: 'next-auth-ui demo' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const messages = await requestMessages();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const state = await getAuthState(authOptions);
  // The first paint is right; what cannot be said here the browser asks.
  const session = 'session' in state ? state.session : state.status === 'signedOut' ? null : undefined;
  return (
    <html lang={messages.locale} dir={messages.dir}>
      <body>
        <Providers session={session} messages={messages} nonce={nonce} brandColor={process.env.DEMO_BRAND_COLOR}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
