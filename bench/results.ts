import type { CommitRow } from './commits.js';
import type { HtmlLoad, nextPages } from './next.js';
import type { RequestRow } from './requests.js';
import type { SizeRow } from './size.js';
import type { Load } from './visible.js';

/** Where and when a run was. */
export interface Circumstances {
  date: string;
  /** Of the processor, the memory and the system. */
  machine: string;
  browser: string;
  node: string;
  /** Processes that wanted to run, averaged over a minute, at the beginning and at the end. */
  load: readonly [number, number];
  versions: Readonly<Record<string, string>>;
  rounds: number;
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

/** What a run has measured; parts that were not asked for are absent. */
export interface Results extends Circumstances {
  size?: SizeRow[];
  visible?: VisibleRow[];
  next?: NextRow[];
  commits?: CommitRow[];
  requests?: RequestRow[];
}
