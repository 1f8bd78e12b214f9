import { Part } from './Part.js';

/** A turning ring in the text's colour; it stands still under reduced motion. Decoration: say the state in text as well. */
export function Spinner() {
  return (
    <Part as="svg" slot="spinner" aria-hidden="true" viewBox="0 0 24 24" look="nau:nau-icon nau:nau-spin">
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
      <path d="M21 12a9 9 0 0 0-9-9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </Part>
  );
}
