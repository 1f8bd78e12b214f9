/** What the page that is photographed offers. */
export interface ReviewCell {
  component: string;
  state: string;
  condition: string;
  /** Its window belongs into the picture, as it covers the page or opens over it. */
  covers: boolean;
}

export interface ReviewPage {
  cells: ReviewCell[];
  locales: string[];
  /** Resolves once all that is shown is settled; rejects when the state is not reached. */
  show: (component: string, state: string, look: { theme: string; language: string }) => Promise<void>;
}

/** One picture, at 1× and at 2×. */
export interface Picture extends ReviewCell {
  theme: string;
  language: string;
  viewport: string;
  /** Below the folder. */
  file: string;
  file2x: string;
  /** CSS pixels. */
  width: number;
  height: number;
  sha256: string;
}

/** What a comparison says of a picture. */
export interface Change {
  kind: 'changed' | 'new' | 'gone';
  picture: Picture;
  /** With `changed`: the earlier picture, what differs, and how many pixels do. */
  before?: string;
  difference?: string;
  pixels?: number;
}

declare global {
  interface Window {
    review: ReviewPage;
  }
}
