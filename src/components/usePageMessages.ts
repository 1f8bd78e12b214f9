'use client';

import { useContext } from 'react';
import { enPages } from '../messages/enPages.js';
import type { PageMessages } from '../messages/PageMessages.js';
import { PresentationContext } from './presentation.js';

/** The words of the screens in the place of NextAuth's: those beside the app's catalogue, else English. */
export function usePageMessages(overrides?: Partial<PageMessages>): PageMessages {
  const { pages = enPages } = useContext(PresentationContext).messages;
  return overrides ? { ...pages, ...overrides } : pages;
}
