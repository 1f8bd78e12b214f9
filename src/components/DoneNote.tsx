'use client';

import { useEffect, useRef } from 'react';
import type { Messages } from '../messages/Messages.js';
import { useHydrated, useRootProps } from './presentation.js';
import { Part } from './ui/Part.js';

interface DoneNoteProps {
  text: string;
  /** Where to go from here. */
  href?: string | null;
  link: string;
  locale: Messages;
}

/** What stands in the place of a form whose work is done. It takes the focus, as the button that had it has gone. */
export function DoneNote({ text, href, link, locale }: DoneNoteProps) {
  const root = useRootProps(locale);
  const note = useRef<HTMLParagraphElement>(null);
  const fromServer = useRef(!useHydrated());
  useEffect(() => {
    // On a page that came like this from the server nothing has gone, and nobody's place in it is changed.
    if (!fromServer.current && document.activeElement === document.body) note.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Part slot="done" {...root} look="nau:nau-stack">
      <Part as="p" slot="note" elementRef={note} tabIndex={-1} look="nau:nau-note">
        {text}
      </Part>
      {href && (
        <Part as="a" slot="link" href={href} look="nau:nau-link nau:justify-self-start">
          {link}
        </Part>
      )}
    </Part>
  );
}
