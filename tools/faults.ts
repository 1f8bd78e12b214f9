import { findBrowser } from './browser.js';
import { buildForFaults, runFaults } from './runFaults.js';

// `npm run faults` provokes all of them; `npm run faults -- 15 17` these only.
const numbers = process.argv.slice(2);
if (numbers.some((word) => !/^\d+$/.test(word))) throw new Error('npm run faults takes numbers of faults only, such as: npm run faults -- 15 17');

const browser = await findBrowser();
await buildForFaults();
process.exitCode = await runFaults(browser, numbers);
