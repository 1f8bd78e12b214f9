'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { useHydrated } from './presentation.js';
import { Part } from './ui/Part.js';

/** A text that takes the place of what a person was in: a good end (`note`), or a plain one. It takes the focus too, unless something else on the page has it. */
export function FocusedNote({ slot, isNews = true, children }: { slot: 'note' | 'text'; isNews?: boolean; children: ReactNode }) {
  const note = useRef<HTMLParagraphElement>(null);
  const isOld = useRef(!useHydrated() || !isNews);
  useEffect(() => {
    // On a page that came like this nothing has gone, and nobody's place in it is changed.
    if (!isOld.current && document.activeElement === document.body) note.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Part as="p" slot={slot} elementRef={note} tabIndex={-1} look={slot === 'note' ? 'nau:nau-note' : 'nau:nau-focus-ring'}>
      {children}
    </Part>
  );
}
