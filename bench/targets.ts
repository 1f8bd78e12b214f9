import { contestants } from './contestants.js';
import { nextPages } from './next.js';
import { calls } from './requests.js';
import type { NextRow, Results, VisibleRow } from './results.js';
import { pairedRatio, summaryOf } from './statistics.js';
import { timesOf, titleOf } from './tables.js';

/** Something that the kit wants to be, and whether it is. */
export interface Target {
  text: string;
  isMet: boolean;
  /** By how much, or where not. */
  found: string;
}

const namesOf = (kind: 'kit' | 'peer') => contestants.filter((one) => one.kind === kind).map(({ name }) => name);

/** What was measured, held against what was aimed for. */
export function targetsOf({ size, visible, next, requests }: Results): Target[] {
  const targets: Target[] = [];
  if (size) targets.push(ahead('less JavaScript and CSS (gzip) than every library with a UI and a client', new Map(size.rows.map(({ name, total }) => [name, total.gzip]))));
  if (visible) {
    const medians = (kind: 'client' | 'server') => new Map(visible.rows.flatMap((row: VisibleRow) => (row[kind] ? [[row.name, summaryOf(timesOf(row[kind])).median]] : [])));
    targets.push(ahead('a visible form sooner than each of them on slow 4G, made in the browser', medians('client')));
    targets.push(ahead('the same in the server’s HTML', medians('server')));
  }
  if (next) {
    const loads = (name: NextRow['name'], kind: 'html' | 'fast') => timesOf(next.rows.find((row) => row.name === name)![kind]);
    for (const { name, title } of nextPages.filter(({ title: page }) => page.startsWith('SignInPage'))) {
      const [html, fast] = (['html', 'fast'] as const).map((kind) => pairedRatio(loads(name, kind), loads('NextAuth', kind)).median) as [number, number];
      targets.push({ text: `${title}: the server’s HTML within 1.15× of NextAuth’s own page on localhost`, isMet: html <= 1.15, found: `${html.toFixed(2)}×, visible ${fast.toFixed(2)}×` });
    }
  }
  if (requests) {
    const most = Math.max(...requests.rows.filter(({ client }) => client === 'kit').map(({ sessionReads, backend }) => sessionReads + backend));
    targets.push({ text: `${calls} calls through the kit’s client make ${calls + 1} requests, whatever the number of tabs`, isMet: most === calls + 1, found: String(most) });
  }
  return targets;
}

function ahead(text: string, values: ReadonlyMap<string, number>): Target {
  const ours = Math.max(...namesOf('kit').flatMap((name) => values.get(name) ?? []));
  const [[nearest, value] = ['', Infinity]] = namesOf('peer')
    .flatMap((name): [string, number][] => (values.has(name) ? [[name, values.get(name)!]] : []))
    .toSorted(([, one], [, other]) => one - other);
  return { text, isMet: ours < value, found: nearest ? `the nearest, ${titleOf(nearest)}, ${(value / ours).toFixed(2)}×` : 'none measured' };
}
