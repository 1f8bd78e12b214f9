import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backendChecks } from '../../src/cli/doctor/backendChecks.js';
import type { App, Check, Finding } from '../../src/cli/doctor/Check.js';
import { runningChecks } from '../../src/cli/doctor/runningChecks.js';
import { findProject } from '../../src/cli/findProject.js';
import { planOf } from '../../src/cli/init/plan.js';
import { appRouter, put, smallApp } from './smallApp.js';

const secret = 'q9Zk3v+Xw1Tn8BfLm5Rc7Hs2Jd4Gp6Ay0Eu=';

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Unsigned: nothing here verifies. */
const jwt = (claims: object): string => [{ alg: 'HS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln';
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

const account = { DOCTOR_EMAIL: 'demo@example.com', DOCTOR_PASSWORD: 'correct horse battery' };

/** A backend that keeps the contract, unless it is told to answer something else. */
const backend = async (status = 401, body = '{"error":"invalid"}', type = 'application/json', login: object = { access_token: jwt({ exp: inAnHour }) }): Promise<string> =>
  served(async (request, response) => {
    const known = status === 401 && (await textOf(request)).includes(account.DOCTOR_EMAIL);
    response.writeHead(known ? 200 : status, { 'content-type': type, ...(status === 302 && { location: '/elsewhere' }) }).end(known ? JSON.stringify(login) : body);
  });

/** A backend that answers this to somebody whom it knows. */
const knowing = async (login: object): Promise<string> => backend(401, '{}', 'application/json', login);

const pages = { signIn: '<main data-slot="sign-in-page"></main>', error: '<main data-slot="auth-error-page"></main>' };

/** A running app, as far as it is looked at. */
const app = async ({
  session = '{}',
  providers = '{"credentials":{"id":"credentials","type":"credentials"}}',
  signIn = '/login',
  html = pages.signIn,
  error = '/auth-error',
  errorHtml = pages.error,
  csp = '',
  cookieBytes = 600,
} = {}): Promise<string> =>
  served(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const json = { 'content-type': 'application/json' };
    const page = { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) };
    if (pathname === '/api/auth/session') response.writeHead(200, json).end(session);
    else if (pathname === '/api/auth/providers') response.writeHead(200, json).end(providers);
    else if (pathname === '/api/auth/signin' && signIn) response.writeHead(302, { location: signIn }).end();
    else if (pathname === '/api/auth/error' && error) response.writeHead(302, { location: error }).end();
    else if (pathname === '/api/auth/csrf') response.writeHead(200, { ...json, 'set-cookie': 'next-auth.csrf-token=1234%7Cabcd; Path=/; HttpOnly' }).end('{"csrfToken":"1234"}');
    else if (pathname === '/api/auth/callback/credentials') {
      const asks = (await textOf(request)).includes('csrfToken=1234') && request.headers.cookie === 'next-auth.csrf-token=1234%7Cabcd';
      const parts = asks ? ('x'.repeat(cookieBytes).match(/.{1,3900}/g) ?? []) : [];
      response.writeHead(asks ? 200 : 302, { ...json, 'set-cookie': parts.map((part, index) => `next-auth.session-token.${index}=${part}; Path=/; HttpOnly`) }).end('{"url":"/"}');
    } else if (pathname === '/login' || pathname === '/api/auth/signin') response.writeHead(200, page).end(html);
    else if (pathname === '/auth-error' || pathname === '/api/auth/error') response.writeHead(200, page).end(errorHtml);
    else response.writeHead(404).end();
  });

interface Report {
  ok: boolean;
  findings: { id: string; status: string; what: string; why?: string; remedy?: string }[];
}

/** As it is built: thirty starts by way of tsx take half a minute. */
const command = 'dist/cli/main.js';

/** Like the real one, which lets nobody read its package.json by way of `resolve`. */
const installed = (name: string, version: string): string => JSON.stringify({ name, version, ...(name === 'next-auth' && { exports: { './react': './react.js' } }) });

/** The command itself, on an app that lies in a folder of a repository and one that runs. */
async function doctor(files: Record<string, string>, env: Record<string, string>, words: string[] = [], { folder = '', git = [] }: { folder?: string; git?: string[][] } = {}): Promise<Report & { status: number | undefined }> {
  const root = smallApp(files);
  for (const [name, version] of [['next', '16.4.3'], ['react', '19.3.0'], ['next-auth', '4.24.15']] as const) {
    if (!files[`node_modules/${name}/package.json`]) put(root, `node_modules/${name}/package.json`, installed(name, version));
  }
  for (const line of git) execFileSync('git', line, { cwd: root, stdio: 'ignore' });
  const { stdout, exitCode } = await execa(process.execPath, [command, 'doctor', '--json', '--cwd', join(root, folder), ...words], {
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH, ...env },
  });
  return { ...(JSON.parse(stdout) as Report), status: exitCode };
}

const complete: Record<string, string> = {
  ...appRouter,
  'auth.ts': "export const authOptions = withExternalJwt({ pages: { signIn: '/login' } });",
  'app/api/auth/[...nextauth]/route.ts': 'const handler = authHandler(authOptions);',
  'app/layout.tsx': "import { AuthProvider } from 'next-auth-ui';",
  'app/globals.css': "@import 'next-auth-ui/tailwind.css';",
};

/** What is other than in a set-up that is right. A file without text is one that is not there. */
interface Plant {
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** The running app. */
  url?: string;
  words?: string[];
  /** Where in the repository the app lies. */
  folder?: string;
  git?: string[][];
}

async function reportOn(plant: (world: { backendUrl: string; appUrl: string }) => Promise<Plant>): Promise<Report & { status: number | undefined }> {
  const world = { backendUrl: await backend(), appUrl: await app() };
  const { files = {}, env = {}, url = world.appUrl, words = ['--url', url], folder = '', git } = await plant(world);
  const usual = Object.fromEntries(Object.entries(complete).map(([path, text]) => [join(folder, path), text]));
  const merged = Object.fromEntries(Object.entries({ ...usual, ...files }).filter(([, text]) => text));
  return doctor(merged, { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url, AUTH_BACKEND_URL: world.backendUrl, ...account, ...env }, words, { folder, git });
}

const findingOf = ({ findings }: Report, id: string) => findings.find((one) => one.id === id)!;

const faults = ({ findings }: Report): string[] => findings.filter(({ status }) => status === 'fault' || status === 'warning').map(({ id }) => id);

it('finds nothing wrong where nothing is', async () => {
  const report = await reportOn(async () => ({}));
  expect(faults(report)).toEqual([]);
  expect(report).toMatchObject({ ok: true, status: 0 });
  expect(report.findings.filter(({ status }) => status !== 'ok').map(({ id }) => id)).toEqual(['proxy-matcher']);
});

const csp = "default-src 'self'; script-src 'self'";
const inline = `${pages.signIn}<script>1</script>`;

const repository = [['init', '-q'], ['add', '.gitignore']];
const large = jwt({ exp: inAnHour, permissions: 'x'.repeat(9000) });
const judging = { 'auth.ts': "import { withExternalJwt } from 'next-auth-ui/server';\nexport const authOptions = withExternalJwt({}, { judge: ({ json }) => (json.success ? undefined : { code: 'invalidCredentials' }) });" };
const ownAddress = { 'auth.ts': "export const authOptions = withExternalJwt({}, { baseUrl: 'https://api.example' });" };

/** npm's workspaces: what more than one app needs lies at the top. */
const hoisted: Plant = { folder: 'apps/web', files: { 'node_modules/next-auth-ui/package.json': installed('next-auth-ui', '0.1.0') } };
const asking = (dependencies: object): Plant => ({ folder: 'apps/web', files: { 'apps/web/package.json': JSON.stringify({ dependencies }) } });

/** One fault each, and the check that names it. */
const planted: [what: string, id: string, plant: Parameters<typeof reportOn>[0]][] = [
  ['no secret', 'secret', async () => ({ env: { NEXTAUTH_SECRET: '' } })],
  ['a short secret', 'secret', async () => ({ env: { NEXTAUTH_SECRET: 'q9Zk3v+Xw1Tn8BfLm5' } })],
  ['a secret from an example', 'secret', async () => ({ env: { NEXTAUTH_SECRET: 'please-change-me-please-change-me-please' } })],
  ['an address that is none', 'app-url', async () => ({ env: { NEXTAUTH_URL: 'app.example' } })],
  ['another port than the app’s', 'app-url-matches', async () => ({ env: { NEXTAUTH_URL: 'http://localhost:3999' } })],
  ['no backend', 'backend-url', async () => ({ env: { AUTH_BACKEND_URL: '' } })],
  ['a backend that is down', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: 'http://127.0.0.1:9' } })],
  ['a backend without that path', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: await backend(404) } })],
  ['a web page in the place of the backend', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: await backend(200, '<html>', 'text/html') } })],
  ['a backend that breaks at a wrong password', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: await backend(500) } })],
  ['a backend behind a redirect', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: await backend(302) } })],
  ['no route', 'route-file', async () => ({ files: { 'app/api/auth/[...nextauth]/route.ts': '' } })],
  ['two routes', 'route-file', async () => ({ files: { 'pages/api/auth/[...nextauth].ts': 'export default authHandler(authOptions);' } })],
  ['options of NextAuth alone', 'backend-options', async () => ({ files: { 'auth.ts': 'export const authOptions = {};' } })],
  ['no stylesheet', 'stylesheet', async () => ({ files: { 'app/globals.css': '' } })],
  ['no provider', 'provider', async () => ({ files: { 'app/layout.tsx': '<body>' } })],
  ['a provider of its own', 'provider', async () => ({ files: { 'app/layout.tsx': "import { AuthProvider } from './auth-provider';\nimport { SessionBadge } from 'next-auth-ui';", 'app/auth-provider.tsx': 'export const AuthProvider = ({ children }) => <SessionProvider>{children}</SessionProvider>;' } })],
  ['a provider in a comment', 'provider', async () => ({ files: { 'app/layout.tsx': "// import { AuthProvider } from 'next-auth-ui';" } })],
  ['no provider for passwords', 'providers', async () => ({ url: await app({ providers: '{"github":{"type":"oauth"}}' }) })],
  ['NextAuth’s own page', 'sign-in-page', async () => ({ url: await app({ signIn: '' }) })],
  ['a sign-in page that is not there', 'sign-in-page', async () => ({ url: await app({ signIn: '/nowhere' }) })],
  ['a policy that stops Next’s scripts', 'content-security-policy', async () => ({ url: await app({ csp, html: inline }) })],
  ['a policy that stops the session', 'content-security-policy', async () => ({ url: await app({ csp: "connect-src https://api.example" }) })],
  ['next-auth 5', 'version-next-auth', async () => ({ files: { 'node_modules/next-auth/package.json': '{"version":"5.0.0-beta.30"}' } })],
  ['React 17', 'version-react', async () => ({ files: { 'node_modules/react/package.json': '{"version":"17.0.2"}' } })],
  [
    'two copies of next-auth',
    'one-next-auth',
    async () => ({ files: { 'node_modules/next-auth-ui/package.json': '{"version":"0.1.0"}', 'node_modules/next-auth-ui/node_modules/next-auth/package.json': '{"version":"4.24.15"}' } }),
  ],
  ['two copies of next-auth in a repository of many packages', 'one-next-auth', async () => ({ ...hoisted, files: { ...hoisted.files, 'apps/web/node_modules/next-auth/package.json': installed('next-auth', '4.24.16') } })],
  ['React 17 in a repository of many packages', 'version-react', async () => ({ folder: 'apps/web', files: { 'node_modules/react/package.json': installed('react', '17.0.2') } })],
  ['a secret that git keeps', 'secret-kept', async () => ({ files: { '.env.local': 'A=1' }, git: [...repository, ['add', '-f', '.env.local']] })],
  ['a secret that git would keep', 'secret-kept', async () => ({ files: { '.env.local': 'A=1', '.gitignore': 'node_modules' }, git: repository })],
  ['no app at NEXTAUTH_URL', 'app-url-matches', async () => ({ env: { NEXTAUTH_URL: 'http://127.0.0.1:9' }, words: [] })],
  ['a backend elsewhere that breaks', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: '' }, files: ownAddress, words: ['--backend', await backend(500)] })],
  ['a backend that signs anybody in', 'backend-contract', async () => ({ env: { AUTH_BACKEND_URL: await backend(200) } })],
  ['a token that ended when it was issued', 'backend-token', async () => ({ env: { AUTH_BACKEND_URL: await knowing({ access_token: jwt({ exp: 1000 }) }) } })],
  ['a token that is none', 'backend-token', async () => ({ env: { AUTH_BACKEND_URL: await knowing({ access_token: 'not a jwt' }) } })],
  ['a token that is too large', 'backend-token', async () => ({ env: { AUTH_BACKEND_URL: await knowing({ access_token: large }) } })],
  ['an account that the backend does not know', 'backend-token', async () => ({ env: { DOCTOR_EMAIL: 'nobody@example.com' } })],
  ['a route that answers HTML', 'route-answers', async () => ({ url: await app({ session: '<html>' }) })],
  ['NextAuth’s own error page', 'error-page', async () => ({ url: await app({ error: '' }) })],
  ['an error page that is not there', 'error-page', async () => ({ url: await app({ error: '/nowhere' }) })],
  ['an error page of shadcn’s parts', 'error-page', async () => ({ url: await app({ errorHtml: '<div data-slot="card"></div>' }) })],
  ['a cookie near the limit', 'cookie-size', async () => ({ url: await app({ cookieBytes: 8000 }) })],
  ['a cookie that locks people out', 'cookie-size', async () => ({ url: await app({ cookieBytes: 12_500 }) })],
  ['an app that signs nobody in', 'cookie-size', async () => ({ url: await app({ cookieBytes: 0 }) })],
  ['a proxy in the wrong folder', 'proxy-matcher', async () => ({ files: { 'src/proxy.ts': "authProxy(); export const config = { matcher: ['/account/:path*'] }" } })],
];

describe.each(planted)('with %s', (_, id, plant) => {
  it(`names ${id}, and a remedy`, async () => {
    const report = await reportOn(plant);
    expect(faults(report)).toContain(id);
    const finding = findingOf(report, id);
    expect(finding.why).toBeTruthy();
    expect(finding.remedy).toBeTruthy();
    const wrong = report.findings.some(({ status }) => status === 'fault');
    expect(report).toMatchObject({ ok: !wrong, status: wrong ? 1 : 0 });
    expect(JSON.stringify(report)).not.toContain(secret);
  });
});

/** What is right, and looks like one of the faults. */
const sound: [what: string, id: string, plant: Parameters<typeof reportOn>[0]][] = [
  ['one next-auth for many packages', 'one-next-auth', async () => hoisted],
  ['a range that names less than is installed', 'version-react', async () => asking({ react: '^18' })],
  ['a tag for a version', 'version-next', async () => asking({ next: 'latest' })],
  ['a catalogue of versions', 'version-next-auth', async () => asking({ 'next-auth': 'catalog:' })],
  ['the kit’s provider in a file of its own', 'provider', async () => ({ files: { 'app/layout.tsx': '<Providers>', 'app/providers.tsx': "'use client';\nimport { AuthProvider as KitProvider, type AuthProviderProps } from 'next-auth-ui';" } })],
  ['the kit’s provider by its namespace', 'provider', async () => ({ files: { 'app/layout.tsx': "import * as Kit from 'next-auth-ui';\n<Kit.AuthProvider>" } })],
  ['a secret that git ignores', 'secret-kept', async () => ({ files: { '.env.local': 'A=1' }, git: repository })],
  ['a backend that is told by a flag', 'backend-contract', async ({ backendUrl }) => ({ env: { AUTH_BACKEND_URL: '' }, files: ownAddress, words: ['--backend', backendUrl] })],
  ['a token without exp', 'backend-token', async () => ({ env: { AUTH_BACKEND_URL: await knowing({ jwt: jwt({}) }) } })],
  ['errors on the sign-in page', 'error-page', async () => ({ url: await app({ error: '/login?error=Verification' }) })],
  ['an app that runs where NEXTAUTH_URL says', 'app-url-matches', async () => ({ words: [] })],
];

describe.each(sound)('with %s', (_, id, plant) => {
  it(`finds ${id} in order`, async () => {
    expect(findingOf(await reportOn(plant), id)).toMatchObject({ status: 'ok' });
  });
});

it('init reads the version of Next that a repository of many packages has at its top', async () => {
  const root = smallApp({
    ...Object.fromEntries(Object.entries(appRouter).map(([path, text]) => [`apps/web/${path}`, text])),
    'apps/web/package.json': JSON.stringify({ dependencies: { next: '^15', 'next-auth': '^4.24.15' } }),
    'node_modules/next/package.json': installed('next', '15.5.4'),
    // A neighbour's.
    'node_modules/tailwindcss/package.json': installed('tailwindcss', '4.1.0'),
  });
  const project = await findProject(join(root, 'apps/web'));
  expect(project).toMatchObject({ next: { major: 15, minor: 5 }, tailwind: undefined });
  const { changes } = planOf(project, { backend: 'https://api.example', url: 'http://localhost:3000', version: '0.1.0', router: 'app' });
  expect(changes.map(({ path }) => path)).toContain('middleware.ts');
});

it('takes errors that come with 200 for less of a fault where judge reads them', async () => {
  const [json, page, token] = [await backend(200), await backend(200, '<html>', 'text/html'), await backend(200, `{"token":"${jwt({})}"}`)];
  const contract = async (url: string, files: Record<string, string>) => findingOf(await reportOn(async () => ({ files, env: { AUTH_BACKEND_URL: url } })), 'backend-contract').status;
  expect(await contract(json, judging)).toBe('warning');
  expect(await contract(json, { 'auth.ts': `// judge: see the guide\n${complete['auth.ts']}` })).toBe('fault');
  expect(await contract(page, judging)).toBe('fault');
  expect(await contract(token, judging)).toBe('fault');
});

it('names both reasons why nothing answers at NEXTAUTH_URL, and says how to tell where the backend is', async () => {
  const report = await reportOn(async () => ({ env: { NEXTAUTH_URL: 'http://127.0.0.1:9', AUTH_BACKEND_URL: '' }, files: ownAddress, words: [] }));
  expect(findingOf(report, 'app-url-matches')).toMatchObject({ status: 'warning', what: expect.stringContaining('http://127.0.0.1:9') as string, why: expect.stringMatching(/not started.*another port/) as string, remedy: expect.stringContaining('--url') as string });
  expect(findingOf(report, 'backend-contract')).toMatchObject({ status: 'skipped', what: expect.stringContaining('--backend') as string });
});

/** One check, on the parts of an app that it reads. */
const checked = async (checks: readonly Check[], id: string, parts: Partial<App>): Promise<Finding> => checks.find((one) => one.id === id)!.run(parts as App);

describe('the backend’s token', () => {
  const token = async (claims: object | string): Promise<Finding> =>
    checked(backendChecks, 'backend-token', {
      backendUrl: 'https://api.example',
      loginPath: '/auth/login',
      credentials: { email: 'demo@example.com', password: 'correct horse battery' },
      sources: new Map(),
      ask: async () => ({ status: 200, headers: new Headers(), text: JSON.stringify({ token: typeof claims === 'string' ? claims : jwt(claims) }) }),
    });
  const now = Math.floor(Date.now() / 1000);

  it.each([
    ['that has ended', { exp: now - 60 }, /ended/],
    ['that lasts less than a second', { iat: now + 600.5, exp: now + 601 }, /ended/],
    ['whose exp is in milliseconds, as text', { exp: String(Date.now()) }, /exp/],
    ['of three parts that are no JSON', 'a.b.c', /no JWT/],
    ['of five parts, encrypted', 'YQ.YQ.YQ.YQ.YQ', /no JWT/],
    ['with a line break', `${jwt({ exp: now + 600 })}\n`, /no JWT/],
  ])('%s is a fault', async (_, claims, what) => {
    expect(await token(claims)).toMatchObject({ status: 'fault', what: expect.stringMatching(what) as string, remedy: expect.stringMatching(/./) as string });
  });

  it.each([
    ['for an hour', { exp: now + 3600 }],
    ['of a backend whose clock is ahead', { iat: now + 3600, exp: now + 7200 }],
    ['without an end', {}],
  ])('%s is in order', async (_, claims) => {
    expect(await token(claims)).toMatchObject({ status: 'ok' });
  });
});

it('does not look for a token that the app finds with readToken', async () => {
  const plant = async (files: Record<string, string>) => findingOf(await reportOn(async () => ({ files, env: { AUTH_BACKEND_URL: await knowing({ data: { token: jwt({}) } }) } })), 'backend-token').status;
  expect(await plant({})).toBe('fault');
  expect(await plant({ 'auth.ts': 'export const authOptions = withExternalJwt({}, { readToken: ({ data }) => data.token });' })).toBe('skipped');
});

describe('the Content-Security-Policy', () => {
  const policy = async (text: string, html: string): Promise<Finding> =>
    checked(runningChecks, 'content-security-policy', { authUrl: 'http://localhost:3000/api/auth', ask: async () => ({ status: 200, headers: new Headers({ 'content-security-policy': text }), text: html }) });
  const [own, inPlace] = ['<script src="/_next/static/chunks/main.js" async=""></script>', '<script>self.__next_f.push(1)</script>'];
  const withNonce = (html: string, nonce = 'r4nd0m+/==') => html.replaceAll(/<(script|style)/g, `<$1 nonce="${nonce}"`);
  const hash = `'sha256-${createHash('sha256').update('self.__next_f.push(1)').digest('base64')}'`;
  const strict = "script-src 'self' 'nonce-r4nd0m+/==' 'strict-dynamic'";

  it.each([
    ['a nonce, and a page that was made before it', strict, own + inPlace, 'fault'],
    ['a nonce, and scripts with another one', strict, withNonce(own + inPlace, 'other'), 'fault'],
    ['a nonce, and one script without', strict, withNonce(own) + inPlace, 'fault'],
    ['the hash of something else', "script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", inPlace, 'fault'],
    ['another host for scripts', "script-src 'unsafe-inline' https://cdn.example", own, 'fault'],
    ['a nonce that the app forgot to make', "script-src 'nonce-undefined'", own, 'fault'],
    ['another path for scripts', "script-src http://localhost:3000/static/", '<script src=/_next/static/chunks/main.js async></script>', 'fault'],
    ['another port for scripts', "script-src 'unsafe-inline' http://localhost:4000", own, 'fault'],
    ["'self', which 'strict-dynamic' makes void", "script-src 'self' 'unsafe-inline' 'strict-dynamic'", own, 'fault'],
    ["'unsafe-inline', which a nonce makes void", "script-src 'self' 'unsafe-inline' 'nonce-r4nd0m+/=='", own + inPlace, 'fault'],
    ['a rule for script elements', "script-src 'self' 'unsafe-inline'; script-src-elem 'self'", inPlace, 'fault'],
    ['the default', "default-src 'none'; connect-src 'self'", own, 'fault'],
    ['a second policy', "frame-ancestors 'none', script-src 'none'", own, 'fault'],
    ['a nonce, and a style without', "style-src 'self' 'nonce-r4nd0m+/=='", '<style>a{}</style>', 'warning'],
    ['no hosts for forms', "form-action https://other.example", '', 'fault'],
  ])('%s: named', async (_, text, html, status) => {
    expect(await policy(text, html)).toMatchObject({ status, why: expect.stringMatching(/./) as string, remedy: expect.stringMatching(/./) as string });
  });

  it.each([
    ['a nonce that each script has', strict, withNonce(own + inPlace)],
    ['a hash', `script-src 'self' ${hash}`, own + inPlace],
    ["'self' and 'unsafe-inline'", "script-src 'self' 'unsafe-inline'", own + inPlace],
    ['the app’s own host', "script-src 'unsafe-inline' http://localhost:*; connect-src http://localhost:3000", own + inPlace],
    ['a host of any name, and a path', "script-src https://*.cdn.example/next/", '<script src="https://a.cdn.example/next/x.js"></script>'],
    ['a file without quotes', "script-src http://localhost:3000/_next/", '<script src=/_next/static/chunks/main.js async></script>'],
    ['every host by its scheme', "script-src https:", '<script src="https://a.cdn.example/next/x.js"></script>'],
    ['the integrity of a file', "script-src 'sha256-abc='", '<script src="/x.js" integrity="sha256-abc="></script>'],
    ['data, which is no script', "script-src 'self'", '<script id="__NEXT_DATA__" type="application/json">{}</script>'],
    ['a style with the nonce', "style-src 'self' 'nonce-r4nd0m+/=='", withNonce('<style>a{}</style>')],
    ['nothing about scripts', "frame-ancestors 'none'", own + inPlace],
  ])('%s: in order', async (_, text, html) => {
    expect(await policy(text, html)).toMatchObject({ status: 'ok' });
  });
});

describe('the matcher, by the library that Next uses', () => {
  const matched = async (matcher: string, before = '') => {
    const root = join(process.cwd(), 'node_modules/next/dist/compiled/path-to-regexp/index.js');
    const report = await doctor({ ...complete, 'node_modules/next/dist/compiled/path-to-regexp/index.js': `module.exports = require(${JSON.stringify(root)})`, 'proxy.ts': `authProxy();\n${before}\nexport const config = { matcher: ${matcher} }` }, { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: 'http://localhost:1', AUTH_BACKEND_URL: 'http://127.0.0.1:9' });
    return report.findings.find(({ id }) => id === 'proxy-matcher')!;
  };
  it('is whole with what lies below', async () => {
    expect(await matched("['/account/:path*', '/admin/:path*']")).toMatchObject({ status: 'ok' });
    expect(await matched("['/account', '/account/:path*']")).toMatchObject({ status: 'ok' });
  });
  it('has a hole without', async () => {
    expect(await matched("['/account']")).toMatchObject({ status: 'fault', what: expect.stringContaining('/account/below') as string });
    expect(await matched('"/account/:page"')).toMatchObject({ status: 'fault', what: expect.stringContaining('/account/below/deeper') as string });
  });
  it('has a hole where endings are left out', async () => {
    expect(await matched(String.raw`['/((?!.*\\..*).*)']`)).toMatchObject({ status: 'fault', what: expect.stringContaining('below.json') as string });
  });
  it('is read in Next’s form of objects', async () => {
    const conditions = "missing: [{ type: 'header', key: 'next-router-prefetch' }], has: [{ type: 'query', key: 'to', value: '/elsewhere' }], locale: false";
    expect(await matched(`[{ source: '/account/:path*', ${conditions} }, "/admin/:path*"]`)).toMatchObject({ status: 'ok' });
    expect(await matched(`[{ source: '/account', ${conditions} }]`)).toMatchObject({ status: 'fault', what: expect.stringMatching(/leaves \/account\/below, \/account\/below\/deeper, \/account\/below.json open/) as string });
  });
  it('is none in a comment', async () => {
    const comment = "// matcher: ['/everything/:path*']\n/* matcher: ['/all/:path*'] */";
    expect(await matched("['/account']", comment)).toMatchObject({ status: 'fault', what: expect.stringContaining('/account/below') as string });
    expect(await matched("['/account/:path*' /* , '/admin' */]", comment)).toMatchObject({ status: 'ok' });
  });
  it('is read to the bracket that ends it', async () => {
    expect(await matched("['/account/:tab([a-z]+)?/:path*', '/admin']")).toMatchObject({ status: 'fault', what: expect.stringContaining('/admin/below') as string });
  });
  it('is a fault where the library does not take it', async () => {
    expect(await matched("['/account[s]?/:path*']")).toMatchObject({ status: 'fault', what: expect.stringContaining('/account[s]?/:path*') as string });
  });
  it('is not judged where it is no list of texts', async () => {
    for (const list of ["[...guarded, '/account']", "['/acc' + 'ount']", '[guarded]', "[`/${guarded}`, '/account']"]) {
      expect(await matched(list)).toMatchObject({ status: 'skipped', what: expect.stringContaining('cannot be read') as string });
    }
  });
});

it('ends with 2 where it is told of a backend that has no address', async () => {
  const { exitCode, stderr } = await execa(process.execPath, [command, 'doctor', '--backend', 'api.example', '--cwd', smallApp(complete)], { reject: false });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--backend is "api.example"');
});

it('ends with 2 where it cannot look', async () => {
  const { exitCode, stderr } = await execa(process.execPath, [command, 'doctor', '--cwd', smallApp({})], { reject: false });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('no package.json');
});
