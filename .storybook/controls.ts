import { isValidElement } from 'react';
import type { ArgTypesEnhancer } from 'storybook/internal/types';
import { authCardLayouts, buttonVariants } from '../src/index.js';

/** The lists that types are made of; Storybook reads the name of such a type and no more. */
const choices: Readonly<Record<string, readonly string[]>> = { variant: buttonVariants, layout: authCardLayouts };

/** What an app needs and a story shows nothing of. */
const unseen: ReadonlySet<string> = new Set(['basePath', 'className', 'idPrefix', 'inputRef', 'look', 'nonce', 'slotName']);

const simple: ReadonlySet<string | undefined> = new Set(['boolean', 'enum', 'number', 'string']);

const isData = (value: unknown): boolean => Array.isArray(value) || (typeof value === 'object' && value !== null && !isValidElement(value));

/** Controls where they help: for switches, texts and choices, and for objects that the story begins with. The table of props has all. */
export const controlsThatHelp: ArgTypesEnhancer = ({ argTypes, initialArgs }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      if (argType.control !== undefined) return [name, argType];
      const options = choices[name];
      if (options) return [name, { ...argType, control: { type: 'radio' }, options }];
      const helps = !unseen.has(name) && (simple.has(argType.type?.name) || isData(initialArgs[name]));
      if (helps) return [name, argType];
      return [name, { ...argType, control: typeof initialArgs[name] === 'string' ? { type: 'text' } : false }];
    }),
  );
