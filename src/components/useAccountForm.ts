'use client';

import type { AccountCallOptions, AccountOutcome } from '../auth/client/account.js';
import { authBasePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { AccountMessages } from '../messages/AccountMessages.js';
import type { MessageOverrides, Messages } from '../messages/Messages.js';
import { useAccountMessages, useMessages } from './presentation.js';
import { useAuthForm, type AuthForm, type AuthFormOptions, type FormValues } from './useAuthForm.js';

/** What all forms around a password take. */
export interface AccountFormOptions {
  /** A failure to begin with, as the server found it after a form without scripts. */
  failure?: AuthFailure;
  /** Whether it was done already, without scripts. */
  done?: boolean;
  /** Called when it is done. */
  onSuccess?: () => unknown;
  /** Called when it was refused or did not work. The form shows it by itself. */
  onFailure?: (failure: AuthFailure) => void;
  /** Milliseconds after which a request counts as failed (`backendTimeout`). Default 10 000. */
  timeout?: number;
  /** Milliseconds after which the form says that it takes longer than usual. Default 3000. */
  slowAfter?: number;
  /** The path of NextAuth's API when no `AuthProvider` tells it. Default `/api/auth`. */
  basePath?: string;
  /** Other wording for parts of the form. */
  messages?: MessageOverrides;
}

/** A form's behaviour, with its words and where it goes without scripts. */
export interface AccountForm extends AuthForm {
  action: string;
  /** It is done; what it says of that takes the place of the form. */
  done: boolean;
  words: AccountMessages;
  messages: Messages;
  /** The sign-in page. */
  signInHref: string;
}

interface Step extends Pick<AuthFormOptions<undefined>, 'fields' | 'secrets'> {
  operation: 'register' | 'forgot-password' | 'reset-password' | 'change-password';
  validate: (values: FormValues, messages: Messages, words: AccountMessages) => Record<string, string>;
  call: (values: FormValues, options: AccountCallOptions) => Promise<AccountOutcome>;
  fieldTexts?: (failure: AuthFailure, messages: Messages, words: AccountMessages) => Record<string, string>;
  busyText: (words: AccountMessages) => string;
}

/** The behaviour of a form whose request is one of `auth/client/account`. */
export function useAccountForm(step: Step, options: AccountFormOptions): AccountForm {
  const client = useClientContext();
  const basePath = options.basePath ?? client.basePath;
  const messages = useMessages(options.messages);
  const words = useAccountMessages(options.messages);
  const { fieldTexts } = step;
  const form = useAuthForm<undefined>({
    name: step.operation,
    fields: step.fields,
    secrets: step.secrets,
    validate: (values) => step.validate(values, messages, words),
    send: async (values, attempt) => {
      const outcome = await step.call(values, { basePath, timeout: options.timeout, slowAfter: options.slowAfter, ...attempt });
      return outcome.status === 'rejected' ? outcome : { status: 'accepted', result: undefined };
    },
    onAccepted: () => options.onSuccess?.(),
    onFailure: options.onFailure,
    failure: options.failure,
    fieldTexts: fieldTexts && ((failure) => fieldTexts(failure, messages, words)),
    busyText: step.busyText(words),
    messages,
  });
  return {
    ...form,
    done: form.state === 'accepted' || (options.done === true && form.state === 'idle'),
    action: `${authBasePath(basePath)}/account/${step.operation}`,
    words,
    messages,
    signInHref: client.signInPath,
  };
}
