import { authProxy } from 'next-auth-ui/server';
import { authOptions } from '@/auth';

export const proxy = authProxy({ authOptions });

export const config = { matcher: ['/guarded-proxy/:path*'] };
