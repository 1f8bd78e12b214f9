import { contestants } from './contestants.js';
import { keys, type CommitRow } from './commits.js';
import { nextPages } from './next.js';
import { calls, type RequestRow } from './requests.js';
import type { NextRow, Results, VisibleRow } from './results.js';
import type { SizeRow } from './size.js';
import { pairedRatio, summaryOf, type Summary } from './statistics.js';

/** A table of the report, for the terminal and for Markdown. */
export interface ReportTable {
  title: string;
  /** What its columns mean, where that is not plain. */
  text: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What the others' figures are ratios to: the larger of the kit's two. */
export const base = 'SignInPage';

export const titleOf = (name: string): string => contestants.find((one) => one.name === name)?.title ?? name;

const kB = (bytes: number): string => (bytes === 0 ? '–' : (bytes / 1000).toFixed(1));
const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
const timesWithin = ({ median, lower, upper }: Summary): string => `${times(median)} (${lower.toFixed(2)}–${upper.toFixed(2)})`;
const seconds = ({ median, lower, upper }: Summary): string => `${(median / 1000).toFixed(2)} s (${(lower / 1000).toFixed(2)}–${(upper / 1000).toFixed(2)})`;
const milliseconds = ({ median, lower, upper }: Summary): string => `${median.toFixed(1)} ms (${lower.toFixed(1)}–${upper.toFixed(1)})`;

export const timesOf = (loads: readonly { milliseconds: number }[]): number[] => loads.map((load) => load.milliseconds);

/** All tables of what was measured. */
export const tablesOf = ({ size, visible, next, commits, requests }: Results): ReportTable[] => [
  ...(size ? [sizeTable(size.rows)] : []),
  ...(visible ? [visibleTable(visible.rows, 'client'), visibleTable(visible.rows, 'server')] : []),
  ...(next ? [nextTable(next.rows)] : []),
  ...(commits ? [commitTable(commits.rows)] : []),
  ...(requests ? [requestTable(requests.rows)] : []),
];

function sizeTable(rows: readonly SizeRow[]): ReportTable {
  const ours = rows.find(({ name }) => name === base)!;
  return {
    title: 'Size: JavaScript and CSS until the form is there',
    text: 'kB of 1000 bytes. Minified by Vite; React, which is the same for all, is left out but for the last column. Each with the client that signs in.',
    head: ['', 'JS, gzip', 'CSS, gzip', 'both, minified', 'both, gzip', 'both, brotli', `× ${base}`, 'with React, gzip', 'later, gzip'],
    rows: rows
      .toSorted((one, other) => one.total.gzip - other.total.gzip)
      .map(({ name, js, css, total, withReact, later }) => [titleOf(name), kB(js.gzip), kB(css.gzip), kB(total.minified), kB(total.gzip), kB(total.brotli), times(total.gzip / ours.total.gzip), kB(withReact.gzip), kB(later.gzip)]),
  };
}

function visibleTable(rows: readonly VisibleRow[], kind: 'client' | 'server'): ReportTable {
  const ours = rows.find(({ name }) => name === base)![kind]!;
  const measured = rows.flatMap(({ name, [kind]: loads }) => (loads ? [{ name, loads, summary: summaryOf(timesOf(loads)) }] : []));
  const without = rows.filter(({ [kind]: loads }) => !loads).map(({ name }) => titleOf(name));
  return {
    title: kind === 'client' ? 'Time to a visible form on slow 4G, made in the browser' : 'Time to a visible form on slow 4G, in the server’s HTML',
    text: `Median and quartiles, from the start of the navigation until the password field is painted; the ratio is the median of the rounds’ ratios with its 95 % interval.${without.length ? ` No form in the server’s HTML: ${without.join(', ')}.` : ''}`,
    head: ['', 'visible', `× ${base}`, 'kB on the wire by then', 'requests by then'],
    rows: measured
      .toSorted((one, other) => one.summary.median - other.summary.median)
      .map(({ name, loads, summary }) => [
        titleOf(name),
        seconds(summary),
        name === base ? '1' : timesWithin(pairedRatio(timesOf(loads), timesOf(ours))),
        kB(summaryOf(loads.map(({ bytes }) => bytes)).median),
        String(summaryOf(loads.map((load) => load.requests)).median),
      ]),
  };
}

function nextTable(rows: readonly NextRow[]): ReportTable {
  const theirs = rows.find(({ name }) => name === 'NextAuth')!;
  const cells = (loads: readonly { milliseconds: number }[], others: readonly { milliseconds: number }[], format: (summary: Summary) => string) => [
    format(summaryOf(timesOf(loads))),
    loads === others ? '1' : timesWithin(pairedRatio(timesOf(loads), timesOf(others))),
  ];
  return {
    title: 'On one Next server: the kit’s page beside NextAuth’s own',
    text: 'HTML: the whole answer on localhost, for a client that does nothing else. Visible: in Chromium on localhost as it is, and on slow 4G. The ratios are to NextAuth’s page. A static page is made when the app is built: what the server would know of the request, an error for one, is read in the browser.',
    head: ['', 'HTML, kB gzip', 'HTML', '× NextAuth', 'visible, localhost', '× NextAuth', 'visible, slow 4G', '× NextAuth'],
    rows: rows.map(({ name, html, fast, slow }) => [
      nextPages.find((page) => page.name === name)!.title,
      kB(summaryOf(html.map(({ bytes }) => bytes)).median),
      ...cells(html, theirs.html, milliseconds),
      ...cells(fast, theirs.fast, milliseconds),
      ...cells(slow, theirs.slow, seconds),
    ]),
  };
}

function commitTable(rows: readonly CommitRow[]): ReportTable {
  const perKey = (pair: readonly [number, number] | undefined, at: 0 | 1) => (pair ? (pair[at] / keys).toFixed(1) : '–');
  return {
    title: 'React commits per keystroke',
    text: `From React’s Profiler, over ${keys} keys in each field; after a refused sign-in for those that sign in through NextAuth.`,
    head: ['', 'e-mail', 'password', 'after a failure: password', 'e-mail'],
    rows: rows.map(({ name, before, after }) => [titleOf(name), perKey(before, 0), perKey(before, 1), perKey(after, 0), perKey(after, 1)]),
  };
}

function requestTable(rows: readonly RequestRow[]): ReportTable {
  return {
    title: 'Requests per API call',
    text: `${calls} authenticated calls, by the kit’s client and by the usual tutorial’s, which asks getSession() before each.`,
    head: ['client', 'calls', 'open tabs', 'session reads', 'backend', 'requests', 'ms'],
    rows: rows.map(({ client, atOnce, tabs, sessionReads, backend, milliseconds: taken }) => [client, `${calls} ${atOnce ? 'at once' : 'one by one'}`, String(tabs), String(sessionReads), String(backend), String(sessionReads + backend), taken.toFixed(0)]),
  };
}
