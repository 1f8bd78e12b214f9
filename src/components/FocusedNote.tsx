'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AuthStatus } from '../auth/model/authState.js';
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
    <Part as="p" slot={slot} elementRef={note} tabIndex={-1} look={slot === 'note' ? 'nau:nau-note' : 'nau:nau-focused-text'}>
      {children}
    </Part>
  );
}

/** What a screen showed as soon as it was known who is signed in; `undefined` until then. What differs from it later has changed before somebody's eyes. */
export function useBeginning<State>(shown: State, status: AuthStatus): State | undefined {
  const [began, setBegan] = useState(status === 'checking' ? undefined : shown);
  if (began === undefined && status !== 'checking') setBegan(shown);
  return began;
}
