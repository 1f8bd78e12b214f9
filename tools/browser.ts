import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { chromium } from 'playwright';

/**
 * Chromium loads pages of its own into each new window, hundreds of modules for its address bar, while the page under
 * test loads. The rest of the list is Playwright's own, which a list of ours replaces.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  // Other sites of the tests are on the internet for Chromium, and may not even try to reach 127.0.0.1.
  'LocalNetworkAccessChecks',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** What every Chromium of this project is started with: no calls home, nothing of its own in the windows, and no sandbox where root may not have one. */
export const browserFlags: string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${withoutFeatures.join(',')}`,
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
    process.env[folder] ? [join(process.env[folder], 'Google/Chrome/Application/chrome.exe')] : [],
  ),
];

/**
 * The path of a Chromium that starts: `CHROMIUM_PATH`, one of the system's, Playwright's own, else one that is
 * installed now, by Playwright or by apt. Each is launched before it is believed.
 *
 * @throws Error that lists what was tried and what to do
 */
export async function findBrowser(say: (line: string) => void = console.error): Promise<string> {
  const tried: string[] = [];
  const starts = async (path: string | undefined): Promise<boolean> => {
    if (!path || !existsSync(path)) return false;
    try {
      await (await chromium.launch({ executablePath: path, args: browserFlags })).close();
      return true;
    } catch (error) {
      tried.push(`${path}: ${String(error).split('\n')[0]}`);
      return false;
    }
  };
  const firstThatStarts = async (paths: readonly string[]): Promise<string | undefined> => {
    for (const path of paths) if (await starts(path)) return path;
    return undefined;
  };
  const attempt = async (command: string, parameters: string[]): Promise<void> => {
    say(`No browser yet: ${command} ${parameters.join(' ')}`);
    const { exitCode } = await execa(command, parameters, { reject: false, stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 });
    tried.push(`${command} ${parameters.join(' ')}: ended with ${exitCode ?? 'an error'}`);
  };

  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !existsSync(wanted)) tried.push(`${wanted} (CHROMIUM_PATH): no such file`);
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const systemPaths = [...(wanted ? [wanted] : []), ...onPath, ...fixedPlaces];

  const present = await firstThatStarts([...systemPaths, chromium.executablePath()]);
  if (present) return present;

  await attempt(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  if (await starts(chromium.executablePath())) return chromium.executablePath();

  if (process.platform === 'linux') {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = async (...words: string[]) => attempt([...sudo, 'apt-get', ...words][0]!, [...sudo, 'apt-get', ...words].slice(1));
    await apt('update', '-qq');
    await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
    const installed = await firstThatStarts(systemPaths);
    if (installed) return installed;
  }

  throw new Error(
    [
      'No Chromium that starts was found, and none could be installed. The browser tests need one.',
      ...tried.map((line) => `  - ${line}`),
      'Install Chrome or Chromium, or set CHROMIUM_PATH to the program.',
    ].join('\n'),
  );
}
