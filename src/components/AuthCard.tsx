'use client';

import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import { useMessages, useRootProps } from './presentation.js';
import { cx } from './ui/cx.js';
import { usePageMessages } from './usePageMessages.js';

/** How a screen fills its page. */
export const authCardLayouts = ['card', 'split', 'bare'] as const;
export type AuthCardLayout = (typeof authCardLayouts)[number];

/** What every screen of the kit takes for its frame. */
export interface AuthCardFrame {
  /** What stands above the heading, such as a logo with its `alt`. */
  logo?: ReactNode;
  /** What stands below the content, such as terms. */
  footer?: ReactNode;
  /**
   * `card`: a card in the middle of the page. `split`: beside it `aside` takes the other half of the page, from 64rem on.
   * `bare`: neither page nor card, for a place of the app's own. Default `card`.
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
  slotName?: string;
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
export function AuthCard({ title, children, logo, footer, layout = 'card', aside, as: Root = 'main', state, slotName = 'auth-card', messages: overrides, className }: AuthCardProps) {
  const root = useRootProps(useMessages(overrides));
  const { titleWithError } = usePageMessages();
  const frameRef = useRef<HTMLElement>(null);
  useErrorTitle(frameRef, layout === 'bare' ? undefined : titleWithError);
  const content = (
    <>
      <header className="nau:grid nau:gap-4">
        {logo && <div data-slot="logo">{logo}</div>}
        <h1 data-slot="title" className="nau:text-2xl nau:font-semibold nau:tracking-tight nau:text-balance">
          {title}
        </h1>
      </header>
      {children}
      {footer && <footer data-slot="footer">{footer}</footer>}
    </>
  );
  const frame = { ...root, ref: frameRef as Ref<HTMLDivElement>, 'data-slot': slotName, 'data-state': state, 'data-layout': layout };
  if (layout === 'bare') {
    return (
      <Root {...frame} className={cx('nau:grid nau:gap-6 nau:text-base nau:text-auth-text', className)}>
        {content}
      </Root>
    );
  }
  return (
    <Root
      {...frame}
      className={cx('nau:min-h-dvh nau:text-base nau:text-auth-text', layout === 'split' ? 'nau:auth-split' : 'nau:grid nau:place-items-center nau:bg-auth-page nau:px-4 nau:py-8', className)}
    >
      <div data-slot="card" className="nau:auth-card">
        {content}
      </div>
      {layout === 'split' && aside && (
        <div data-slot="aside" className="nau:auth-aside">
          {aside}
        </div>
      )}
    </Root>
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
