'use client';

import { createContext, useContext, useId, useMemo, type ElementType, type HTMLAttributes, type ReactNode } from 'react';
import { cx } from './cx.js';
import { slotNames, type SlotName } from './slotNames.js';

export const colorSchemes = ['auto', 'media', 'light', 'dark'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const radii = ['none', 'small', 'medium', 'large', 'full'] as const;

/** How a screen fills its page. */
export const authCardLayouts = ['card', 'split', 'bare'] as const;
export type AuthCardLayout = (typeof authCardLayouts)[number];

/** How the kit looks. It takes all that NextAuth's `theme` has, so that `appearance={authOptions.theme}` is right. */
export interface Appearance {
  /**
   * `light` or `dark`, whatever the page does. `media`: what the person's device prefers. `auto` (the default): what the page does,
   * by its `color-scheme`, by a class (`.dark`, `.light`) or by an attribute (`data-theme`, `data-mode`, `data-bs-theme`). NextAuth's
   * `auto` follows the device, as `media` does here.
   */
  colorScheme?: (typeof colorSchemes)[number];
  /** What stands above the heading of a page: nodes, or the URL of an image, which is decoration beside the heading. */
  logo?: ReactNode;
  /**
   * The brand's colour, as CSS writes colours, and opaque: the main button's. Its text, its states, links, focus rings and the dark scheme's
   * colours are worked out of it, so that each can be read (WCAG 2.2, 1.4.3 and 1.4.11). Default `--auth-brand`.
   */
  brandColor?: string;
  /** The colour of the text on the brand's colour, in place of the black or white that is worked out. */
  buttonText?: string;
  /** How much room things have: `compact` has controls of 36 px in place of 44. Default `comfortable`. */
  density?: (typeof densities)[number];
  /** How round corners are. Default `medium`. */
  radius?: (typeof radii)[number];
  /** How pages fill their place, where the page itself does not say. Default `card`. */
  layout?: AuthCardLayout;
}

/** What an app adds to an element: its attributes and listeners. `preventDefault()` in a listener keeps the kit's own from running. */
export type SlotProps = HTMLAttributes<HTMLElement> & { [name: `data-${string}`]: unknown };

/** What every component takes, and `AuthProvider` for all below it; the nearer one wins. */
export interface Customization {
  /** How it looks. */
  appearance?: Appearance;
  /** Further classes for single elements, by the name in their `data-slot`. */
  classNames?: { readonly [Slot in SlotName]?: string };
  /** Components in place of single elements, by that name. They get all that the element would: pass it on, `ref` and `children` included. */
  slots?: { readonly [Slot in SlotName]?: ElementType };
  /** Further attributes and listeners for single elements, by that name. */
  slotProps?: { readonly [Slot in SlotName]?: SlotProps };
  /** Leaves the kit's own classes out, but that which hides texts for screen readers. */
  unstyled?: boolean;
  /** The nonce of the page's Content-Security-Policy, for the `<style>` that `brandColor` and providers' colours need. */
  nonce?: string;
}

/** What is in force at a place, `id` included: the scope that a `<style>` of ours speaks to. */
interface Looks extends Customization {
  id?: string;
}

const LooksContext = createContext<Looks>({});

export const useLooks = (): Looks => useContext(LooksContext);

/** A component with its `Customization` taken out of the props and in force for itself and all below. */
export function Customized({ of: Content, ...props }: Customization & { of: ElementType; [prop: string]: unknown }): ReactNode {
  const { appearance, classNames, slots, slotProps, unstyled, nonce, ...own } = props;
  return (
    <CustomizationProvider {...{ appearance, classNames, slots, slotProps, unstyled, nonce }}>
      <Content {...own} />
    </CustomizationProvider>
  );
}

export function CustomizationProvider({ children, appearance, classNames, slots, slotProps, unstyled, nonce }: Customization & { children: ReactNode }): ReactNode {
  const outer = useLooks();
  // Without quotes, angle brackets and ampersands, which a server would escape in a <style>.
  const ownId = `nau${useId().replace(/\W/g, '')}`;
  const css = appearance && brandRule(ownId, appearance, outer.appearance);
  const looks = useMemo((): Looks => {
    if (process.env.NODE_ENV !== 'production') {
      warnOfUnknownSlots({ classNames, slots, slotProps });
      warnOfUnknownLooks(appearance);
    }
    return {
      appearance: { ...outer.appearance, ...appearance },
      classNames: joined(outer.classNames, classNames),
      slots: { ...outer.slots, ...slots },
      slotProps: { ...outer.slotProps, ...slotProps },
      unstyled: unstyled ?? outer.unstyled,
      nonce: nonce ?? outer.nonce,
      id: css ? ownId : outer.id,
    };
  }, [outer, appearance, classNames, slots, slotProps, unstyled, nonce, css, ownId]);
  return (
    <LooksContext.Provider value={looks}>
      {css && <Rule css={css} nonce={looks.nonce} />}
      {children}
    </LooksContext.Provider>
  );
}

/** A rule for colours that only the app knows: no `style` attribute, which a Content-Security-Policy has no nonce for. */
export function Rule({ css, nonce }: { css: string; nonce?: string }) {
  // Browsers hide the nonce of an element from scripts, and React would miss it.
  return css && <style nonce={nonce} suppressHydrationWarning>{css}</style>;
}

/** What the outermost element of a component says of looks. */
export function useLooksAttributes() {
  const { appearance: { colorScheme = 'auto', density, radius } = {}, id } = useLooks();
  return {
    'data-auth-root': '',
    'data-color-scheme': colorScheme === 'auto' ? undefined : colorScheme,
    'data-density': density,
    'data-radius': radius,
    'data-auth-brand': id,
  };
}

function brandRule(id: string, { brandColor, buttonText }: Appearance, outer?: Appearance): string {
  const text = cssColor(buttonText, 'buttonText', '--auth-on-brand');
  // A text alone is for the brand around it, whose own rule does not reach here.
  const brand = cssColor(brandColor || (text && outer?.brandColor), 'brandColor', '--auth-brand');
  // What the page says of the accent (shadcn.css does) or of the brand's text and its dark was made for another brand.
  const others = brand && '--auth-brand-dark:initial;--auth-accent:initial;--auth-focus:initial;--auth-on-brand:initial;';
  return brand + text && `[data-auth-brand=${id}]{${others}${brand}--auth-on-accent:initial;${text}}`;
}

/** A declaration, or nothing for what could end the rule that it stands in. */
function cssColor(color: string | undefined, option: string, property: string): string {
  if (!color) return '';
  if (/^[\w\s#%(),.+/-]+$/.test(color)) return `${property}:${color};`;
  if (process.env.NODE_ENV !== 'production') {
    console.error(`next-auth-ui: appearance.${option} is ${JSON.stringify(color)}, which is no CSS colour, so it is left out. Write one such as '#4f46e5' or 'oklch(0.5 0.2 270)'.`);
  }
  return '';
}

function joined(outer: Looks['classNames'] = {}, inner: Looks['classNames'] = {}): Looks['classNames'] {
  const all: Record<string, string> = { ...outer };
  for (const [slot, names] of Object.entries(inner)) all[slot] = cx(all[slot], names);
  return all;
}

const warned = new Set<string>();

function warnOnce(text: string): void {
  if (!warned.has(text)) console.error(`next-auth-ui: ${text}`);
  warned.add(text);
}

function warnOfUnknownLooks(appearance: Appearance = {}): void {
  const known: Record<keyof Appearance, readonly string[] | undefined> = { colorScheme: colorSchemes, logo: undefined, brandColor: undefined, buttonText: undefined, density: densities, radius: radii, layout: authCardLayouts };
  for (const [option, value] of Object.entries(appearance)) {
    const values = known[option as keyof Appearance];
    if (!Object.hasOwn(known, option)) warnOnce(`appearance has the key '${option}', which is none of its own, so it does nothing. It takes: ${Object.keys(known).join(', ')}.`);
    else if (values && value !== undefined && !values.includes(value as string)) warnOnce(`appearance.${option} is ${JSON.stringify(value)}, which it does not know, so it does nothing. It takes: ${values.join(', ')}.`);
  }
}

function warnOfUnknownSlots({ classNames, slots, slotProps }: Customization): void {
  for (const [option, values] of Object.entries({ classNames, slots, slotProps })) {
    for (const slot of Object.keys(values ?? {})) {
      if ((slotNames as readonly string[]).includes(slot)) continue;
      warnOnce(`${option} has the key '${slot}', and no element has that name, so it does nothing. The names stand in the elements' data-slot: ${slotNames.join(', ')}.`);
    }
  }
}
