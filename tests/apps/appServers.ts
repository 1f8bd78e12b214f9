import { portOr, startBackendProcess } from '../../tools/servers.js';
import { packKit } from './makeApp.js';

/** Packs the kit and starts the demo backend for as long as they are used. */
export async function withApps<T>(use: (env: { BACKEND_URL: string; KIT_TARBALL: string }) => Promise<T>): Promise<T> {
  const KIT_TARBALL = await packKit();
  const backend = await startBackendProcess({ port: await portOr(0), env: { BACKEND_DB: ':memory:' } });
  try {
    return await use({ BACKEND_URL: backend.url, KIT_TARBALL });
  } finally {
    await backend.stop();
  }
}
