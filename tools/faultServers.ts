import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';
import { portOr, startBackendProcess, startNext } from './servers.js';

export const faultSecret = 'only-for-the-fault-suite-and-never-anywhere-else';

/** Where the Next server of the fault suite writes; tests read what an operator would. */
export const faultLog = '.tmp/faults/web.log';

/** Starts what the fault suite provokes: the built demo and its backend with a control port. Ends both afterwards. */
export async function withFaultServers<T>(use: (env: Record<string, string>) => Promise<T>): Promise<T> {
  const [webPort, backendPort, controlPort] = [await portOr(0), await portOr(0), await portOr(0)];
  const origin = `http://localhost:${webPort}`;
  mkdirSync('.tmp/faults', { recursive: true });
  writeFileSync(faultLog, '');
  const backend = await startBackendProcess({
    port: backendPort,
    env: { BACKEND_ORIGIN: origin, BACKEND_DB: ':memory:', BACKEND_CONTROL_PORT: String(controlPort) },
  });
  try {
    const web = await startNext('demo/web', {
      port: webPort,
      onLine: (line) => appendFileSync(faultLog, `${line}\n`),
      env: { AUTH_BACKEND_URL: `http://127.0.0.1:${backendPort}`, NEXTAUTH_URL: origin, NEXTAUTH_SECRET: faultSecret, DEMO_BRAND_COLOR: '#0f766e' },
    });
    try {
      return await use({ FAULT_WEB_URL: origin, FAULT_WEB_PID: String(web.process.pid), FAULT_BACKEND_URL: `http://127.0.0.1:${backendPort}`, FAULT_CONTROL_URL: `http://127.0.0.1:${controlPort}` });
    } finally {
      await web.stop();
    }
  } finally {
    await backend.stop();
  }
}
