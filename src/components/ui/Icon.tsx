import type { ReactNode } from 'react';
import { Part } from './Part.js';

/** A drawing of 24 by 24 in lines of the text's colour. Decoration: say it in text as well. */
export function Icon({ children, look }: { children: ReactNode; look?: string }) {
  return (
    <Part as="svg" slot="icon" aria-hidden="true" viewBox="0 0 24 24" look={look ? `nau:nau-icon ${look}` : 'nau:nau-icon'}>
      {children}
    </Part>
  );
}
