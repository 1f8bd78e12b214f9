import type { ReactNode } from 'react';

/**
 * The one announced place for what went wrong. Keep it mounted and empty: screen readers announce a text that
 * appears in a live region, not a region that appears with its text (WAI-ARIA APG, Alert).
 */
export function Alert({ children }: { children?: ReactNode }) {
  return (
    <div role="alert" data-slot="alert" data-state={children ? 'shown' : 'empty'} className="nau:auth-alert-region">
      {children && (
        <div className="nau:auth-alert">
          <svg aria-hidden="true" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="nau:size-5 nau:shrink-0">
            <circle cx="10" cy="10" r="7.5" />
            <path d="M10 6.25v4.5M10 13.6v.1" />
          </svg>
          <div dir="auto">{children}</div>
        </div>
      )}
    </div>
  );
}
