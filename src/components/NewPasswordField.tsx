'use client';

import { useState } from 'react';
import type { AuthFailure } from '../auth/model/failure.js';
import { passwordStrength } from '../auth/model/passwordStrength.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { fill, type Messages } from '../messages/Messages.js';
import { PasswordField } from './ui/PasswordField.js';
import type { FieldBinding } from './useAuthForm.js';

interface NewPasswordFieldProps extends FieldBinding {
  id: string;
  label: string;
  words: AccountMessages;
  messages: Messages;
  minLength: number;
}

/**
 * A field for a password to be chosen, with advice that never blocks (NIST SP 800-63B 3.1.1.2: no composition rules; a
 * length, and a meter that helps). Password managers offer one of their own by `autocomplete="new-password"`.
 */
export function NewPasswordField({ words, messages, minLength, onChange, ...props }: NewPasswordFieldProps) {
  const [strength, setStrength] = useState<ReturnType<typeof passwordStrength>>();
  const adviceId = `${props.id}-advice`;
  return (
    <div data-slot="new-password-field" data-strength={strength} className="nau:grid nau:gap-2">
      <PasswordField
        {...props}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setStrength(value ? passwordStrength(value, minLength) : undefined);
          onChange(event);
        }}
        describedBy={adviceId}
        autoComplete="new-password"
        minLength={minLength}
        required
        words={messages}
      />
      <div aria-hidden="true" className="nau:auth-strength" />
      <p id={adviceId} data-slot="password-advice" className="nau:text-sm nau:text-auth-muted">
        {strength === undefined || strength === 'short'
          ? fill(words.passwordAdvice, { count: String(minLength) })
          : { weak: words.strengthWeak, fair: words.strengthFair, strong: words.strengthStrong }[strength]}
      </p>
      {/* Once the word has changed, not at each letter. */}
      <span role="status" className="nau:sr-only">
        {strength === undefined || strength === 'short' ? '' : { weak: words.strengthWeak, fair: words.strengthFair, strong: words.strengthStrong }[strength]}
      </span>
    </div>
  );
}

/** What is wrong with a password to be chosen: it is missing, or shorter than the backend takes. */
export function newPasswordProblem(field: string, value: string | undefined, words: AccountMessages, minLength: number): Record<string, string> {
  if (!value) return { [field]: words.newPasswordMissing };
  // Code points, as people count them.
  return [...value].length < minLength ? { [field]: fill(words.passwordTooShort, { count: String(minLength) }) } : {};
}

/** What a failure says at the field of a new password. Backends name it in several ways. */
export function newPasswordTexts(field: string, { code, fields = {} }: AuthFailure, messages: Messages): Record<string, string> {
  if (code === 'breachedPassword') return { [field]: messages.failure.breachedPassword };
  const own = fields[field] ?? fields.password ?? fields.new_password ?? fields.newPassword;
  return own === undefined ? fields : { ...fields, [field]: own };
}
