import type { ControlCommand } from '../../../demo/backend/src/control.js';
import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { inBrowser, kitApp, openSignIn, typeIn, weakApp, type App } from '../means.js';
import type { RawAnswer } from '../send.js';
import { Visitor } from '../Visitor.js';

interface Attempt {
  email: string;
  password: string;
  /** What a backend that tells apart would answer. */
  command?: ControlCommand;
}

const answers = (status: number, body: object): ControlCommand => ({ faults: [{ path: '/auth/login', kind: 'status', status, body: JSON.stringify(body) }] });

/** The attempt that all others must look like. */
const wrong: Attempt = { email: 'demo@example.com', password: 'wrong-password' };

const attempts: Readonly<Record<string, Attempt>> = {
  'an unknown address': { email: 'nono@example.com', password: 'wrong-password' },
  'a disabled account, with its password': { email: 'disabled@example.com', password: 'disabled horse battery' },
  'a disabled account, by a backend that says 403': { email: 'demo@example.com', password: 'wrong-password', command: answers(403, { message: 'Account disabled' }) },
  'a locked account, by a backend that says 423': { email: 'demo@example.com', password: 'wrong-password', command: answers(423, { message: 'Account locked', until: 1 }) },
  'an unknown address, by a backend that says so': { email: 'nono@example.com', password: 'wrong-password', command: answers(401, { message: 'No such user' }) },
  'a wrong password, by a backend that says so': { email: 'demo@example.com', password: 'wrong-password', command: answers(400, { message: 'Wrong password for demo@example.com' }) },
};

const during = async <T>(app: App, command: ControlCommand | undefined, act: () => Promise<T>): Promise<T> => {
  await app.backend.reset();
  if (command) await app.backend.tell(command);
  try {
    return await act();
  } finally {
    await app.backend.reset();
  }
};

/** What differs by nature: what was typed, the time, and values that are random each time. */
const blank = (text: string, { email }: Attempt): string =>
  text
    .replaceAll(email, '…')
    .replaceAll(encodeURIComponent(email), '…')
    .replaceAll(/date: [^\r]*/gi, '')
    .replaceAll(/etag: [^\r]*/gi, '')
    .replaceAll(/(?:nonce[-="\\:]+|csrf-token=)[\w+/=%-]+/g, '…')
    .replaceAll(/content-length: \d+/gi, '');

const bytesOf = (answer: RawAnswer, attempt: Attempt) => blank(`${answer.head}\r\n\r\n${answer.body}`, attempt);

const differs = (one: string, other: string): Gain => {
  if (one === other) return undefined;
  const at = [...one].findIndex((character, i) => character !== other[i]);
  return `they differ: ${JSON.stringify(one.slice(Math.max(0, at - 40), at + 80))} and ${JSON.stringify(other.slice(Math.max(0, at - 40), at + 80))}`;
};

const looks: Readonly<Record<string, (app: App, attempt: Attempt) => Promise<string>>> = {
  'the bytes of the answer to a script': async (app, attempt) =>
    during(app, attempt.command, async () => bytesOf(await new Visitor(app.url).signIn(attempt), attempt)),
  'the bytes of the answer to a form': async (app, attempt) =>
    during(app, attempt.command, async () => bytesOf(await new Visitor(app.url).form('/api/auth/callback/credentials', { email: attempt.email, password: attempt.password }), attempt)),
  'the bytes of the page that follows': async (app, attempt) =>
    during(app, attempt.command, async () => {
      const visitor = new Visitor(app.url);
      const { headers } = await visitor.form('/api/auth/callback/credentials', { email: attempt.email, password: attempt.password });
      const { pathname, search } = new URL(headers.get('location') ?? '/', app.url);
      return bytesOf(await visitor.ask(pathname + search), attempt);
    }),
  'the work that is done: the same calls in the same order': async (app, attempt) =>
    during(app, attempt.command, async () => {
      await new Visitor(app.url).signIn(attempt);
      return (await app.backend.requests()).map(({ method, path }) => `${method} ${path}`).join(', ');
    }),
  'what the log says': async (app, attempt) =>
    during(app, attempt.command, async () => {
      const before = (await app.log()).length;
      await new Visitor(app.url).signIn(attempt);
      return blank((await app.log()).slice(before), attempt);
    }),
};

/** What the attempt looks like that all others must look like; looked at once. */
const usual = new Map<string, Promise<string>>();
const usualLook = (app: App, what: string): Promise<string> => {
  const key = `${app.url} ${what}`;
  const known = usual.get(key) ?? looks[what]!(app, wrong);
  usual.set(key, known);
  return known;
};

const compared: Probe<App>[] = Object.entries(looks).flatMap(([what, look]) =>
  Object.entries(attempts).map(([name, attempt]) => ({
    name: `${what}: ${name}`,
    breach: async (app: App) => differs(await look(app, attempt), await usualLook(app, what)),
  })),
);

const inChromium: Probe<App>[] = ['an unknown address', 'a locked account, by a backend that says 423'].map((name) => ({
  name: `the page in Chromium, its text, focus and address: ${name}`,
  deep: true,
  breach: async (app) => {
    const seen = async (attempt: Attempt) =>
      during(app, attempt.command, async () =>
        inBrowser(app, async (page) => {
          await openSignIn(page);
          await typeIn(page, attempt);
          await page.locator('[role="alert"]:not(:empty)').first().waitFor();
          await page.waitForLoadState();
          const state = await page.evaluate(() => `${document.body.innerText} ${document.activeElement?.outerHTML} ${document.title}`);
          return blank(`${state} ${page.url().replace(app.url, '')}`, attempt).replaceAll(/id="[^"]*"|aria-\w+="[^"]*"/g, '');
        }),
      );
    return differs(await seen(attempts[name]!), await seen(wrong));
  },
}));

const forgotten: Probe<App>[] = (['a form', 'a script'] as const).map((way) => ({
  name: `a forgotten password by ${way}: an unknown address and a known one`,
  breach: async (app) => {
    const ask = async (email: string) => {
      const visitor = new Visitor(app.url);
      const answer = way === 'a form' ? await visitor.form('/api/auth/account/forgot-password', { email }) : await visitor.json('/api/auth/account/forgot-password', { email });
      return bytesOf(answer, { email, password: '' });
    };
    return differs(await ask('nono@example.com'), await ask('demo@example.com'));
  },
}));

/** Who has an account: told by words, bytes, work or the log. */
export const enumeration = attackClass<App>({
  name: 'enumeration',
  probes: [...compared, ...forgotten, ...inChromium],
  kit: kitApp,
  twins: { 'a login that says what is wrong': weakApp },
});
