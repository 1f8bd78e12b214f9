'use client';

import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { signOut } from '../auth/client/signOut.js';
import { useSharedReading } from '../auth/client/useAuthState.js';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import type { SessionMessages } from '../messages/SessionMessages.js';
import { useHydrated, useMessages, useRootProps, useSessionMessages } from './presentation.js';
import { Avatar } from './ui/Avatar.js';
import { buttonClass } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { Icon } from './ui/Icon.js';
import { Spinner } from './ui/Spinner.js';
import { useSignInHref } from './useSignInHref.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

/** An entry of the badge's menu: a link, or something to do. */
export type SessionBadgeItem = { label: ReactNode } & ({ href: string } | { onSelect: () => void });

/** A node, or a function of the session. */
export type SessionContent = ReactNode | ((session: ClientSession) => ReactNode);

/** Content of the app's own in the badge. */
interface SessionBadgeContent {
  /** In place of the picture or the initials; 32 px high. Decoration: the name stands beside it. */
  avatar?: SessionContent;
  /** At the head of the menu, in place of name, e-mail and when the session ends. */
  menuHeader?: SessionContent;
  /** At the foot of the menu, below sign-out. */
  menuFooter?: SessionContent;
}

export interface SessionBadgeProps extends Customization, SessionBadgeContent {
  /** The app's own entries, above sign-out. */
  items?: readonly SessionBadgeItem[];
  /** Where to go after sign-out. Default `/`, below Next's `basePath`. */
  signOutCallbackUrl?: string;
  /** The sign-in page. Default: `AuthProvider`'s, else `/login`. */
  signInPath?: string;
  /** The path of NextAuth's API when no `AuthProvider` tells it. Default `/api/auth`. */
  basePath?: string;
  /** Other wording for parts of the badge. */
  messages?: MessageOverrides;
  /** Further classes for the outermost element. */
  className?: string;
}

/** The states of `data-state` on the badge. */
export const sessionBadgeStates = ['checking', 'signedIn', 'stale', 'signedOut', 'signOutPending', 'expired', 'unreachable'] as const;

/**
 * Who is signed in: avatar or initials and name, with a menu of the e-mail, when the session ends, the app's own
 * entries and sign-out; a link to sign in for whoever is not. All states have the same height, and the space of the name
 * is kept while it is read, so that a header does not jump. The menu opens, and signs out, without scripts as well.
 *
 * @example
 * ```tsx
 * <SessionBadge items={[{ label: 'Settings', href: '/settings' }]} />
 * ```
 */
export function SessionBadge(props: SessionBadgeProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ items = [], avatar, menuHeader, menuFooter, signOutCallbackUrl, signInPath, basePath, messages: overrides, className }: SessionBadgeProps) {
  const { state: auth, retry } = useSharedReading();
  const messages = useMessages(overrides);
  const words = useSessionMessages(overrides);
  const root = useRootProps(messages);
  const client = useClientContext();
  const path = signInPath ?? client.signInPath;
  const stale = auth.status === 'signedIn' && auth.stale;
  const isPending = auth.status === 'signedOut' && auth.pending === true;
  const state = stale ? 'stale' : isPending ? 'signOutPending' : auth.status;
  const badge = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    // What had the focus may have gone with the state before: whoever goes by keyboard stays in the badge.
    if (hadFocus.current && document.activeElement === document.body) badge.current!.querySelector<HTMLElement>('a, button, summary, [tabindex]')?.focus({ preventScroll: true });
  }, [state]);
  return (
    <Part slot="session-badge"
      {...root}
      elementRef={badge}
      onFocus={() => (hadFocus.current = true)}
      onBlur={() => (hadFocus.current = false)}
      data-state={state}
      look="nau:nau-badge"
      className={className}
    >
      {/* Stands in all states: what comes into a region that is known is read out, not a region that comes with its text (WCAG 4.1.3). */}
      <Part as="span" slot="status" role="status" className={isPending ? undefined : 'nau:sr-only'}>
        {auth.status === 'checking' && words.checking}
        {isPending && (
          // Takes the focus of the menu in which it was asked for: nothing else stands here.
          <Part as="span" slot="sign-out-pending" tabIndex={-1} look={cx(frame, 'nau:nau-muted nau:nau-focus-ring')}>
            <Spinner />
            {words.signOutPending}
          </Part>
        )}
      </Part>
      {auth.status === 'checking' && (
        <Part as="span" slot="placeholder" look={frame}>
          <Part as="span" slot="placeholder-part" look="nau:nau-skeleton nau:nau-skeleton-avatar" />
          <Part as="span" slot="placeholder-part" look="nau:nau-skeleton nau:nau-skeleton-name" />
        </Part>
      )}
      {auth.status === 'signedOut' && !isPending && <SignInLink path={path}>{messages.signIn}</SignInLink>}
      {auth.status === 'expired' && (
        <SignInLink path={path} expired>
          <Part as="span" slot="status" className="nau:sr-only">{words.expired} </Part>
          {words.signInAgain}
        </SignInLink>
      )}
      {auth.status === 'unreachable' && (
        <Part as="button" slot="retry" type="button" title={words.unreachable} onClick={retry} look={buttonClass('quiet')}>
          {words.retry}
        </Part>
      )}
      {auth.status === 'signedIn' && (
        <AccountMenu
          session={auth.session}
          stale={stale}
          items={items}
          slots={{ avatar, menuHeader, menuFooter }}
          words={words}
          locale={messages.locale}
          callbackUrl={signOutCallbackUrl ?? homePath(basePath ?? client.basePath)}
          basePath={basePath ?? client.basePath}
        />
      )}
    </Part>
  );
}

const frame = 'nau:nau-badge-frame';

function SignInLink({ path, expired, children }: { path: string; expired?: boolean; children: ReactNode }) {
  return (
    <Part as="a" slot="sign-in" href={useSignInHref(path, { expired })} look={buttonClass('quiet')}>
      {children}
    </Part>
  );
}

interface AccountMenuProps {
  session: ClientSession;
  stale?: boolean;
  items: readonly SessionBadgeItem[];
  slots: SessionBadgeContent;
  words: SessionMessages;
  locale: string;
  callbackUrl: string;
  basePath: string | undefined;
}

/** A disclosure (WAI-ARIA APG): `<details>` opens without scripts; arrows, Escape and a press outside need them. */
function AccountMenu({ session, stale, items, slots, words, locale, callbackUrl, basePath }: AccountMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { loadPage } = useClientContext();
  const [pending, setPending] = useState(false);
  const { name, email, image } = session.user ?? {};
  const shownName = name || email || words.anonymous;

  useEffect(() => {
    const closeOutside = (event: Event) => {
      const menu = details.current;
      if (menu?.open && !menu.contains(event.target as Node)) menu.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const menu = details.current!;
    const summary = menu.querySelector('summary')!;
    if (event.key === 'Escape' && menu.open) {
      menu.open = false;
      summary.focus();
      event.stopPropagation();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const edge = { Home: 0, End: -1 }[event.key];
    if (step === undefined && (edge === undefined || !menu.open)) return;
    event.preventDefault();
    menu.open = true;
    const entries = [...menu.querySelectorAll<HTMLElement>('[data-slot="item"]')];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const next = edge ?? (at < 0 ? (step! > 0 ? 0 : -1) : (at + step!) % entries.length);
    entries.at(next)?.focus();
  };

  const leave = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const outcome = await signOut({ callbackUrl, basePath, navigate: loadPage });
    // The badge says by itself that the server is still to be told.
    if (outcome.status === 'pending') setPending(false);
  };

  return (
    <Part as="details" slot="account" elementRef={details} look="nau:nau-shrinkable" onKeyDown={onKeyDown}>
      <Part as="summary" slot="account-trigger"
        aria-label={fill(words.accountMenu, { name: shownName })}
        look={cx(frame, 'nau:nau-trigger nau:nau-focus-ring', stale && 'nau:nau-muted nau:nau-grey')}
      >
        {slots.avatar === undefined ? <Avatar name={shownName} image={image} /> : contentOf(slots.avatar, session)}
        {/* Said by the label already: read as well, Chromium says it twice. */}
        <Part as="span" slot="account-name" aria-hidden dir="auto" look="nau:nau-name nau:truncate">
          {shownName}
        </Part>
        <Icon look="nau:nau-chevron">
          <path d="m7 10 5 5 5-5" />
        </Icon>
      </Part>
      <Part slot="menu"
        look="nau:nau-menu"
      >
        <Part slot="menu-header" look="nau:nau-menu-text">
          {slots.menuHeader === undefined ? (
            <>
              <Part as="span" slot="menu-name" dir="auto" look="nau:nau-strong">{shownName}</Part>
              {email && email !== shownName && (
                <Part as="span" slot="email" dir="auto" look="nau:nau-muted">
                  {email}
                </Part>
              )}
            </>
          ) : (
            contentOf(slots.menuHeader, session)
          )}
          {stale && <Part as="span" slot="notice" look="nau:nau-muted">{words.unreachable}</Part>}
          {slots.menuHeader === undefined && <SessionEnd session={session} words={words} locale={locale} />}
        </Part>
        <Part as="hr" slot="menu-separator" look="nau:nau-line" />
        {items.map((item, index) =>
          'href' in item ? (
            <Part as="a" slot="item" key={index} href={item.href} look={itemClass}>
              {item.label}
            </Part>
          ) : (
            <Part as="button" slot="item"
              key={index}
              type="button"
              look={itemClass}
              onClick={() => {
                details.current!.open = false;
                item.onSelect();
              }}
            >
              {item.label}
            </Part>
          ),
        )}
        <Part as="form" slot="sign-out-form" method="post" action={`${authBasePath(basePath)}/signout`} suppressHydrationWarning onSubmit={leave} look="nau:nau-group">
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <Part as="button" slot="item" aria-disabled={pending || undefined} look={itemClass}>
            {pending && <Spinner />}
            {words.signOut}
          </Part>
        </Part>
        {slots.menuFooter !== undefined && (
          <>
            <Part as="hr" slot="menu-separator" look="nau:nau-line" />
            <Part slot="menu-footer" look="nau:nau-menu-text">
              {contentOf(slots.menuFooter, session)}
            </Part>
          </>
        )}
      </Part>
    </Part>
  );
}

const contentOf = (slot: SessionContent, session: ClientSession): ReactNode => (typeof slot === 'function' ? slot(session) : slot);

const itemClass = 'nau:nau-menu-item';

/** Only in the browser: the server knows neither the person's clock nor their time zone. */
function SessionEnd({ session, words, locale }: { session: ClientSession; words: SessionMessages; locale: string }) {
  const end = session.accessTokenExpires ?? session.expires;
  const time = useHydrated() && localTime(end, locale);
  return time && (
    <Part as="time" slot="session-end" dateTime={end} look="nau:nau-muted">
      {fill(words.sessionEnds, { time })}
    </Part>
  );
}

/** The time of day, with the date when that is not today; empty for what is no date. */
function localTime(date: string, locale: string): string {
  const end = new Date(date);
  if (Number.isNaN(end.getTime())) return '';
  const today = end.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { dateStyle: today ? undefined : 'medium', timeStyle: 'short' }).format(end);
}
