import type { BrowserContext, Page } from '@playwright/test';

export interface SignInAsOptions {
  /** The app's address. Default: Playwright's `baseURL`. */
  baseURL?: string;
  /** The path of NextAuth's API, with Next's `basePath` in front: `/shop/api/auth`. Default `/api/auth`. */
  basePath?: string;
  /** The id of the Credentials provider. Default `credentials`. */
  provider?: string;
}

/**
 * Signs in without a form, by the requests that a form makes: the context has the session's cookie afterwards, and
 * `context.storageState()` keeps it for other tests.
 *
 * @param on a page, or its context
 * @param credentials what the form would send; further fields as well
 * @throws when the app refuses, with the failure's code
 * @example
 * ```tsx
 * await signInAs(page, { email: 'demo@example.com', password: 'correct horse battery' });
 * ```
 */
export async function signInAs(on: Page | BrowserContext, credentials: { email: string; password: string } & Record<string, string>, options: SignInAsOptions = {}): Promise<void> {
  const { baseURL = '', basePath = '/api/auth', provider = 'credentials' } = options;
  const context = 'context' in on ? on.context() : on;
  const api = baseURL.replace(/\/$/, '') + basePath;
  const asked = await context.request.get(`${api}/csrf`);
  const { csrfToken } = (await asked.json().catch(() => ({}))) as { csrfToken?: string };
  if (!csrfToken) throw new Error(`signInAs: ${asked.url()} answered ${asked.status()} without a CSRF token. Is the app running, and is basePath (${basePath}) NextAuth’s path?`);
  const answer = await context.request.post(`${api}/callback/${provider}`, {
    form: { ...credentials, csrfToken, json: 'true', callbackUrl: basePath },
    // Chromium says where a form is from, and the app may ask.
    headers: { origin: new URL(asked.url()).origin },
    maxRedirects: 0,
  });
  const { url = '' } = (await answer.json().catch(() => ({}))) as { url?: string };
  const error = URL.canParse(url) ? new URL(url).searchParams.get('error') : undefined;
  if (!answer.ok() || error) throw new Error(`signInAs: the app did not sign ${credentials.email} in: ${answer.status()} ${error ?? ''}. Is there such a person at the backend that the app uses?`);
}
