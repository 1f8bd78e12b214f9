'use client';

import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import { cx } from './cx.js';
import { Part } from './Part.js';

export interface FieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'id' | 'slot'> {
  /** The input's id; label, hint and error are tied to it. */
  id: string;
  label: string;
  /** The input; not `ref`, which React 18 keeps from function components. */
  inputRef?: Ref<HTMLInputElement>;
  /** Further classes of the kit's own, which `unstyled` leaves out. */
  look?: string;
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
export function Field({ id, label, inputRef, error, describedBy, hint, after, look, className, ...props }: FieldProps) {
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  return (
    <Part slot="field" data-state={error ? 'invalid' : 'valid'} look="nau:nau-group">
      <Part as="label" slot="label" htmlFor={id} look="nau:nau-label">
        {label}
      </Part>
      <Part slot="input-frame" look="nau:nau-input-frame">
        <Part as="input" slot="input"
          {...props}
          elementRef={inputRef}
          id={id}
          data-state={error ? 'invalid' : 'valid'}
          aria-invalid={error ? true : undefined}
          aria-describedby={cx(error && errorId, hint && hintId, describedBy) || undefined}
          look={cx('nau:nau-input', after !== undefined && 'nau:nau-input-with-button', look)} className={className}
        />
        {after}
      </Part>
      {/* Said through the field that gets the focus; a live region would say it twice. */}
      {error && (
        <Part as="p" slot="field-error" id={errorId} dir="auto" look="nau:nau-field-error">
          {error}
        </Part>
      )}
      <Part as="p" slot="field-hint" id={hintId} role="status" look="nau:nau-field-hint">
        {hint}
      </Part>
    </Part>
  );
}
