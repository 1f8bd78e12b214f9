'use client';

import type { Messages } from '../messages/Messages.js';
import { Field } from './ui/Field.js';
import type { FieldBinding } from './useAuthForm.js';

interface EmailFieldProps extends FieldBinding {
  id: string;
  messages: Messages;
  defaultValue?: string;
}

/** The e-mail address as a user name, so that password managers fill it and keep it beside the password. */
export function EmailField({ messages, ...props }: EmailFieldProps) {
  return (
    <Field {...props} label={messages.email} type="email" dir="ltr" autoComplete="username" autoCapitalize="none" spellCheck={false} placeholder={messages.emailPlaceholder} required />
  );
}
