import { writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import pc from 'picocolors';
import { chart } from './chart.js';
import { parts, type Part } from './contestants.js';
import { notes } from './notes.js';
import type { Measured, Results } from './results.js';
import { tablesOf, type ReportTable } from './tables.js';
import { targetsOf, type Target } from './targets.js';

export const missedTargets = (results: Results): Target[] => targetsOf(results).filter(({ isMet }) => !isMet);

export function printReport(results: Results): void {
  for (const { title, head, rows } of tablesOf(results)) {
    const table = new Table({ head: [...head], style: { head: [], border: [] } });
    for (const row of rows) table.push([...row]);
    console.log(`\n${pc.bold(title)}\n${table.toString()}`);
  }
  for (const { text, isMet, found } of targetsOf(results)) console.log(`${isMet ? pc.green('✓') : pc.red('✗')} ${text}: ${found}`);
}

/** Writes bench/RESULTS.md and its picture. */
export function writeReport(results: Results): void {
  writeFileSync('bench/results.svg', chart(results));
  writeFileSync('bench/RESULTS.md', markdown(results));
}

function markdown(results: Results): string {
  const { machine, browser, node, versions } = results;
  const versionList = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${[
    '# Measured beside others',
    '`npm run bench` writes this page.',
    '![Kilobytes and seconds of each](results.svg)',
    targetsOf(results)
      .map(({ text, isMet, found }) => `- ${isMet ? '✓' : '✗'} ${text}: ${found}`)
      .join('\n'),
    ...tablesOf(results).map(markdownTable),
    '## The run',
    [
      `- ${machine}; ${browser}; Node ${node.slice(1)}`,
      `- ${versionList.join(', ')}`,
      ...parts.flatMap((part) => (results[part] ? [runOf(part, results[part])] : [])),
    ].join('\n'),
    notes,
  ].join('\n\n')}\n`;
}

const runOf = (part: Part, { date, rounds, load }: Omit<Measured<unknown>, 'rows'>): string =>
  `- ${part}: ${date.slice(0, 16).replace('T', ' ')} UTC${part === 'visible' || part === 'next' ? `, ${rounds} rounds` : ''}, load average ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after`;

function markdownTable({ title, text, head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `## ${title}\n\n${text}\n\n${[line(head), line(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n')}`;
}
