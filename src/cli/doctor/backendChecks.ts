import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { fault, jsonOf, ok, reasonOf, skipped, warning, type Answer, type App, type Check, type Finding } from './Check.js';

export const backendChecks: Check[] = [
  {
    id: 'backend-url',
    title: 'AUTH_BACKEND_URL',
    run: ({ env, sources }) => {
      const url = env.AUTH_BACKEND_URL;
      if (!url && [...sources.values()].some((text) => /withExternalJwt\s*\([\s\S]*baseUrl/.test(text))) return ok('The options say where the backend is.');
      if (!url) return fault('AUTH_BACKEND_URL is not set.', 'The app does not know where people sign in.', 'Put it into .env.local: AUTH_BACKEND_URL=https://api.example');
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return fault(`AUTH_BACKEND_URL is "${url}", which is no web address.`, 'No sign-in reaches the backend.', 'Write it with its scheme: AUTH_BACKEND_URL=https://api.example');
      return ok(`The backend is at ${url}.`);
    },
  },
  {
    id: 'backend-contract',
    title: 'The backend',
    run: async (app) => {
      const url = loginUrl(app);
      if (!url) return skipped('Where the backend is, is not known. Say it with --backend.');
      let answer: Answer;
      try {
        answer = await login(app, url, { email: 'doctor@next-auth-ui.invalid', password: 'no password of anybody' });
      } catch (error) {
        return fault(`The backend does not answer at ${url}: ${reasonOf(error)}.`, 'Nobody can sign in.', 'Start it, or mend AUTH_BACKEND_URL. From a container, localhost is the container itself.');
      }
      return wrongPasswordFinding(app, answer, url);
    },
  },
  {
    id: 'backend-token',
    title: 'The backend’s token',
    run: async (app) => {
      const url = loginUrl(app);
      if (!url || !app.credentials) return skipped('Give DOCTOR_EMAIL and DOCTOR_PASSWORD to look at a token.');
      const answer = await login(app, url, app.credentials).catch(() => undefined);
      return answer ? tokenFinding(app, answer) : skipped('The backend does not answer.');
    },
  },
];

function loginUrl({ backendUrl: base, loginPath }: App): string | undefined {
  return base && URL.canParse(base) ? base.replace(/\/$/, '') + loginPath : undefined;
}

const login = async ({ ask }: App, url: string, body: object): Promise<Answer> =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) });

/** A stranger's password is refused, in JSON. */
function wrongPasswordFinding(app: App, answer: Answer, url: string): Finding {
  const { status } = answer;
  const json = typeof jsonOf(answer) === 'object';
  if (status === 404 || status === 405) return fault(`${url} answers ${status}.`, 'There is no login at this path.', 'Mend AUTH_BACKEND_URL, or say the path: withExternalJwt({ … }, { paths: { login: "/your/path" } }) and doctor --login-path /your/path.');
  if (status >= 300 && status < 400) return fault(`${url} redirects to ${answer.headers.get('location') ?? 'somewhere'}.`, 'The kit does not send a password on to where a redirect points.', 'Set AUTH_BACKEND_URL to where the redirect leads.');
  if (status >= 500) return fault(`${url} answers ${status} to a wrong password.`, 'People read of a fault of the service in place of a wrong password.', 'Answer 401, with a JSON body.');
  // What the app's own function makes of the answer is not seen from here.
  if (status < 300 && json && tokenOf(answer) === undefined && uses(app, 'judge')) return warning(`${url} answers ${status} to a wrong password, and the app has a judge for such answers.`, 'If it does not tell this one from a success, anybody is signed in.', 'Try a wrong password in the app: it must say that the password is wrong.');
  if (status < 300) return fault(`${url} answers ${status} to a wrong password.`, json ? 'It signs anybody in, or reports errors as successes.' : 'This is no JSON API; perhaps it is a web page.', 'Answer 401 to a wrong password. If the answer says it in its body, tell the kit with the judge option.');
  if (status === 429) return warning(`${url} answers 429.`, 'It has been asked too often, so its contract was not seen.', 'Wait, and run this again.');
  if (!json && status !== 401) return fault(`${url} answers ${status}, but no JSON.`, 'The kit cannot tell a wrong password from a fault in front of the backend.', 'Answer JSON, or 401.');
  return ok(`The backend refuses a wrong password with ${status}.`);
}

function tokenFinding(app: App, answer: Answer): Finding {
  if (answer.status >= 300) return fault(`The backend answers ${answer.status} to DOCTOR_EMAIL and DOCTOR_PASSWORD.`, 'Nothing more can be seen of it.', 'Give an account that can sign in.');
  const token = tokenOf(answer);
  if (token === undefined && uses(app, 'readToken')) return skipped('The app finds its token with readToken, which is not asked here.');
  if (token === undefined) return fault('The answer to a login has no token that the kit finds.', 'It looks for access_token, accessToken, token and jwt.', 'Tell it with the readToken option.');
  const bytes = Buffer.byteLength(token);
  if (bytes > 8192) return fault(`The token has ${bytes} bytes.`, 'Cookies of more than about 12 KB lock a person out (431).', 'Put less into the token, or raise maxTokenBytes knowing that.');
  const claims = claimsOf(token);
  if (!claims) return fault('The token is no JWT.', 'The kit reads when it ends, and who it is for, from three base64url parts with JSON in them. It refuses this one, so nobody can sign in.', 'Answer a signed JWT, or say where in the answer it is with the readToken option.');
  const { exp, iat } = claims as { exp?: unknown; iat?: unknown };
  if (exp !== undefined && typeof exp !== 'number') return fault('The token’s exp is no number.', 'The kit does not know when it ends and refuses it, so nobody can sign in.', 'Write exp as a number: seconds since 1970 (RFC 7519).');
  if (exp !== undefined && hasEnded(exp, iat)) return fault(`The token has ended when it is issued: its exp is ${exp}.`, 'The kit refuses it, so nobody can sign in.', 'Compare the clocks of the backend and of this machine (NTP), and the unit of exp: seconds since 1970.');
  if (bytes > 3000) return warning(`The token has ${bytes} bytes.`, 'It travels with every request, in several cookies.', 'Put less into the token.');
  return ok(`The token has ${bytes} bytes.`);
}

function tokenOf(answer: Answer): string | undefined {
  const body = jsonOf(answer) as Record<string, unknown> | null | undefined;
  return ['access_token', 'accessToken', 'token', 'jwt'].map((name) => body?.[name]).find((value) => typeof value === 'string');
}

/** Whether the app gives withExternalJwt a function of its own. */
const uses = ({ sources }: App, option: string): boolean => [...sources.values()].some((text) => new RegExp(String.raw`\b${option}\s*[:(,}]`).test(text));

/** As the kit reads a token: a compact JWS, whose alphabet has no line breaks. */
function claimsOf(token: string): JWTPayload | undefined {
  try {
    decodeProtectedHeader(token);
    return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token) ? decodeJwt(token) : undefined;
  } catch {
    return undefined;
  }
}

/** As the kit counts: what a token says of its own lifetime does not depend on clocks. */
function hasEnded(exp: number, iat: unknown): boolean {
  const now = Date.now() / 1000;
  const lifetime = typeof iat === 'number' && exp > iat ? Math.floor(exp - iat) : Infinity;
  return Math.min(Math.floor(exp), Math.floor(now) + lifetime) - now < 1;
}
