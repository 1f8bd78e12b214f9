import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, weakApp, type App } from '../means.js';
import { someoneSignedIn } from '../Visitor.js';

const paths = ['/', '/login', '/signout', '/register', '/forgot-password', '/reset-password?token=x', '/change-password', '/auth-error?error=Verification', '/verify-request', '/guarded-server', '/guarded-proxy', '/pages-router/login', '/pages-router/guarded', '/no-such-page', '/api/auth/signin', '/api/auth/session', '/api/auth/no-such-action'];

/** Whether another site may frame it, by what the server says. */
const mayBeFramed = (head: string): Gain => {
  const rules = [...head.matchAll(/^content-security-policy: ([^\r]*)/gim)].map(([, rule]) => rule!);
  const ancestors = rules.map((rule) => /frame-ancestors ([^;]*)/.exec(rule)?.[1]?.trim());
  // Each policy must be met; a frame option is ignored where frame-ancestors stands.
  return ancestors.some((one) => one === "'self'" || one === "'none'") || /^x-frame-options: (deny|sameorigin)/im.test(head) ? undefined : `frame-ancestors: ${ancestors.join(' | ') || 'not said'}`;
};

const probes: Probe<App>[] = [
  ...paths.map((path) => ({ name: `the headers of ${path}`, breach: async (app: App) => mayBeFramed((await (await someoneSignedIn(app.url)).ask(path)).head) })),
  ...['/login', '/signout', '/change-password'].map((path) => ({
    name: `Chromium: ${path} in another site’s frame`,
    deep: true,
    breach: async (app: App) =>
      inBrowser(app, async (page) => {
        await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>evil</title><iframe src="${app.url}${path}"></iframe>` }));
        const answered = page.waitForResponse((response) => response.url().startsWith(app.url));
        await page.goto('http://evil.example/');
        await answered;
        await page.waitForLoadState();
        const frame = page.frames().at(-1)!;
        return (await frame.locator('form').count()) > 0 ? 'its form is in the frame' : undefined;
      }),
  })),
];

/** A page of the app's in the frame of another site. */
export const clickjacking = attackClass<App>({ name: 'clickjacking', probes, kit: kitApp, twins: { 'pages that say nothing about frames': weakApp } });
