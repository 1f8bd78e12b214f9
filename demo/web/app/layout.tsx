import 'next-auth-ui/styles.css';
import './demo.css';
import type { Metadata } from 'next';
import { getServerSession } from 'next-auth';
import type { ReactNode } from 'react';
import { authOptions } from '@/auth';
import { Providers } from '@/components/Providers';
import { requestLanguage } from './request';

export const metadata: Metadata = { title: 'next-auth-ui demo' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language } = await requestLanguage();
  return (
    <html lang={language}>
      <body>
        <Providers session={await getServerSession(authOptions)} language={language}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
