import { encodeFailure, decodeFailure, failureCodes } from '../../src/auth/model/failure.js';
import { en, enPages } from '../../src/messages/en.js';
import { ko, koPages } from '../../src/messages/ko.js';
import { demoUser, expect, serverUrl, signIn, test } from './support.js';

// NEXTAUTH.md, "Screens": every code of NextAuth's own pages.
const signInCodes = ['Signin', 'OAuthSignin', 'OAuthCallback', 'OAuthCreateAccount', 'EmailCreateAccount', 'Callback', 'OAuthAccountNotLinked', 'EmailSignin', 'CredentialsSignin', 'SessionRequired'];
const errorCodes = ['Configuration', 'AccessDenied', 'Verification', 'configuration', 'accessdenied', 'verification'];
const ownCodes = failureCodes.map((code) => encodeFailure({ code }));
const unknown = ['Default', 'Made up', 'undefined', '<script>alert(1)</script>', 'a&callbackUrl=https://evil.example', '한국어'];

const apps = [
  { router: 'App Router', base: () => serverUrl('WEB_URL') },
  { router: 'Pages Router under basePath', base: () => serverUrl('PAGES_URL') },
];

/** What a code reads as. */
function textOf(code: string, screen: 'sign-in' | 'auth-error'): string {
  const failure = decodeFailure(code);
  return failure.code === 'unexpected' && screen === 'auth-error' ? enPages.errorText : en.failure[failure.code];
}

for (const { router, base } of apps) {
  for (const signedIn of [false, true]) {
    test(`${router}, signed ${signedIn ? 'in' : 'out'}: each of NextAuth’s routes with each code is our screen`, { tag: router === 'App Router' ? '@quick' : '@deep' }, async ({ page }) => {
      test.slow();
      if (signedIn) await signIn(page, `${base()}/login`);
      const visit = async (path: string) => {
        const answer = await page.request.get(`${base()}${path}`);
        const html = await answer.text();
        expect(html, path).not.toContain('__next-auth-theme');
        expect(html, path).not.toContain('<script>alert');
        // Next itself writes the query into its data; what a person could follow is another matter.
        expect(html, path).not.toMatch(/(?:href|action|value|src)="[^"]*evil\.example/);
        return { status: answer.status(), url: new URL(answer.url()), text: html.replaceAll('&#x27;', "'"), slot: /data-slot="([\w-]+-page)"/.exec(html)?.[1] };
      };
      for (const code of [...signInCodes, ...errorCodes, ...ownCodes, ...unknown]) {
        const error = encodeURIComponent(code);
        const atError = await visit(`/api/auth/error?error=${error}`);
        // next-auth sends its sign-in codes on to the sign-in page.
        const isSignInCode = signInCodes.includes(code);
        expect(atError.slot, `error ${code}`).toBe(isSignInCode ? 'sign-in-page' : 'auth-error-page');
        if (code !== 'undefined') expect(atError.text, `error ${code}`).toContain(textOf(code, isSignInCode ? 'sign-in' : 'auth-error'));
        const atSignIn = await visit(`/api/auth/signin?error=${error}`);
        expect(atSignIn.slot, `signin ${code}`).toBe('sign-in-page');
        if (code !== 'undefined') expect(atSignIn.text, `signin ${code}`).toContain(textOf(code, 'sign-in'));
      }
      expect((await visit('/api/auth/signin')).slot).toBe('sign-in-page');
      const signOut = await visit('/api/auth/signout');
      expect(signOut.slot).toBe('sign-out-page');
      // Where the server hands no session down the question comes first.
      const isKnown = router === 'App Router';
      expect(signOut.text).toContain(isKnown && !signedIn ? enPages.signedOutAlready : enPages.cancel);
      const sent = await visit('/api/auth/verify-request?provider=email&type=email');
      expect(sent.slot).toBe('verify-request-page');
      expect(sent.text).toContain(enPages.checkEmailTitle);
      // A whole query spread over the props is a 500 in NextAuth's own page.
      for (const odd of ['/login?providers=1&title=x&error[]=1', '/auth-error?title=x&error=AccessDenied&error=Verification', '/verify-request?email=evil@example.com']) expect((await visit(odd)).status).toBeLessThan(400);
      expect((await visit('/verify-request?email=evil@example.com')).text).toContain(enPages.linkSent);
    });
  }
}

test('a page of the Pages Router has the status of NextAuth’s own', async ({ request }) => {
  const statusOf = async (code: string) => (await request.get(`${serverUrl('PAGES_URL')}/auth-error?error=${code}`)).status();
  expect(await Promise.all(['Configuration', 'AccessDenied', 'Verification', 'Other'].map(statusOf))).toEqual([500, 403, 403, 200]);
});

test('in Korean', async ({ page, context }) => {
  await context.addCookies([{ name: 'demo-language', value: 'ko', url: serverUrl('WEB_URL') }]);
  await page.goto('/api/auth/error?error=Verification');
  await expect(page.getByText(ko.failure.verificationFailed)).toBeVisible();
  await page.getByRole('link', { name: koPages.backToSignIn }).click();
  await expect(page.getByRole('heading', { name: ko.signInTitle })).toBeVisible();
});

test('the sign-out screen leads back, and out', async ({ page }) => {
  await signIn(page, '/login?callbackUrl=/guarded');
  await page.goto('/api/auth/signout?callbackUrl=/guarded');
  await expect(page.getByText(`You are signed in as ${demoUser.name}.`)).toBeVisible();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/guarded');
  await page.goto('/signout');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/');
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  await page.goto('/signout');
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('without scripts: sign-out and cancel', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: serverUrl('WEB_URL') });
  const page = await context.newPage();
  await page.goto('/login?callbackUrl=/guarded-server');
  await page.getByLabel('E-mail').first().fill(demoUser.email);
  await page.getByLabel('Password', { exact: true }).fill(demoUser.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.goto('/signout');
  await expect(page.getByRole('link', { name: 'Cancel' })).toHaveAttribute('href', '/guarded-server');
  const next = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await next;
  expect(await (await page.request.get('/api/auth/session')).json()).toEqual({});
  await context.close();
});
