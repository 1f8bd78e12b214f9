import { matchLocale } from 'next-auth-ui/server';
import { languageCookie } from '@/language';

/** Keeps the chosen language in a cookie and goes back to the page that asked. */
export async function POST(request: Request): Promise<Response> {
  const language = matchLocale([String((await request.formData()).get('language'))]);
  const referer = request.headers.get('referer');
  const back = referer ? new URL(referer) : undefined;
  return new Response(null, {
    status: 303,
    headers: {
      // Only the path: a redirect by a foreign Referer would be an open one.
      location: back ? `/${(back.pathname + back.search).replace(/^\/+/, '')}` : '/',
      'set-cookie': `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`,
    },
  });
}
