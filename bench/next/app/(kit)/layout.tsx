import 'next-auth-ui/styles.css';
import { getServerSession } from 'next-auth';
import type { ReactNode } from 'react';
import { authOptions } from '../../auth';
import { Providers } from './Providers';

/** As the README has it. */
export default async function KitLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Providers session={await getServerSession(authOptions)}>{children}</Providers>
      </body>
    </html>
  );
}
