'use client';

import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import type { ClientSession } from '../auth/client/readSession.js';
import { signOut } from '../auth/client/signOut.js';
import { useSharedReading } from '../auth/client/useAuthState.js';
import { fill, type MessageOverrides, type Messages } from '../messages/Messages.js';
import { useHydrated, useMessages, useRootProps } from './presentation.js';
import { Avatar } from './ui/Avatar.js';
import { buttonClass } from './ui/Button.js';
import { cx } from './ui/cx.js';
import { Spinner } from './ui/Spinner.js';
import { useSignInHref } from './useSignInHref.js';

/** An entry of the badge's menu: a link, or something to do. */
export type SessionBadgeItem = { label: ReactNode } & ({ href: string } | { onSelect: () => void });

/** A node, or a function of the session. */
type SessionSlot = ReactNode | ((session: ClientSession) => ReactNode);

export interface SessionBadgeSlots {
  /** In place of the picture or the initials; 32 px high. Decoration: the name stands beside it. */
  avatar?: SessionSlot;
  /** At the head of the menu, in place of name, e-mail and when the session ends. */
  menuHeader?: SessionSlot;
  /** At the foot of the menu, below sign-out. */
  menuFooter?: SessionSlot;
}

export interface SessionBadgeProps {
  /** The app's own entries, above sign-out. */
  items?: readonly SessionBadgeItem[];
  /** Parts of the app's own in the badge. */
  slots?: SessionBadgeSlots;
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
export function SessionBadge({ items = [], slots = {}, signOutCallbackUrl, signInPath, basePath, messages: overrides, className }: SessionBadgeProps) {
  const { state: auth, retry } = useSharedReading();
  const messages = useMessages(overrides);
  const root = useRootProps(messages);
  const client = useClientContext();
  const path = signInPath ?? client.signInPath;
  const stale = auth.status === 'signedIn' && auth.stale;
  return (
    <div
      {...root}
      data-slot="session-badge"
      data-state={stale ? 'stale' : auth.status === 'signedOut' && auth.pending ? 'signOutPending' : auth.status}
      className={cx('nau:relative nau:inline-flex nau:min-h-11 nau:min-w-36 nau:items-center nau:justify-end nau:text-sm nau:text-auth-text', className)}
    >
      {auth.status === 'checking' && (
        <span role="status" className={frame}>
          <span className="nau:size-8 nau:rounded-full nau:bg-auth-hover nau:auth-pulse" />
          <span className="nau:h-3 nau:w-16 nau:rounded-full nau:bg-auth-hover nau:auth-pulse" />
          <span className="nau:sr-only">{messages.checking}</span>
        </span>
      )}
      {auth.status === 'signedOut' && !auth.pending && <SignInLink path={path}>{messages.signIn}</SignInLink>}
      {auth.status === 'signedOut' && auth.pending && (
        <span role="status" data-slot="sign-out-pending" className={cx(frame, 'nau:text-auth-muted')}>
          <Spinner />
          {messages.signOutPending}
        </span>
      )}
      {auth.status === 'expired' && (
        <SignInLink path={path} expired>
          <span className="nau:sr-only">{messages.expired} </span>
          {messages.signInAgain}
        </SignInLink>
      )}
      {auth.status === 'unreachable' && (
        <button type="button" data-slot="retry" title={messages.unreachable} onClick={retry} className={buttonClass('quiet')}>
          <span className="nau:sr-only">{messages.unreachable} </span>
          {messages.retry}
        </button>
      )}
      {auth.status === 'signedIn' && (
        <AccountMenu
          session={auth.session}
          stale={stale}
          items={items}
          slots={slots}
          messages={messages}
          callbackUrl={signOutCallbackUrl ?? homePath(basePath ?? client.basePath)}
          basePath={basePath ?? client.basePath}
        />
      )}
    </div>
  );
}

const frame = 'nau:flex nau:min-h-11 nau:min-w-0 nau:items-center nau:gap-2 nau:rounded-auth-control nau:px-2';

function SignInLink({ path, expired, children }: { path: string; expired?: boolean; children: ReactNode }) {
  return (
    <a data-slot="sign-in" href={useSignInHref(path, { expired })} className={buttonClass('quiet')}>
      {children}
    </a>
  );
}

interface AccountMenuProps {
  session: ClientSession;
  stale?: boolean;
  items: readonly SessionBadgeItem[];
  slots: SessionBadgeSlots;
  messages: Messages;
  callbackUrl: string;
  basePath: string | undefined;
}

/** A disclosure (WAI-ARIA APG): `<details>` opens without scripts; arrows, Escape and a press outside need them. */
function AccountMenu({ session, stale, items, slots, messages, callbackUrl, basePath }: AccountMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { loadPage } = useClientContext();
  const [pending, setPending] = useState(false);
  const { name, email, image } = session.user ?? {};
  const shownName = name || email || messages.anonymous;

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
    <details ref={details} data-slot="account" className="nau:min-w-0" onKeyDown={onKeyDown}>
      <summary
        aria-label={fill(messages.accountMenu, { name: shownName })}
        className={cx(frame, 'nau:cursor-pointer nau:hover:bg-auth-hover nau:auth-focus-ring', stale && 'nau:text-auth-muted nau:[filter:grayscale(1)]')}
      >
        {slots.avatar === undefined ? <Avatar name={shownName} image={image} /> : contentOf(slots.avatar, session)}
        <span dir="auto" className="nau:max-w-40 nau:truncate nau:font-medium">
          {shownName}
        </span>
        <svg aria-hidden="true" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" className="nau:size-4 nau:shrink-0 nau:text-auth-muted">
          <path d="m4 6 4 4 4-4" />
        </svg>
      </summary>
      <div
        data-slot="menu"
        className="nau:fixed nau:inset-x-4 nau:ms-auto nau:max-w-80 nau:z-10 nau:mt-2 nau:grid nau:sm:absolute nau:sm:start-auto nau:sm:end-0 nau:sm:w-64 nau:gap-1 nau:rounded-auth-control nau:border nau:border-auth-edge nau:bg-auth-surface nau:p-2 nau:auth-elevated nau:auth-appear"
      >
        <div className="nau:grid nau:gap-1 nau:px-2 nau:py-1 nau:wrap-anywhere">
          {slots.menuHeader === undefined ? (
            <>
              <span dir="auto" className="nau:font-semibold">{shownName}</span>
              {email && email !== shownName && (
                <span dir="auto" data-slot="email" className="nau:text-auth-muted">
                  {email}
                </span>
              )}
            </>
          ) : (
            contentOf(slots.menuHeader, session)
          )}
          {stale && <span className="nau:text-auth-muted">{messages.unreachable}</span>}
          {slots.menuHeader === undefined && <SessionEnd session={session} messages={messages} />}
        </div>
        <hr className="nau:my-1 nau:h-px nau:bg-auth-edge" />
        {items.map((item, index) =>
          'href' in item ? (
            <a key={index} data-slot="item" href={item.href} className={itemClass}>
              {item.label}
            </a>
          ) : (
            <button
              key={index}
              type="button"
              data-slot="item"
              className={itemClass}
              onClick={() => {
                details.current!.open = false;
                item.onSelect();
              }}
            >
              {item.label}
            </button>
          ),
        )}
        <form method="post" action={`${authBasePath(basePath)}/signout`} suppressHydrationWarning onSubmit={leave} className="nau:grid nau:gap-2">
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <button data-slot="item" aria-disabled={pending || undefined} className={itemClass}>
            {pending && <Spinner />}
            {messages.signOut}
          </button>
        </form>
        {slots.menuFooter !== undefined && (
          <>
            <hr className="nau:my-1 nau:h-px nau:bg-auth-edge" />
            <div data-slot="menu-footer" className="nau:px-2 nau:py-1 nau:wrap-anywhere">
              {contentOf(slots.menuFooter, session)}
            </div>
          </>
        )}
      </div>
    </details>
  );
}

const contentOf = (slot: SessionSlot, session: ClientSession): ReactNode => (typeof slot === 'function' ? slot(session) : slot);

const itemClass =
  'nau:flex nau:min-h-11 nau:w-full nau:items-center nau:gap-2 nau:rounded-auth-control nau:px-2 nau:text-start nau:text-sm nau:text-auth-text nau:no-underline nau:cursor-pointer nau:hover:bg-auth-hover nau:auth-focus-ring';

/** Only in the browser: the server knows neither the person's clock nor their time zone. */
function SessionEnd({ session, messages }: { session: ClientSession; messages: Messages }) {
  const end = session.accessTokenExpires ?? session.expires;
  const time = useHydrated() && localTime(end, messages.locale);
  return time && (
    <time data-slot="session-end" dateTime={end} className="nau:text-auth-muted">
      {fill(messages.sessionEnds, { time })}
    </time>
  );
}

/** The time of day, with the date when that is not today; empty for what is no date. */
function localTime(date: string, locale: string): string {
  const end = new Date(date);
  if (Number.isNaN(end.getTime())) return '';
  const today = end.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { dateStyle: today ? undefined : 'medium', timeStyle: 'short' }).format(end);
}
