'use client';

import type { ComponentPropsWithoutRef } from 'react';
import { cx } from './cx.js';
import { Spinner } from './Spinner.js';
import { Part } from './Part.js';
import type { SlotName } from './slotNames.js';

export const buttonVariants = ['primary', 'quiet'] as const;

export interface ButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'slot'> {
  /** The name of the element. Default `button`. */
  slot?: SlotName;
  /** `primary` is the one thing to do; `quiet` is anything beside it. Default `primary`. */
  variant?: (typeof buttonVariants)[number];
  /** Further classes of the kit's own, which `unstyled` leaves out. */
  look?: string;
  /** Something is under way: shows a spinner and ignores presses, yet keeps the focus (`aria-disabled`, not `disabled`). */
  pending?: boolean;
}

/** A button of at least 44 px. Of type `button` unless told otherwise, so that it never submits by accident. */
export function Button({ slot = 'button', variant = 'primary', look, pending, className, children, onClick, 'aria-disabled': off, ...props }: ButtonProps) {
  return (
    <Part
      as="button"
      type="button"
      {...props}
      slot={slot}
      data-variant={variant}
      data-state={pending ? 'pending' : 'idle'}
      aria-disabled={pending || off || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      look={cx(buttonClass(variant), look)}
      className={className}
    >
      {pending && <Spinner />}
      {children}
    </Part>
  );
}

/** The look of a button, for links that stand where a button would. */
export function buttonClass(variant: (typeof buttonVariants)[number]): string {
  return cx('nau:nau-button', variant === 'primary' ? 'nau:nau-button-primary' : 'nau:nau-button-quiet');
}
