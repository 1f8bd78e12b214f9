import { attackClass, type Gain, type Probe } from '../attackClass.js';
import { kitApp, weakApp, type App } from '../means.js';
import { Visitor } from '../Visitor.js';

const lie = 'Your account was hacked, call 555 0100';
const packed = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const q = encodeURIComponent;

/** Ways to put a sentence of one's own on a page that people trust. */
const links: Readonly<Record<string, string>> = {
  'an error in words': `/login?error=${q(lie)}`,
  'an error that looks like the kit’s': `/login?error=${q(`nau.invalidCredentials.${lie}`)}`,
  'an error of a code that does not exist, with words': `/login?error=nau.${q(lie)}`,
  'a message in the query': `/login?message=${q(lie)}&description=${q(lie)}&error=${q(lie)}`,
  'the error page': `/auth-error?error=${q(lie)}`,
  'a description on the error page': `/auth-error?error=Verification&error_description=${q(lie)}&error=${q(lie)}`,
  'the page of a forgotten password': `/forgot-password?error=${q(lie)}`,
  'the page of a new password': `/reset-password?token=x&error=${q(lie)}`,
  'the registration': `/register?error=${q(lie)}&name=${q(lie)}`,
  'the Pages Router': `/pages-router/login?error=${q(lie)}`,
};

/** The kit's own encoding of texts about fields: believed in an answer, never in a link. */
const encodedLinks: readonly string[] = ['/login', '/register', '/reset-password?token=x', '/change-password', '/pages-router/login'];

const shows = (html: string): Gain => {
  const text = html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, ' ');
  return text.includes(lie) ? 'the sentence is on the page' : undefined;
};

/** A second step begins with an answer of the backend's, never with a link. */
const steps: Readonly<Record<string, string>> = {
  'a second step by a link': `/login?error=${q(`nauc.otp.300.${packed({})}`)}`,
  'a second step by a parameter': `/login?challenge=${q(`nauc.newPassword.300.${packed({})}`)}&error=${q(`nauc.newPassword.300.${packed({})}`)}`,
};

const probes: Probe<App>[] = [
  ...Object.entries(links).map(([name, path]) => ({ name, breach: async (app: App) => shows((await new Visitor(app.url).ask(path)).body) })),
  ...encodedLinks.map((path) => ({
    name: `texts about fields in a link to ${path}`,
    breach: async (app: App) => {
      const error = `nau.invalidInput.f${packed({ email: lie, password: lie, newPassword: lie, currentPassword: lie })}`;
      return shows((await new Visitor(app.url).ask(`${path}${path.includes('?') ? '&' : '?'}error=${q(error)}`)).body);
    },
  })),
  ...Object.entries(steps).map(([name, path]) => ({
    name,
    breach: async (app: App): Promise<Gain> => (/one-time-code|new-password|nauc\./.test((await new Visitor(app.url).ask(path)).body.replaceAll(/<script[\s\S]*?<\/script>/g, '')) ? 'the second step is asked for' : undefined),
  })),
];

/** A sentence on the app's own page that somebody else has written. */
export const spoofing = attackClass<App>({ name: 'sentences on the app’s pages', probes, kit: kitApp, twins: { 'a page that shows the query’s error': weakApp } });
