import { execa } from 'execa';
import { withFiles } from '../../tools/fileServer.js';

const folder = '.tmp/desk/storybook';

/** Builds the static Storybook and serves it for as long as it is used. */
export async function withDesk<T>(use: (env: { DESK_URL: string }) => Promise<T>): Promise<T> {
  await execa(process.execPath, ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--disable-telemetry', '--quiet', '-o', folder], {
    env: { STORYBOOK_DISABLE_TELEMETRY: '1' },
    all: true,
  }).catch((error: { all?: string; message: string }) => {
    throw new Error(`storybook build failed:\n${error.all ?? error.message}`);
  });
  return withFiles(folder, (DESK_URL) => use({ DESK_URL }));
}
