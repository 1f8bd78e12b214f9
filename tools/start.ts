import Table from 'cli-table3';
import { execa } from 'execa';
import pc from 'picocolors';
import { oidcClient, startOidc } from '../demo/providers/oidc.js';
import { startMailServer } from '../demo/providers/smtp.js';
import { buildNext, demoSecret, portOr, startBackendProcess, startNext, startServer, type Server } from './servers.js';

const say = (line: string) => console.log(line);
const servers: Server[] = [];
let stopping = false;

async function stopAll(code: number): Promise<never> {
  stopping = true;
  await Promise.all(servers.map(({ stop }) => stop()));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    say('\nStopping the demo…');
    void stopAll(0);
  });
}

/** Notes a server, and ends the whole when it ends by itself. */
async function keep(name: string, starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  servers.push(server);
  void server.process.then(() => {
    if (stopping) return;
    console.error(pc.red(`${name} has ended.`));
    void stopAll(1);
  });
  return server;
}

async function start(): Promise<void> {
  const ownBackend = !process.env.AUTH_BACKEND_URL;
  // One after the other: two questions at once could get the same free port.
  const webPort = await portOr(Number(process.env.PORT ?? 3000), say);
  const backendPort = await portOr(8000, ownBackend ? say : undefined);
  const storybookPort = await portOr(6006, say);
  const oidcPort = await portOr(8001, say);
  const mailPort = await portOr(8025, say);
  const webUrl = `http://localhost:${webPort}`;
  const backendUrl = process.env.AUTH_BACKEND_URL ?? `http://localhost:${backendPort}`;

  say('Building next-auth-ui…');
  await execa(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'tools/buildPackage.ts'], { stdio: 'inherit' });

  say('Starting the backend, the demo app and Storybook…');
  // In this process, which ends with all the rest.
  const oidc = await startOidc({ port: oidcPort, origins: [webUrl] });
  const mail = await startMailServer({ port: await portOr(0), pagePort: mailPort });
  const providers = { OIDC_ISSUER: oidc.url, OIDC_CLIENT_SECRET: oidcClient.secret, SMTP_URL: mail.smtpUrl };
  const env = { AUTH_BACKEND_URL: backendUrl, NEXTAUTH_URL: webUrl, NEXTAUTH_SECRET: demoSecret(), ...providers };
  const demo = async () => {
    await buildNext('demo/web', env);
    await keep('The demo app', startNext('demo/web', { port: webPort, env }));
  };
  await Promise.all([
    ownBackend && keep('The backend', startBackendProcess({ port: backendPort, env: { BACKEND_ORIGIN: webUrl } })),
    demo(),
    keep(
      'Storybook',
      startServer([process.execPath, ['node_modules/storybook/dist/bin/dispatcher.js', 'dev', '-p', String(storybookPort), '--ci', '--disable-telemetry']], {
        port: storybookPort,
        path: '/index.json',
        ready: /Local:|ready/i,
      }),
    ),
  ]);

  const table = new Table({ style: { head: [], border: [] } });
  table.push(
    [pc.bold('Demo app'), webUrl],
    [pc.bold('Storybook'), `http://localhost:${storybookPort}`],
    [pc.bold('Backend'), ownBackend ? backendUrl : `${backendUrl} (yours, from AUTH_BACKEND_URL)`],
    ...(ownBackend
      ? [
          [pc.bold('Sign in with'), 'demo@example.com\ncorrect horse battery'],
          [pc.bold('… and a code'), 'otp@example.com\nsecond horse battery'],
          [pc.bold('… and a new password'), 'newpassword@example.com\nfirst horse battery'],
          [pc.bold('The backend’s mails'), `${backendUrl}/mails`],
        ]
      : []),
    [pc.bold('Acme ID'), `${oidc.url} (any e-mail address)`],
    [pc.bold('Sign-in links'), mail.pageUrl],
  );
  say(`${table.toString()}\nCtrl-C stops all of them.`);
}

start().catch((error: unknown) => {
  if (stopping) return;
  console.error(pc.red(error instanceof Error ? error.message : String(error)));
  void stopAll(1);
});
