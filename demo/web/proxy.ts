import { NextRequest, NextResponse } from 'next/server';
import { authProxy } from 'next-auth-ui/server';
import { authOptions } from '@/auth';

// DEMO_HEAL=1 npm start: renews tokens before the page, so that a restart without Redis loses none.
const guard = authProxy({ authOptions, heal: process.env.DEMO_HEAL === '1' });

/** A strict Content-Security-Policy for each page, with a nonce of its own; one of the pages is guarded here as well. */
export async function proxy(incoming: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  // Next takes the nonce of its own scripts from the request's policy; the layout reads x-nonce for the kit's colours.
  const headers = new Headers(incoming.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const request = new NextRequest(incoming, { headers });
  const isGuarded = incoming.nextUrl.pathname.startsWith('/guarded-proxy');
  const response = isGuarded ? await guard(request) : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|favicon.ico).*)'] };

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    // Next's development server evaluates code and writes styles of its own.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: https:",
    // The products are fetched from the backend itself.
    `connect-src 'self' ${process.env.AUTH_BACKEND_URL ?? ''}${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    // No form-action: a form that leads to an OAuth provider is redirected there, and browsers hold that against it.
    "frame-ancestors 'self'",
    // No text becomes code or markup, but through Next's own policy and the one in instrumentation-client.ts. The development server evaluates code.
    ...(isDevelopment ? [] : ["require-trusted-types-for 'script'", 'trusted-types nextjs default']),
  ].join('; ');
}
