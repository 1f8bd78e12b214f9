import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OidcServer {
  /** The issuer. */
  url: string;
  close: () => Promise<void>;
}

/** What the demo app has to know of it. */
export const oidcClient = { id: 'demo-web', secret: 'only-for-the-demo-and-its-tests' };

/**
 * A real OpenID Connect server for the demo, on 127.0.0.1: whoever types an e-mail address is that person. Its one page
 * works without scripts, and lets people cancel.
 */
export async function startOidc({ port = 0, origins }: { port?: number; origins: readonly string[] }): Promise<OidcServer> {
  // The issuer has to know its own address before it can answer.
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider = new Provider(url, {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: origins.map((origin) => `${origin}/api/auth/callback/acme`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['only-for-the-demo'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // next-auth takes the person from the id token.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: id.split('@')[0] }),
    }),
    // The app is our own: nobody is asked whether it may know the address.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const known = client && session?.grantIdFor(client.clientId);
      if (known) return ctx.oidc.provider.Grant.find(known);
      const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Grant: 600, Session: 600 },
  });
  const handle = provider.callback();

  server.on('request', (request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', url);
      if (!pathname.startsWith('/interaction/')) return handle(request, response);
      await provider.interactionDetails(request, response);
      if (request.method !== 'POST') {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(page);
        return undefined;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const login = form.get('login')?.trim();
      const result = form.has('cancel') || !login ? { error: 'access_denied', error_description: 'The person cancelled.' } : { login: { accountId: login } };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    })().catch((error: unknown) => {
      response.statusCode = 400;
      response.end(error instanceof Error ? error.message : 'error');
    });
  });

  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Acme ID</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 22rem; margin: 4rem auto; padding: 0 1rem } form, label { display: grid; gap: 0.5rem } form { gap: 1rem }
input, button { font: inherit; padding: 0.6rem 0.8rem; border-radius: 0.5rem; border: 1px solid GrayText }
</style></head><body><main><h1>Acme ID</h1><p>The demo’s OpenID Connect server. Any address will do, such as oidc@example.com.</p>
<form method="post"><label>Your Acme address <input name="login" type="email" autocomplete="username" autofocus></label>
<button>Go on</button><button name="cancel" value="1">Cancel</button></form></main></body></html>`;
