import { authProxy } from 'next-auth-ui/server';

export const proxy = authProxy({ signInPath: '/login' });

export const config = { matcher: ['/guarded-proxy/:path*'] };
