'use client';

import { useCallback, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { cx } from './cx.js';
import { Icon } from './Icon.js';
import { Part } from './Part.js';
import type { SlotName } from './slotNames.js';

export interface ModalDialogProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'open' | 'title' | 'onCancel' | 'onClose' | 'slot'> {
  /** The name of the element. */
  slot: SlotName;
  /** The heading, which names the dialog. */
  title: ReactNode;
  /** A sentence below it, which is read out with the name. */
  description?: ReactNode;
  /** Called when the person leaves it: Escape, or a phone's way back. Without it the dialog stays. */
  onDismiss?: () => void;
  /** The name of a button that does the same; without it there is none. */
  closeLabel?: string;
}

/**
 * A native modal `<dialog>`, open for as long as it is rendered. The browser keeps the rest of the page out of reach, and
 * gives the focus back afterwards.
 */
export function ModalDialog({ slot, title, description, onDismiss, closeLabel, className, children, ...props }: ModalDialogProps) {
  const titleId = useId();
  const textId = useId();
  const opened = useRef<HTMLDialogElement>(null);
  // No effect: its end would come when the element has left the page, and then nothing gives the focus back.
  const hold = useCallback((element: HTMLDialogElement | null) => {
    if (element && !element.open) element.showModal();
    if (!element) opened.current?.close();
    opened.current = element;
  }, []);

  return (
    <Part as="dialog"
      slot={slot}
      {...props}
      elementRef={hold}
      aria-labelledby={titleId}
      aria-describedby={description ? textId : undefined}
      onCancel={(event) => {
        // File fields have an event of that name as well, and it bubbles.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onDismiss?.();
      }}
      onClose={({ target, currentTarget: element }) => {
        // Browsers let nobody be held by preventDefault: a second Escape closes the dialog all the same.
        if (target !== element || element.open || !element.isConnected) return;
        if (onDismiss) onDismiss();
        else element.showModal();
      }}
      look="nau:nau-dialog"
      className={className}
    >
      <Part slot="header" look={cx('nau:nau-group', closeLabel && 'nau:nau-beside-close')}>
        <Part as="h2" slot="title" id={titleId} look="nau:nau-title">
          {title}
        </Part>
        {description && (
          <Part as="p" slot="hint" id={textId} look="nau:nau-muted">
            {description}
          </Part>
        )}
      </Part>
      {children}
      {closeLabel && (
        // The last one, as the focus goes to the first: what the dialog is there for.
        <Part as="button" slot="close"
          type="button"
          aria-label={closeLabel}
          onClick={onDismiss}
          look="nau:nau-close"
        >
          <Icon>
            <path d="m6 6 12 12M18 6 6 18" />
          </Icon>
        </Part>
      )}
    </Part>
  );
}
