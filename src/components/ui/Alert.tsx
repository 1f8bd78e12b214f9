import type { ReactNode } from 'react';
import { Icon } from './Icon.js';
import { Part } from './Part.js';

/**
 * The one announced place for what went wrong. Keep it mounted and empty: screen readers announce a text that
 * appears in a live region, not a region that appears with its text (WAI-ARIA APG, Alert).
 */
export function Alert({ children }: { children?: ReactNode }) {
  return (
    <Part slot="alert" role="alert" data-state={children ? 'shown' : 'empty'} look="nau:nau-alert-region">
      {children && (
        <Part slot="alert-box" look="nau:nau-alert">
          <Icon>
            <circle cx="12" cy="12" r="9" />
            <path d="M12 7.5v5.4M12 16.4v.1" />
          </Icon>
          <Part slot="alert-text" dir="auto">{children}</Part>
        </Part>
      )}
    </Part>
  );
}
