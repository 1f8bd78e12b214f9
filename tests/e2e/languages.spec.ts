import { encodeFailure } from '../../src/auth/model/failure.js';
import { loadMessages } from '../../src/messages/loadMessages.js';
import { locales } from '../../src/messages/locales.js';
import { fillCount } from '../../src/messages/Messages.js';
import { expect, serverUrl, test } from './support.js';

// A message of React's about HTML that is not the server's fails each of them: tests/e2e/support.ts.

const waits = encodeFailure({ code: 'tooManyAttempts', retryAfter: 90 });

for (const [index, locale] of locales.entries()) {
  test(`in ${locale} the browser says what the server said`, { tag: ['en', 'ar'].includes(locale) ? '@quick' : '@deep' }, async ({ page, context, request }) => {
    const messages = await loadMessages(locale);
    await context.addCookies([{ name: 'demo-language', value: locale, url: serverUrl('WEB_URL') }]);
    // A page for each in turn; ten languages on one page say no more.
    const [path, text] = [
      [`/login?error=${waits}`, messages.failure.tooManyAttempts],
      ['/register', fillCount(locale, messages.account.passwordAdvice, 8)],
      ['/pages-router/login?error=OAuthAccountNotLinked', messages.failure.accountNotLinked],
    ][index % 3] as [string, string];
    await page.goto(serverUrl('WEB_URL') + path);
    await expect(page.locator('form[novalidate]').first()).toBeVisible();
    await expect(page.getByText(text).first()).toBeVisible();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([locale, messages.dir]);
    // By Accept-Language, as a browser that comes for the first time.
    const answer = await request.get(serverUrl('WEB_URL') + path, { headers: { 'Accept-Language': locale } });
    // On a page of its own: the app's lets no text become HTML (Trusted Types).
    const fromServer = await (await context.newPage()).evaluate((html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      // What React is told to build says the same once more.
      body.querySelectorAll('script').forEach((script) => script.remove());
      return body.textContent;
    }, await answer.text());
    expect(fromServer).toContain(text);
  });
}
