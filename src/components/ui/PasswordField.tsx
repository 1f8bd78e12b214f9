'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Field, type FieldProps } from './Field.js';
import { Icon } from './Icon.js';
import { Part } from './Part.js';

export interface PasswordFieldProps extends Omit<FieldProps, 'type' | 'after' | 'hint'> {
  /** Names of the button and what is announced when it is pressed. */
  words: Record<'showPassword' | 'passwordShown' | 'passwordHidden' | 'capsLock', string>;
}

/**
 * A password input with a button that shows it and a remark while Caps Lock is on. It hides the password again when
 * its form is submitted, so that the browser offers to save it and nobody reads it during the wait.
 */
export function PasswordField({ words, onKeyDown, onKeyUp, onBlur, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [touched, setTouched] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = frame.current?.querySelector('input')?.form;
    const hide = () => setShown(false);
    form?.addEventListener('submit', hide);
    // A page kept by the back-forward cache must not come back with the password in clear.
    window.addEventListener('pagehide', hide);
    return () => {
      form?.removeEventListener('submit', hide);
      window.removeEventListener('pagehide', hide);
    };
  }, []);

  // Autofill in Chromium sends key events without getModifierState.
  const noteCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState?.('CapsLock') ?? false);

  const toggle = () => {
    const input = frame.current?.querySelector('input');
    const caret = input && ([input.selectionStart, input.selectionEnd] as const);
    setShown(!shown);
    setTouched(true);
    // Changing the type drops the caret in some browsers.
    if (input && caret) requestAnimationFrame(() => input.setSelectionRange(...caret));
  };

  return (
    <Part slot="password-field" elementRef={frame} data-state={shown ? 'shown' : 'hidden'}>
      <Field
        dir="ltr"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...props}
        type={shown ? 'text' : 'password'}
        hint={capsLock ? words.capsLock : undefined}
        onKeyDown={(event) => {
          noteCapsLock(event);
          onKeyDown?.(event);
        }}
        onKeyUp={(event) => {
          noteCapsLock(event);
          onKeyUp?.(event);
        }}
        onBlur={(event) => {
          setCapsLock(false);
          onBlur?.(event);
        }}
        after={
          <Part as="button" slot="password-toggle"
            type="button"
            data-state={shown ? 'shown' : 'hidden'}
            aria-label={words.showPassword}
            aria-pressed={shown}
            aria-controls={props.id}
            onClick={toggle}
            look="nau:nau-input-button"
          >
            <Icon>
              <path d="M2.5 12C4.6 8 8 5.75 12 5.75S19.4 8 21.5 12c-2.1 4-5.5 6.25-9.5 6.25S4.6 16 2.5 12Z" />
              <circle cx="12" cy="12" r="2.75" />
              {shown && <path d="m4 4 16 16" />}
            </Icon>
          </Part>
        }
      />
      <Part as="span" slot="status" role="status" className="nau:sr-only">
        {touched ? (shown ? words.passwordShown : words.passwordHidden) : ''}
      </Part>
    </Part>
  );
}
