'use client';

import { useState } from 'react';
import type { AuthFailure } from '../auth/model/failure.js';
import { passwordStrength } from '../auth/model/passwordStrength.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { fillCount, type Messages } from '../messages/Messages.js';
import { PasswordField } from './ui/PasswordField.js';
import type { FieldBinding } from './useAuthForm.js';
import { Part } from './ui/Part.js';

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
    <Part slot="new-password-field" data-strength={strength} look="nau:nau-group">
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
      <Part slot="password-strength" aria-hidden="true" look="nau:nau-strength" />
      <Part as="p" slot="password-advice" id={adviceId} look="nau:nau-hint">
        {strength === undefined || strength === 'short'
          ? fillCount(messages.locale, words.passwordAdvice, minLength)
          : { weak: words.strengthWeak, fair: words.strengthFair, strong: words.strengthStrong }[strength]}
      </Part>
      {/* Once the word has changed, not at each letter. */}
      <Part as="span" slot="status" role="status" className="nau:sr-only">
        {strength === undefined || strength === 'short' ? '' : { weak: words.strengthWeak, fair: words.strengthFair, strong: words.strengthStrong }[strength]}
      </Part>
    </Part>
  );
}

/** What is wrong with a password to be chosen: it is missing, or shorter than the backend takes. */
export function newPasswordProblem(field: string, value: string | undefined, words: AccountMessages, { locale }: Messages, minLength: number): Record<string, string> {
  if (!value) return { [field]: words.newPasswordMissing };
  // Code points, as people count them.
  return [...value].length < minLength ? { [field]: fillCount(locale, words.passwordTooShort, minLength) } : {};
}

/** What a failure says at the field of a new password. Backends name it in several ways. */
export function newPasswordTexts(field: string, { code, fields = {} }: AuthFailure, messages: Messages): Record<string, string> {
  if (code === 'breachedPassword') return { [field]: messages.failure.breachedPassword };
  const own = fields[field] ?? fields.password ?? fields.new_password ?? fields.newPassword;
  return own === undefined ? fields : { ...fields, [field]: own };
}
