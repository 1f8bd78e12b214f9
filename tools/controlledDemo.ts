import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { portOr, startBackendProcess, startNext } from './servers.js';

export interface ControlledDemo {
  webUrl: string;
  /** Of the Next server. */
  webPid: number;
  backendUrl: string;
  controlUrl: string;
}

export interface ControlledDemoOptions {
  /** The file that the Next server writes to; tests read what an operator would. */
  log: string;
  secret: string;
  /** Further variables of the demo's environment. */
  env?: Record<string, string>;
}

/** Starts the built demo and its backend with a control port, on free ports. Ends both afterwards. */
export async function withControlledDemo<T>({ log, secret, env }: ControlledDemoOptions, use: (demo: ControlledDemo) => Promise<T>): Promise<T> {
  const [webPort, backendPort, controlPort] = [await portOr(0), await portOr(0), await portOr(0)];
  const webUrl = `http://localhost:${webPort}`;
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, '');
  const backend = await startBackendProcess({
    port: backendPort,
    env: { BACKEND_ORIGIN: webUrl, BACKEND_DB: ':memory:', BACKEND_CONTROL_PORT: String(controlPort) },
  });
  try {
    const web = await startNext('demo/web', {
      port: webPort,
      onLine: (line) => appendFileSync(log, `${line}\n`),
      env: { AUTH_BACKEND_URL: backendUrl, NEXTAUTH_URL: webUrl, NEXTAUTH_SECRET: secret, ...env },
    });
    try {
      return await use({ webUrl, webPid: web.process.pid!, backendUrl, controlUrl: `http://127.0.0.1:${controlPort}` });
    } finally {
      await web.stop();
    }
  } finally {
    await backend.stop();
  }
}
