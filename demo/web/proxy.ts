import { authProxy } from 'next-auth-ui/server';
import { authOptions } from '@/auth';

// DEMO_HEAL=1 npm start: renews tokens before the page, so that a restart without Redis loses none.
export const proxy = authProxy({ authOptions, heal: process.env.DEMO_HEAL === '1' });

export const config = { matcher: ['/guarded-proxy/:path*'] };
