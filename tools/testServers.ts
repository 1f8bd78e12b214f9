import { oidcClient, startOidc } from '../demo/providers/oidc.js';
import { startMailServer } from '../demo/providers/smtp.js';
import { startFakeApi } from '../tests/fixtures/fakeApi.js';
import { portOr, startBackendProcess, startNext, type Server } from './servers.js';

const secret = 'only-for-tests-and-never-anywhere-else';

/** The addresses that the end-to-end tests read from their environment. */
export const serverNames = ['WEB_URL', 'BACKEND_URL', 'SHORT_WEB_URL', 'FAKE_WEB_URL', 'PAGES_URL', 'PROVIDERS_WEB_URL', 'LINK_MAILS_URL'] as const;

/**
 * Starts what the end-to-end tests meet, on free ports, and ends it afterwards: the built demo on its own backend, on one
 * whose tokens last three seconds and cannot be renewed, on the double of the public fake, and with an OpenID Connect
 * and a mail server of its own; and a Pages Router app under Next's `basePath`.
 */
export async function withServers<T>(use: (urls: Record<(typeof serverNames)[number], string>) => Promise<T>): Promise<T> {
  const running: { stop: () => Promise<void> }[] = [];
  const keep = async <S extends { stop: () => Promise<void> }>(starting: Promise<S>): Promise<S> => {
    const server = await starting;
    running.push(server);
    return server;
  };
  const backend = async (origin: string, env: Record<string, string>): Promise<Server> =>
    keep(startBackendProcess({ port: await portOr(0), env: { BACKEND_ORIGIN: origin, BACKEND_DB: ':memory:', ...env } }));
  const web = async (folder: string, port: number, backendUrl: string, path = '', further: Record<string, string> = {}): Promise<Server> =>
    keep(
      startNext(folder, {
        port,
        path: `${path}/`,
        env: { AUTH_BACKEND_URL: backendUrl, NEXTAUTH_URL: `http://localhost:${port}${path && `${path}/api/auth`}`, NEXTAUTH_SECRET: secret, ...further },
      }),
    );
  try {
    const ports: number[] = [];
    for (let i = 0; i < 5; i++) ports.push(await portOr(0));
    const [webPort, shortPort, fakePort, pagesPort, providersPort] = ports as [number, number, number, number, number];
    const origin = (port: number) => `http://localhost:${port}`;
    // Each port by get-port, which gives none twice; one of the system's choice could be one of these.
    const fake = await startFakeApi({ port: await portOr(0) });
    running.push({ stop: fake.close });
    const own = await backend(`${origin(webPort)},${origin(pagesPort)}`, {});
    const short = await backend(origin(shortPort), { BACKEND_TOKEN_LIFETIME: '3', BACKEND_REFRESH_LIFETIME: '1' });
    const oidc = await startOidc({ port: await portOr(0), origins: [origin(providersPort)] });
    running.push({ stop: oidc.close });
    const mail = await startMailServer({ port: await portOr(0), pagePort: await portOr(0) });
    running.push({ stop: mail.close });
    const webs = await Promise.allSettled([
      web('demo/web', webPort, own.url),
      web('demo/web', providersPort, own.url, '', { OIDC_ISSUER: oidc.url, OIDC_CLIENT_SECRET: oidcClient.secret, SMTP_URL: mail.smtpUrl, DEMO_WEB_DB: ':memory:' }),
      web('demo/web', shortPort, short.url),
      web('demo/web', fakePort, fake.url),
      web('tests/fixtures/pages-app', pagesPort, own.url, '/shop'),
    ]);
    // When all have come up or given up, so that none comes up after the others were stopped.
    for (const one of webs) if (one.status === 'rejected') throw one.reason;
    return await use({
      WEB_URL: origin(webPort),
      BACKEND_URL: own.url,
      SHORT_WEB_URL: origin(shortPort),
      FAKE_WEB_URL: origin(fakePort),
      PAGES_URL: `${origin(pagesPort)}/shop`,
      PROVIDERS_WEB_URL: origin(providersPort),
      LINK_MAILS_URL: mail.pageUrl,
    });
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}
