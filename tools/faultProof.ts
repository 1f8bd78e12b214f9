import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import pc from 'picocolors';
import { findBrowser } from './browser.js';
import { buildForFaults, runFaults } from './runFaults.js';
import { proofs, type Edit, type Proof } from '../tests/faults/proofs.js';

// Does the fault suite see anything? `npm run faults:proof` takes the code that handles a fault out, builds, provokes the
// fault and wants it red; then it puts the code back. `npm run faults:proof -- 15 17` does so for these faults only.
const numbers = process.argv.slice(2).map(Number);
const chosen = proofs.filter(({ fault }) => !numbers.length || numbers.includes(fault));
const unknown = numbers.filter((number) => !proofs.some(({ fault }) => fault === number));
if (unknown.length) throw new Error(`There is no proof for ${unknown.join(', ')}; there are proofs for ${proofs.map(({ fault }) => fault).join(', ')}.`);

const report = '.tmp/faults/proof.json';
const originals = new Map<string, string>();

function putBack(): void {
  for (const [file, text] of originals) writeFileSync(file, text);
  originals.clear();
}

function takeOut({ file, from, to }: Edit): void {
  const text = readFileSync(file, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`The proof is out of date: ${file} has not exactly one\n${from}`);
  if (!originals.has(file)) originals.set(file, text);
  writeFileSync(file, text.replace(from, () => to));
}

interface Suite {
  suites?: Suite[];
  specs?: { title: string; ok: boolean; tests: { results: { error?: { message?: string } }[] }[] }[];
}

/** What Playwright said about the one test; `undefined` when it did not run. */
function verdictOf({ suites = [], specs = [] }: Suite): { ok: boolean; message: string } | undefined {
  const spec = specs[0];
  if (!spec) return suites.map(verdictOf).find((verdict) => verdict !== undefined);
  const message = spec.tests[0]?.results[0]?.error?.message ?? '';
  return { ok: spec.ok, message: message.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n').filter((line) => line.trim()).slice(0, 4).join('\n') };
}

async function prove({ fault, edits }: Proof, browser: string): Promise<{ result: 'red' | 'still green' | 'not run'; message: string }> {
  rmSync(report, { force: true });
  try {
    edits.forEach(takeOut);
    await buildForFaults();
    await runFaults(browser, [fault], { quiet: true, report });
    const verdict = verdictOf(JSON.parse(readFileSync(report, 'utf8')) as Suite);
    return { result: !verdict ? 'not run' : verdict.ok ? 'still green' : 'red', message: verdict?.message ?? '' };
  } catch (error) {
    return { result: 'not run', message: error instanceof Error ? error.message : String(error) };
  } finally {
    putBack();
  }
}

// Ended by hand, nothing stays taken out.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    putBack();
    process.exit(1);
  });
}

const browser = await findBrowser();
const table = new Table({ head: ['', 'taken out', 'what the test said', ''], colWidths: [4, 50, 70, 13], wordWrap: true, style: { head: [], border: [] } });
let red = 0;
for (const proof of chosen) {
  const { result, message } = await prove(proof, browser);
  if (result === 'red') red++;
  console.log(`${result === 'red' ? pc.green('✓') : pc.red('✘')} ${proof.fault} ${result}: without ${proof.without}`);
  table.push([proof.fault, proof.without, message, result]);
}
// What lies in dist and .next was built without the last one.
await buildForFaults();
console.log(table.toString());
console.log(`${red} of ${chosen.length} turned red`);
process.exitCode = red === chosen.length ? 0 : 1;
