'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import { en } from '../messages/en.js';
import { withOverrides, type MessageOverrides, type Messages } from '../messages/Messages.js';

export const colorSchemes = ['auto', 'light', 'dark'] as const;

/** How the kit looks. */
export interface Appearance {
  /**
   * `light` or `dark`, whatever the page does; `auto` (the default) takes the page's own `color-scheme`, and is dark
   * below `.dark` or `[data-theme="dark"]`.
   */
  colorScheme?: (typeof colorSchemes)[number];
}

interface Presentation {
  messages: Messages;
  appearance: Appearance;
}

export const PresentationContext = createContext<Presentation>({ messages: en, appearance: {} });

export function useMessages(overrides?: MessageOverrides): Messages {
  return withOverrides(useContext(PresentationContext).messages, overrides);
}

/** What every component puts on its outermost element: language and colour scheme. */
export function useRootProps(messages: Messages) {
  const { colorScheme = 'auto' } = useContext(PresentationContext).appearance;
  return {
    lang: messages.locale,
    'data-auth-root': '',
    'data-color-scheme': colorScheme === 'auto' ? undefined : colorScheme,
  };
}

const never = () => () => {};

/** False in the server's HTML and while hydrating, true from then on. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false);
