'use client';

import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import { cx } from './cx.js';

export interface FieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'id'> {
  /** The input's id; label, hint and error are tied to it. */
  id: string;
  label: string;
  /** The input; not `ref`, which React 18 keeps from function components. */
  inputRef?: Ref<HTMLInputElement>;
  /** What is wrong with the value; read out with the field. */
  error?: string;
  /** The id of a further text about the field that stands elsewhere. */
  describedBy?: string;
  /** A remark below the field, announced politely when it appears. */
  hint?: string;
  /** What stands inside the input's frame, after it (in the tab order as well). */
  after?: ReactNode;
}

/** A labelled input with its error and hint. Text of 16 px, so that phones do not zoom in. */
export function Field({ id, label, inputRef, error, describedBy, hint, after, className, ...props }: FieldProps) {
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  return (
    <div data-slot="field" data-state={error ? 'invalid' : 'valid'} className="nau:grid nau:gap-2">
      <label htmlFor={id} className="nau:auth-label">
        {label}
      </label>
      <div className="nau:relative nau:grid">
        <input
          {...props}
          ref={inputRef}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={cx(error && errorId, hint && hintId, describedBy) || undefined}
          className={cx(
            'nau:auth-input',
            after !== undefined && 'nau:pe-12',
            className,
          )}
        />
        {after}
      </div>
      {/* Said through the field that gets the focus; a live region would say it twice. */}
      {error && (
        <p id={errorId} data-slot="field-error" dir="auto" className="nau:auth-field-error">
          {error}
        </p>
      )}
      <p id={hintId} role="status" data-slot="field-hint" className="nau:auth-field-hint">
        {hint}
      </p>
    </div>
  );
}
