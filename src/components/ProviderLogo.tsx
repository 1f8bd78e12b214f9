/** The sign of a provider: its first letter in a circle. Decoration: the button's text names the provider. */
export function ProviderLogo({ provider }: { provider: string }) {
  return (
    <svg data-slot="provider-logo" aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" className="nau:size-5 nau:shrink-0">
      <circle cx="12" cy="12" r="10.25" />
      <text x="12" y="16.5" textAnchor="middle" fontSize="12" fontWeight="600" fill="currentColor" stroke="none">
        {[...provider][0]?.toUpperCase()}
      </text>
    </svg>
  );
}
