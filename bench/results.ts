import type { CommitRow } from './commits.js';
import type { HtmlLoad, nextPages } from './next.js';
import type { RequestRow } from './requests.js';
import type { SizeRow } from './size.js';
import type { Load } from './visible.js';

/** Where a run was, and of what: what was measured elsewhere or of other versions does not stand beside it. */
export interface Circumstances {
  /** Of the processor, the memory and the system. */
  machine: string;
  browser: string;
  node: string;
  versions: Readonly<Record<string, string>>;
}

/** What one part of a run has found, and when. */
export interface Measured<Row> {
  rows: readonly Row[];
  date: string;
  rounds: number;
  /** Processes that wanted to run, averaged over a minute, at the beginning and at the end. */
  load: readonly [number, number];
}

/** One page in all rounds: the same index is the same round. */
export type Loads = readonly Load[];

export interface VisibleRow {
  name: string;
  client: Loads;
  /** Absent where the library renders no form on a server. */
  server?: Loads;
}

export interface NextRow {
  name: (typeof nextPages)[number]['name'];
  html: readonly HtmlLoad[];
  fast: Loads;
  slow: Loads;
}

/** What was measured; parts that were not asked for are absent. */
export interface MeasuredParts {
  size?: Measured<SizeRow>;
  visible?: Measured<VisibleRow>;
  next?: Measured<NextRow>;
  commits?: Measured<CommitRow>;
  requests?: Measured<RequestRow>;
}

export type Results = Circumstances & MeasuredParts;
