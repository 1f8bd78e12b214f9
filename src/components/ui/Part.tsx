'use client';

import type { ComponentPropsWithoutRef, ComponentPropsWithRef, ElementType, JSX } from 'react';
import { cx } from './cx.js';
import { useLooks, type SlotProps } from './looks.js';
import type { SlotName } from './slotNames.js';

type PartProps<As extends keyof JSX.IntrinsicElements> = Omit<ComponentPropsWithoutRef<As>, 'slot' | 'ref'> & {
  /** The element's public name. */
  slot: SlotName;
  /** The element. Default `div`. */
  as?: As;
  /** The kit's own classes, which `unstyled` leaves out; `className` stays. */
  look?: string | false;
  /** Not `ref`, which React 18 keeps from function components. */
  elementRef?: ComponentPropsWithRef<As>['ref'];
  [data: `data-${string}`]: unknown;
};

/** An element of the kit: named, and as the app has it with `classNames`, `slots`, `slotProps` and `unstyled`. */
export function Part<As extends keyof JSX.IntrinsicElements = 'div'>({ slot, as, look, elementRef, className, ...props }: PartProps<As>) {
  const { classNames, slots, slotProps, unstyled } = useLooks();
  const further = slotProps?.[slot];
  const Element: ElementType = slots?.[slot] ?? as ?? 'div';
  return (
    <Element
      data-slot={slot}
      {...(further ? withFurther(props, further) : props)}
      ref={elementRef}
      className={cx(!unstyled && (look || 'nau:'), className, classNames?.[slot], further?.className) || undefined}
    />
  );
}

/** The app's attributes above the kit's; of two listeners the app's comes first, and may prevent ours. */
function withFurther(own: Record<string, unknown>, further: SlotProps): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...own, ...further };
  for (const [name, theirs] of Object.entries(further)) {
    const ours = own[name];
    if (typeof ours !== 'function' || typeof theirs !== 'function') continue;
    merged[name] = (event: { defaultPrevented?: boolean }) => {
      theirs(event);
      if (!event.defaultPrevented) ours(event);
    };
  }
  return merged;
}
