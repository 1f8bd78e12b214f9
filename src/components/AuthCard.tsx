'use client';

import type { ReactNode } from 'react';
import type { MessageOverrides } from '../messages/Messages.js';
import { OwnPageContext, useMessages, useRootProps } from './presentation.js';
import { cx } from './ui/cx.js';

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
  const content = (
    <>
      <header className="nau:grid nau:gap-4">
        {logo && <div data-slot="logo">{logo}</div>}
        <h1 data-slot="title" className="nau:text-2xl nau:font-semibold nau:tracking-tight nau:text-balance">
          {title}
        </h1>
      </header>
      <OwnPageContext.Provider value={layout !== 'bare'}>{children}</OwnPageContext.Provider>
      {footer && <footer data-slot="footer">{footer}</footer>}
    </>
  );
  const frame = { ...root, 'data-slot': slotName, 'data-state': state, 'data-layout': layout };
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
      className={cx('nau:min-h-dvh nau:bg-auth-page nau:text-base nau:text-auth-text', layout === 'split' ? 'nau:auth-split' : 'nau:grid nau:place-items-center nau:px-4 nau:py-8', className)}
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
