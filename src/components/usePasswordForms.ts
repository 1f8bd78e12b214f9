'use client';

import { changePassword, requestPasswordReset, resetPassword } from '../auth/client/account.js';
import { newPasswordProblem, newPasswordTexts } from './newPassword.js';
import { useAccountForm, type AccountForm, type AccountFormOptions } from './useAccountForm.js';
import { emailProblem } from './useLoginForm.js';

/** What `ForgotPasswordForm` does, for markup of your own: as `useLoginForm`, with the field `email`; then `done`. */
export const useForgotPasswordForm = (options: AccountFormOptions = {}): AccountForm =>
  useAccountForm(
    {
      operation: 'forgot-password',
      fields: ['email'],
      secrets: [],
      validate: ({ email }, messages): Record<string, string> => {
        const problem = emailProblem(email, messages);
        return problem ? { email: problem } : {};
      },
      call: ({ email = '' }, call) => requestPasswordReset({ email }, call),
      busyText: ({ sendingLink }) => sendingLink,
    },
    options,
  );

export interface ResetPasswordFormOptions extends AccountFormOptions {
  /** The `token` parameter of the mail's link. */
  token: string;
  /** The fewest characters that the backend takes. Default 8. */
  minLength?: number;
}

/** What `ResetPasswordForm` does, for markup of your own: as `useLoginForm`, with the field `password`; then `done`. */
export const useResetPasswordForm = ({ token, minLength = 8, ...options }: ResetPasswordFormOptions): AccountForm =>
  useAccountForm(
    {
      operation: 'reset-password',
      fields: ['password'],
      secrets: ['password'],
      validate: ({ password }, messages, words) => newPasswordProblem('password', password, words, messages, minLength),
      call: ({ password = '' }, call) => resetPassword({ token, password }, call),
      fieldTexts: (failure, messages) => newPasswordTexts('password', failure, messages),
      busyText: ({ savingPassword }) => savingPassword,
    },
    options,
  );

export interface ChangePasswordFormOptions extends AccountFormOptions {
  /** The fewest characters that the backend takes. Default 8. */
  minLength?: number;
}

/** What `ChangePasswordForm` does, for markup of your own: as `useLoginForm`, with the fields `currentPassword` and `newPassword`; then `done`. */
export const useChangePasswordForm = ({ minLength = 8, ...options }: ChangePasswordFormOptions = {}): AccountForm =>
  useAccountForm(
    {
      operation: 'change-password',
      fields: ['currentPassword', 'newPassword'],
      secrets: ['currentPassword', 'newPassword'],
      validate: ({ currentPassword, newPassword }, messages, words) => ({
        ...(!currentPassword && { currentPassword: words.currentPasswordMissing }),
        ...newPasswordProblem('newPassword', newPassword, words, messages, minLength),
      }),
      call: ({ currentPassword = '', newPassword = '' }, call) => changePassword({ currentPassword, newPassword }, call),
      fieldTexts: (failure, messages, words) => {
        if (failure.code === 'invalidCredentials') return { currentPassword: words.currentPasswordWrong };
        const { current_password: current, ...texts } = newPasswordTexts('newPassword', failure, messages);
        return { ...texts, ...(current !== undefined && { currentPassword: current }) };
      },
      busyText: ({ savingPassword }) => savingPassword,
    },
    options,
  );
