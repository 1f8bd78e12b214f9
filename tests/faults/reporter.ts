import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import Table from 'cli-table3';
import pc from 'picocolors';
import { faults } from './list.js';

interface Row {
  result: 'right' | 'wrong' | 'skipped';
  said: Record<string, string | undefined>;
}

/** Prints the table: what was provoked, what was expected, what happened. */
export default class FaultReporter implements Reporter {
  readonly #rows = new Map<number, Row>();

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const number = Number(/^\d+/.exec(test.title)?.[0]);
    const said = Object.fromEntries([...test.annotations, ...result.annotations].map(({ type, description }) => [type, description]));
    const outcome = result.status === 'passed' ? 'right' : result.status === 'skipped' ? 'skipped' : 'wrong';
    if (outcome === 'wrong') said.happened = (result.error?.message ?? result.status).replaceAll(/\u001B\[[\d;]*m/g, '').split('\n').slice(0, 6).join('\n');
    this.#rows.set(number, { result: outcome, said });
    console.log(`${outcome === 'right' ? pc.green('✓') : outcome === 'wrong' ? pc.red('✘') : pc.yellow('-')} ${test.title} (${(result.duration / 1000).toFixed(1)} s)`);
  }

  onEnd(): void {
    const table = new Table({
      head: ['', 'fault', 'provoked', 'expected', 'happened', ''],
      colWidths: [4, 20, 30, 34, 38, 9],
      wordWrap: true,
      style: { head: [], border: [] },
    });
    const whole = this.#rows.size > 20;
    for (const [number, name] of Object.entries(faults)) {
      const row = this.#rows.get(Number(number));
      if (row) table.push([number, name, row.said.provoked ?? '', row.said.expected ?? '', row.said.happened ?? '', row.result]);
      else if (whole) table.push([number, name, '', '', '', 'no test']);
    }
    console.log(table.toString());
    const right = [...this.#rows.values()].filter(({ result }) => result === 'right').length;
    const skipped = [...this.#rows.values()].filter(({ result }) => result === 'skipped').length;
    console.log(`${right} of ${this.#rows.size}${skipped ? `, ${skipped} skipped` : ''}`);
  }
}
