import type { NextAuthOptions } from 'next-auth';
import { withExternalJwt } from 'next-auth-ui/server';

/** The backend is `AUTH_BACKEND_URL`; point that at another one and the demo signs in there. */
export const authOptions: NextAuthOptions = withExternalJwt(
  { providers: [] },
  {
    paths: { me: '/auth/me' },
    // The tutorial's way, so that /products and /products-axios can be shown. /products-proxy does without.
    exposeAccessToken: true,
  },
);
