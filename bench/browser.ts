import { chromium, type Browser } from 'playwright';
import { browserFlags, findBrowser } from '../tools/browser.js';

/**
 * Chromium loads pages of its own into each new window, hundreds of modules for its address bar, while the page that is
 * measured loads. The rest of the list is Playwright's own, which a list of ours replaces.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

/** A browser whose pages can call nobody but this machine. */
export async function launchQuietly(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserFlags, `--disable-features=${withoutFeatures.join(',')}`, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    // The run ends it.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}
