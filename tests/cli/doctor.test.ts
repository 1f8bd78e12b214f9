import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
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

/** A backend that keeps the contract, unless it is told to answer something else. */
const backend = async (status = 401, body = '{"error":"invalid"}', type = 'application/json'): Promise<string> =>
  served((_, response) => response.writeHead(status, { 'content-type': type, ...(status === 302 && { location: '/elsewhere' }) }).end(body));

/** A running app, as far as it is looked at. */
const app = async ({ providers = '{"credentials":{"id":"credentials","type":"credentials"}}', signIn = '/login', html = '<main data-slot="sign-in-page"></main>', csp = '' } = {}): Promise<string> =>
  served((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const json = { 'content-type': 'application/json' };
    if (pathname === '/api/auth/session') response.writeHead(200, json).end('{}');
    else if (pathname === '/api/auth/providers') response.writeHead(200, json).end(providers);
    else if (pathname === '/api/auth/signin' && signIn) response.writeHead(302, { location: signIn }).end();
    else if (pathname === '/api/auth/error') response.writeHead(302, { location: '/auth-error' }).end();
    else if (pathname === '/login' || pathname === '/auth-error' || pathname === '/api/auth/signin') response.writeHead(200, { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) }).end(html);
    else response.writeHead(404).end();
  });

interface Report {
  ok: boolean;
  findings: { id: string; status: string; what: string; why?: string; remedy?: string }[];
}

/** As it is built: thirty starts by way of tsx take half a minute. */
const command = 'dist/cli/main.js';

/** The command itself, on an app that lies in a folder and one that runs. */
async function doctor(files: Record<string, string>, env: Record<string, string>, words: string[] = []): Promise<Report & { status: number | undefined }> {
  const root = smallApp(files);
  for (const [name, version] of [['next', '16.4.3'], ['react', '19.3.0'], ['next-auth', '4.24.15']] as const) {
    if (!files[`node_modules/${name}/package.json`]) put(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version }));
  }
  const { stdout, exitCode } = await execa(process.execPath, [command, 'doctor', '--json', '--cwd', root, ...words], {
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
  'app/layout.tsx': '<AuthProvider>',
  'app/globals.css': "@import 'next-auth-ui/tailwind.css';",
};

const faults = ({ findings }: Report): string[] => findings.filter(({ status }) => status === 'fault' || status === 'warning').map(({ id }) => id);

it('finds nothing wrong where nothing is', async () => {
  const [backendUrl, appUrl] = [await backend(), await app()];
  const report = await doctor(complete, { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: appUrl, AUTH_BACKEND_URL: backendUrl }, ['--url', appUrl]);
  expect(faults(report)).toEqual([]);
  expect(report).toMatchObject({ ok: true, status: 0 });
});

const csp = "default-src 'self'; script-src 'self'";
const inline = '<main data-slot="sign-in-page"></main><script>1</script>';

/** One fault each, and the check that names it. */
const planted: [what: string, id: string, plant: (world: { backendUrl: string; appUrl: string }) => Promise<{ files?: Record<string, string>; env?: Record<string, string>; url?: string }>][] = [
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
  ['a proxy in the wrong folder', 'proxy-matcher', async () => ({ files: { 'src/proxy.ts': "authProxy(); export const config = { matcher: ['/account/:path*'] }" } })],
];

describe.each(planted)('with %s', (_, id, plant) => {
  it(`names ${id}, and a remedy`, async () => {
    const world = { backendUrl: await backend(), appUrl: await app() };
    const { files = {}, env = {}, url = world.appUrl } = await plant(world);
    const merged = Object.fromEntries(Object.entries({ ...complete, ...files }).filter(([, text]) => text));
    const report = await doctor(merged, { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url, AUTH_BACKEND_URL: world.backendUrl, ...env }, ['--url', url]);
    expect(faults(report)).toContain(id);
    const finding = report.findings.find((one) => one.id === id)!;
    expect(finding.why).toBeTruthy();
    expect(finding.remedy).toBeTruthy();
    const wrong = report.findings.some(({ status }) => status === 'fault');
    expect(report).toMatchObject({ ok: !wrong, status: wrong ? 1 : 0 });
    expect(JSON.stringify(report)).not.toContain(secret);
  });
});

describe('the matcher, by the library that Next uses', () => {
  const matched = async (matcher: string) => {
    const root = join(process.cwd(), 'node_modules/next/dist/compiled/path-to-regexp/index.js');
    const report = await doctor({ ...complete, 'node_modules/next/dist/compiled/path-to-regexp/index.js': `module.exports = require(${JSON.stringify(root)})`, 'proxy.ts': `authProxy(); export const config = { matcher: ${matcher} }` }, { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: 'http://localhost:1', AUTH_BACKEND_URL: 'http://127.0.0.1:9' });
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
});

it('ends with 2 where it cannot look', async () => {
  const { exitCode, stderr } = await execa(process.execPath, [command, 'doctor', '--cwd', smallApp({})], { reject: false });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('no package.json');
});
