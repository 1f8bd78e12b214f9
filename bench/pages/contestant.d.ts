/** One of bench/entries, by an alias of the build. */
declare module 'contestant' {
  import type { ReactNode } from 'react';

  export function App(props: { data?: unknown }): ReactNode;
  /** What the form gets where a server renders it. */
  export const serverData: unknown;
}

interface Window {
  /** How often React has committed the form. */
  commits: number;
}
