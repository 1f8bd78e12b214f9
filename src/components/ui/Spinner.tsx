/** A turning ring in the text's colour; it stands still under reduced motion. Decoration: say the state in text as well. */
export function Spinner() {
  return (
    <svg data-slot="spinner" aria-hidden="true" viewBox="0 0 24 24" className="nau:size-5 nau:shrink-0 nau:auth-spin">
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
      <path d="M21 12a9 9 0 0 0-9-9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
