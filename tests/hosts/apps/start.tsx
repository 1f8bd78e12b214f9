/// <reference types="vite/client" />
import { AuthProvider, providerLogo, RegisterForm, SessionBadge, SignInPage } from 'next-auth-ui';
import { createRoot } from 'react-dom/client';
import { Host, type HostClasses } from './Host.js';

/** What makes one of the apps. */
export interface App {
  /** Loads the app's stylesheets; without the kit's where it is not wanted. In the order in which they are to stand. */
  styles: (kit: KitStyles) => (() => Promise<unknown>)[];
  /** Makes the app dark, in the way that its users know. */
  darken: (root: HTMLElement) => void;
  /** What the app calls things. */
  hostClasses?: HostClasses;
  /** The app's own classes on the kit's page, with `own=1`. */
  pageClass?: string;
}

/** Where the kit's stylesheet stands: before or after the app's, or nowhere. */
type KitStyles = 'first' | 'last' | 'none';

/**
 * Starts an app as its URL says: `kit=0` without the kit and its stylesheet, `kit=css` with the stylesheet alone, else with
 * both; `order=first` (default) or `last` for its place beside the app's own; `app=sign-in` (default), `register` or `badge`;
 * `scheme=dark`.
 */
export async function start({ styles, darken, hostClasses, pageClass }: App): Promise<void> {
  const wanted = new URLSearchParams(window.location.search);
  const kit = wanted.get('kit') ?? '1';
  const root = document.documentElement;
  if (wanted.get('scheme') === 'dark') darken(root);
  for (const load of styles(kit === '0' ? 'none' : wanted.get('order') === 'last' ? 'last' : 'first')) await load();
  createRoot(document.querySelector('#app')!).render(
    <>
      <Host classes={hostClasses} />
      <div style={{ height: 0, overflow: 'hidden' }}>
        <p id="names" className="auth-card auth-button auth-input auth-link">
          Names of the app’s own, which the kit has a use for as well.
        </p>
      </div>
      {kit === '1' && <Kit app={wanted.get('app') ?? 'sign-in'} pageClass={wanted.has('own') ? pageClass : undefined} />}
    </>,
  );
}

/** One of the kit's screens, as an app would have it. */
function Kit({ app, pageClass }: { app: string; pageClass?: string }) {
  const isSignedIn = app === 'badge';
  return (
    <AuthProvider classNames={pageClass ? { submit: 'px-10' } : undefined} session={isSignedIn ? { user: { name: 'Dana Demo', email: 'demo@example.com' }, expires: '2099-01-01T00:00:00.000Z' } : null}>
      {app === 'sign-in' && (
        <SignInPage
          providers={[
            { id: 'github', name: 'GitHub', type: 'oauth', logo: providerLogo('github') },
            { id: 'credentials', name: 'E-mail', type: 'credentials' },
          ]}
          forgotPasswordHref="/f"
          registerHref="/r"
          className={pageClass}
        />
      )}
      {app === 'register' && <RegisterForm signInHref="/s" className={pageClass} />}
      {app === 'badge' && <SessionBadge items={[{ label: 'Profile', href: '/p' }, { label: 'Settings', onSelect: () => {} }]} className={pageClass} />}
    </AuthProvider>
  );
}

/** For apps with the kit's stylesheet as a file of its own. */
export const inOrder =
  (own: () => Promise<unknown>, kits: () => Promise<unknown>): App['styles'] =>
  (kit) =>
    ({ first: [kits, own], last: [own, kits], none: [own] })[kit];
