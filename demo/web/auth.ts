import { Redis } from 'ioredis';
import type { NextAuthOptions } from 'next-auth';
import { redisTokenStore, withExternalJwt } from 'next-auth-ui/server';

// One process needs none. For several: REDIS_URL=redis://127.0.0.1:6379 npm start
const { REDIS_URL } = process.env;

/** The backend is `AUTH_BACKEND_URL`; point that at another one and the demo signs in there. */
export const authOptions: NextAuthOptions = withExternalJwt(
  { providers: [] },
  {
    paths: { me: '/auth/me' },
    refresh: true,
    logout: true,
    ...(REDIS_URL && { tokenStore: redisTokenStore(new Redis(REDIS_URL)) }),
    // The tutorial's way, so that /products and /products-axios can be shown. /products-proxy does without.
    exposeAccessToken: true,
  },
);
