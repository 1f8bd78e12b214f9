'use client';

import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import { useMessages, usePageMessages, useRootProps } from './presentation.js';
import { Part } from './ui/Part.js';
import type { SlotName } from './ui/slotNames.js';
import { Customized, useLooks, type AuthCardLayout, type Customization } from './ui/looks.js';

/** What every screen of the kit takes for its frame. */
export interface AuthCardFrame extends Customization {
  /** What stands above the heading, such as a logo with its `alt`. Default `appearance.logo`. */
  logo?: ReactNode;
  /** What stands below the content, such as terms. */
  footer?: ReactNode;
  /**
   * `card`: a card in the middle of the page. `split`: beside it `aside` takes the other half of the page, from 64rem on.
   * `bare`: neither page nor card, for a place of the app's own. Default `appearance.layout`, else `card`.
   */
  layout?: AuthCardLayout;
  /** With `split`: an image or anything else; decoration, so that phones miss nothing without it. */
  aside?: ReactNode;
  /** The outermost element. Default `main`; `div` when the app's layout has a `main` already. */
  as?: 'main' | 'div';
  /** Further classes for the outermost element. */
  className?: string;
}

export interface AuthCardProps extends AuthCardFrame {
  /** The one heading of level 1. */
  title: ReactNode;
  children: ReactNode;
  /** The state of the screen, for CSS and tests. */
  state?: string;
  /** The name of the screen, for CSS and tests. Default `auth-card`. */
  slotName?: SlotName;
  /** Other wording, of which only the language counts here. */
  messages?: MessageOverrides;
}

/**
 * The frame of every screen: logo, heading, content, footer, in one of three layouts.
 *
 * @example
 * ```tsx
 * <AuthCard title="Create your account" layout="split" aside={<img src="/desk.webp" alt="" />}>
 *   <RegisterForm />
 * </AuthCard>
 * ```
 */
export function AuthCard(props: AuthCardProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, children, logo: ownLogo, footer, layout: ownLayout, aside, as = 'main', state, slotName = 'auth-card', messages: overrides, className }: AuthCardProps) {
  const root = useRootProps(useMessages(overrides));
  const { titleWithError } = usePageMessages(overrides);
  const { appearance = {} } = useLooks();
  const layout = ownLayout ?? appearance.layout ?? 'card';
  const logo = ownLogo ?? appearance.logo;
  const frameRef = useRef<HTMLElement>(null);
  useErrorTitle(frameRef, layout === 'bare' ? undefined : titleWithError);
  const content = (
    <>
      <Part as="header" slot="header" look="nau:nau-header">
        {logo && (
          <Part slot="logo" look="nau:nau-logo">
            {typeof logo === 'string' ? <Part as="img" slot="logo-image" src={logo} alt="" look="nau:nau-logo-image" /> : logo}
          </Part>
        )}
        <Part as="h1" slot="title" look="nau:nau-title">
          {title}
        </Part>
      </Part>
      {children}
      {footer && (
        <Part as="footer" slot="footer" look="nau:nau-footer">
          {footer}
        </Part>
      )}
    </>
  );
  const frame = { ...root, as, elementRef: frameRef as Ref<HTMLDivElement>, slot: slotName, 'data-state': state, 'data-layout': layout, className };
  if (layout === 'bare') {
    return (
      <Part {...frame} look="nau:nau-bare">
        {content}
      </Part>
    );
  }
  return (
    <Part {...frame} look={layout === 'split' ? 'nau:nau-split' : 'nau:nau-page'}>
      <Part slot="card" look="nau:nau-card">
        {content}
      </Part>
      {layout === 'split' && aside && (
        <Part slot="aside" look="nau:nau-aside">
          {aside}
        </Part>
      )}
    </Part>
  );
}

/**
 * Puts "Error:" before the page's title for as long as something on the screen says that something is wrong (GOV.UK Design
 * System, "Error summary"): whoever comes back to the tab, or hears its title, knows. By what is shown, as the forms of a
 * screen may be the app's own.
 *
 * @param template with `{title}`; `undefined` leaves the title alone
 */
function useErrorTitle(frame: { current: HTMLElement | null }, template: string | undefined): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || !template) return;
    let before: string | undefined;
    let changed: string | undefined;
    const restore = () => {
      // The app may have set another one meanwhile.
      if (before !== undefined && document.title === changed) document.title = before;
      before = undefined;
    };
    const look = () => {
      const hasError = element.querySelector('[data-slot="alert"][data-state="shown"], [data-slot="field-error"]') !== null;
      if (!hasError) restore();
      else if (before === undefined) {
        before = document.title;
        changed = fill(template, { title: before });
        document.title = changed;
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    look();
    return () => {
      observer.disconnect();
      restore();
    };
  }, [frame, template]);
}
