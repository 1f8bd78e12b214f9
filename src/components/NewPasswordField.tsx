'use client';

import { useState } from 'react';
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
  const [wasBusy, setWasBusy] = useState(props.readOnly);
  if (wasBusy !== props.readOnly) {
    setWasBusy(props.readOnly);
    // The form has emptied it after its request, without an event.
    if (wasBusy) setStrength(undefined);
  }
  const told = strength && { short: '', weak: words.strengthWeak, fair: words.strengthFair, strong: words.strengthStrong }[strength];
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
        {told || fillCount(messages.locale, words.passwordAdvice, minLength)}
      </Part>
      {/* Once the word has changed, not at each letter. */}
      <Part as="span" slot="status" role="status" className="nau:sr-only">
        {told}
      </Part>
    </Part>
  );
}
