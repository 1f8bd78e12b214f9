'use client';

import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import { en } from '../messages/en.js';
import { fill, withOverrides, type MessageOverrides, type Messages } from '../messages/Messages.js';

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

/** Whether a component stands on a screen of the kit's own, whose title it may change. */
export const OwnPageContext = createContext(false);

/** Puts "Error:" before the page's title for as long as there is one, on the kit's own screens (GOV.UK Design System, "Error summary"). */
export function useErrorTitle(hasError: boolean, messages: Messages): void {
  const ownPage = useContext(OwnPageContext);
  const template = messages.errorTitle;
  useEffect(() => {
    if (!ownPage || !hasError) return;
    const { title } = document;
    const changed = fill(template, { title });
    document.title = changed;
    return () => {
      // The app may have set another one meanwhile.
      if (document.title === changed) document.title = title;
    };
  }, [ownPage, hasError, template]);
}

const never = () => () => {};

/** False in the server's HTML and while hydrating, true from then on. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false);
