import 'next-auth-ui/styles.css';
import { AuthProvider } from 'next-auth-ui';
import type { ReactNode } from 'react';

/** Nothing of the request is read, so that Next makes the page once, when it builds. */
export default function StaticLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <AuthProvider>{children}</AuthProvider>
      </body>
    </html>
  );
}
