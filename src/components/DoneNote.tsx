'use client';

import type { Messages } from '../messages/Messages.js';
import { FocusedNote } from './FocusedNote.js';
import { useRootProps } from './presentation.js';
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
  return (
    <Part slot="done" {...root} look="nau:nau-stack">
      <FocusedNote slot="note">{text}</FocusedNote>
      {href && (
        <Part as="a" slot="link" href={href} look="nau:nau-link nau:justify-self-start">
          {link}
        </Part>
      )}
    </Part>
  );
}
