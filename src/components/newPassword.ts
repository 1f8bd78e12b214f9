import type { AuthFailure } from '../auth/model/failure.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { fillCount, type Messages } from '../messages/Messages.js';

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
