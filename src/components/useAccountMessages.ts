'use client';

import { useContext } from 'react';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { enAccount } from '../messages/enAccount.js';
import { PresentationContext } from './presentation.js';

/** The words of the forms around a password: those beside the app's catalogue, else English. */
export function useAccountMessages(overrides?: Partial<AccountMessages>): AccountMessages {
  const { account = enAccount } = useContext(PresentationContext).messages;
  return overrides ? { ...account, ...overrides } : account;
}
