import { chromium, type Browser } from 'playwright';
import { browserFlags, findBrowser } from '../tools/browser.js';

/** A browser whose pages can call nobody but this machine. */
export async function launchQuietly(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    // The run ends it.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}
