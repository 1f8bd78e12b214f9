'use client';

import { useRouter } from 'next/navigation';
import { AuthProvider, type AuthProviderProps } from 'next-auth-ui';

export function Providers({ children, session }: Pick<AuthProviderProps, 'children' | 'session'>) {
  const router = useRouter();
  return (
    <AuthProvider
      session={session}
      navigate={(url, { replace }) => {
        if (replace) router.replace(url);
        else router.push(url);
        router.refresh();
      }}
    >
      {children}
    </AuthProvider>
  );
}
