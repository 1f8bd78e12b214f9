'use client';

import { useCallback, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { cx } from './cx.js';

export interface ModalDialogProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'open' | 'title' | 'onCancel' | 'onClose'> {
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
export function ModalDialog({ title, description, onDismiss, closeLabel, className, children, ...props }: ModalDialogProps) {
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
    <dialog
      {...props}
      ref={hold}
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
      className={cx(
        'nau:auth-dialog nau:m-auto nau:w-full nau:gap-5 nau:rounded-auth-card nau:border nau:border-auth-edge nau:bg-auth-surface nau:p-6 nau:text-base nau:text-auth-text nau:auth-elevated',
        className,
      )}
    >
      <div className={cx('nau:grid nau:gap-2', closeLabel && 'nau:pe-8')}>
        <h2 id={titleId} data-slot="title" className="nau:text-2xl nau:font-semibold nau:tracking-tight nau:text-balance">
          {title}
        </h2>
        {description && (
          <p id={textId} className="nau:text-auth-muted">
            {description}
          </p>
        )}
      </div>
      {children}
      {closeLabel && (
        // The last one, as the focus goes to the first: what the dialog is there for.
        <button
          type="button"
          data-slot="close"
          aria-label={closeLabel}
          onClick={onDismiss}
          className="nau:absolute nau:end-3 nau:top-3 nau:grid nau:size-11 nau:place-items-center nau:rounded-auth-control nau:text-auth-muted nau:cursor-pointer nau:hover:bg-auth-hover nau:auth-focus-ring"
        >
          <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="nau:size-5">
            <path d="m6 6 12 12M18 6 6 18" />
          </svg>
        </button>
      )}
    </dialog>
  );
}
