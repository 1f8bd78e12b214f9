import { Redis } from 'ioredis';
import type { NextAuthOptions } from 'next-auth';
import { authPages, redisTokenStore, withExternalJwt } from 'next-auth-ui/server';
import EmailProvider from 'next-auth/providers/email';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { sqliteAdapter } from './adapter';

// One process needs no Redis. For several: REDIS_URL=redis://127.0.0.1:6379 npm start
const { REDIS_URL, OIDC_ISSUER, OIDC_CLIENT_SECRET, SMTP_URL, DEMO_WEB_DB = '.data/web.db', DEMO_EXPOSE } = process.env;

/** The demo's own OpenID Connect server (demo/providers/oidc.ts). */
const acme: OAuthConfig<{ sub: string; email: string; name: string }> = {
  id: 'acme',
  name: 'Acme ID',
  type: 'oauth',
  wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
  clientId: 'demo-web',
  clientSecret: OIDC_CLIENT_SECRET,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  checks: ['pkce', 'state'],
  style: { logo: '', bg: '#0b3d2e', text: '#ffffff', bgDark: '#bfe8d4', textDark: '#0b3d2e' },
  profile: ({ sub, email, name }) => ({ id: sub, email, name }),
};

/** The backend is `AUTH_BACKEND_URL`; point that at another one and the demo signs in there. */
export const authOptions: NextAuthOptions = withExternalJwt(
  {
    providers: [...(OIDC_ISSUER ? [acme] : []), ...(SMTP_URL ? [EmailProvider({ server: SMTP_URL, from: 'Acme <hello@acme.example>' })] : [])],
    ...((OIDC_ISSUER || SMTP_URL) && { adapter: sqliteAdapter(DEMO_WEB_DB) }),
    pages: authPages({ newUser: '/welcome' }),
  },
  {
    paths: { me: '/auth/me' },
    refresh: true,
    logout: true,
    account: true,
    ...(REDIS_URL && { tokenStore: redisTokenStore(new Redis(REDIS_URL)) }),
    // The tutorial's way, so that /products and /products-axios can be shown. /products-proxy does without: DEMO_EXPOSE=0 npm start
    exposeAccessToken: DEMO_EXPOSE !== '0',
  },
);
