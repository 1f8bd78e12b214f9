import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // The packages lie in the workspace's root, two folders up.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  // Sign-in belongs to a page of its own: in a frame of another site it could be clicked on unseen (OWASP Clickjacking).
  // Not for the route to the backend, whose own policy is stricter and would give way to this one.
  headers: () => Promise.resolve([{ source: '/((?!api/backend/).*)', headers: [{ key: 'Content-Security-Policy', value: "frame-ancestors 'self'" }] }]),
  serverExternalPackages: ['@libsql/client', 'nodemailer'],
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
};

export default config;
