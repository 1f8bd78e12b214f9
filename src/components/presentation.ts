'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AccountMessages } from '../messages/AccountMessages.js';
import { en, enAccount, enPages, enSession } from '../messages/en.js';
import { withOverrides, type MessageOverrides, type Messages } from '../messages/Messages.js';
import type { PageMessages } from '../messages/PageMessages.js';
import type { SessionMessages } from '../messages/SessionMessages.js';
import { useLooksAttributes } from './ui/looks.js';

export const MessagesContext = createContext<Messages>(en);

export const useMessages = (overrides?: MessageOverrides): Messages => withOverrides(useContext(MessagesContext), overrides);

/** The words of guards, badge and expiry dialog: those beside the app's catalogue, else English. */
export const useSessionMessages = (overrides?: MessageOverrides): SessionMessages => ({ ...enSession, ...useMessages(overrides).session });

/** The words of the screens in the place of NextAuth's: those beside the app's catalogue, else English. */
export const usePageMessages = (overrides?: MessageOverrides): PageMessages => ({ ...enPages, ...useMessages(overrides).pages });

/** The words of the forms around a password: those beside the app's catalogue, else English. */
export const useAccountMessages = (overrides?: MessageOverrides): AccountMessages => ({ ...enAccount, ...useMessages(overrides).account });

/** What every component puts on its outermost element: language, direction and looks. */
export const useRootProps = ({ locale, dir }: Messages) => ({ lang: locale, dir, ...useLooksAttributes() });

const never = () => () => {};

/** False in the server's HTML and while hydrating, true from then on. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false);
