'use client';

import type { ComponentPropsWithoutRef } from 'react';
import { cx } from './cx.js';
import { Spinner } from './Spinner.js';

export const buttonVariants = ['primary', 'quiet'] as const;

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** `primary` is the one thing to do; `quiet` is anything beside it. Default `primary`. */
  variant?: (typeof buttonVariants)[number];
  /** Something is under way: shows a spinner and ignores presses, yet keeps the focus (`aria-disabled`, not `disabled`). */
  pending?: boolean;
}

/** A button of at least 44 px. Of type `button` unless told otherwise, so that it never submits by accident. */
export function Button({ variant = 'primary', pending, className, children, onClick, 'aria-disabled': off, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      data-slot="button"
      data-variant={variant}
      data-state={pending ? 'pending' : 'idle'}
      aria-disabled={pending || off || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass(variant), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}

/** The look of a button, for links that stand where a button would. */
export function buttonClass(variant: (typeof buttonVariants)[number]): string {
  return cx('nau:auth-button', variant === 'primary' ? 'nau:auth-button-primary' : 'nau:auth-button-quiet');
}
