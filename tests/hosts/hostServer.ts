import { withFiles } from '../../tools/fileServer.js';
import { buildApps, installPacked } from './buildApps.js';

const folder = '.tmp/hosts/apps';

/** Packs the kit, builds the apps with it, and serves each below its name for as long as it is used. */
export async function withHosts<T>(use: (env: { HOSTS_URL: string }) => Promise<T>): Promise<T> {
  await installPacked();
  await buildApps(folder);
  return withFiles(folder, (HOSTS_URL) => use({ HOSTS_URL }));
}
