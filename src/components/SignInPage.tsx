'use client';

import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import { useLatest } from '../auth/client/useLatest.js';
import { relativeToOrigin, safeCallbackUrl } from '../auth/model/callbackUrl.js';
import { decodeFailure } from '../auth/model/failure.js';
import { LoginForm, type LoginFormProps } from './LoginForm.js';
import { useMessages, useRootProps } from './presentation.js';
import { buttonClass } from './ui/Button.js';
import { cx } from './ui/cx.js';

export interface SignInPageProps extends Omit<LoginFormProps, 'failure'> {
  /** The heading. Default "Sign in" in the person's language. */
  title?: ReactNode;
  /** What stands above the heading, such as a logo with its `alt`. */
  logo?: ReactNode;
  /** What stands below the form, such as terms. */
  footer?: ReactNode;
  /**
   * The `error` parameter of the URL as the server read it, so that the server's HTML shows the message
   * (`getSignInPageProps` of next-auth-ui/server gives it). Default: read in the browser.
   */
  error?: string;
  /** The outermost element. Default `main`; `div` when the app's layout has a `main` already. */
  as?: 'main' | 'div';
}

/** The states of `data-state` on the page. */
export const signInPageStates = ['form', 'signedIn'] as const;

/**
 * The whole sign-in screen: logo, title, form, and the error that NextAuth put into the URL. It serves as
 * `pages.signIn` and `pages.error`. Whoever is signed in already is taken on to the callback URL, but not with an
 * error, not with an ended session, and never twice to the same URL: then a link is shown instead.
 *
 * @example
 * ```tsx
 * <SignInPage logo={<img src="/logo.svg" alt="Acme" />} forgotPasswordHref="/forgot" />
 * ```
 */
export function SignInPage({ title, logo, footer, error, callbackUrl, as: Root = 'main', className, ...form }: SignInPageProps) {
  const messages = useMessages(form.messages);
  const root = useRootProps(messages);
  const auth = useAuthState();
  const client = useClientContext();
  const home = homePath(form.basePath ?? client.basePath);
  const fromUrl = useUrlParameters();
  const errorCode = error ?? fromUrl.get('error') ?? undefined;
  // A provider's id is noise of NextAuth's own redirects, no failure.
  const failure = errorCode && errorCode !== (form.provider ?? 'credentials') ? decodeFailure(errorCode) : undefined;
  const wanted = callbackUrl ?? fromUrl.get('callbackUrl') ?? home;
  const signedIn = auth.status === 'signedIn' && !auth.stale && !failure;
  // Both may be new at each render; neither is a reason to go again.
  const latest = useLatest({ navigate: client.navigate, allowedOrigins: form.allowedOrigins });
  // The form goes on by itself, after the app's onSuccess; it must not vanish under the person's hands meanwhile.
  const [formIsAtWork, setFormIsAtWork] = useState(false);

  useEffect(() => {
    if (!signedIn || formIsAtWork) return;
    const { origin } = window.location;
    const { navigate, allowedOrigins } = latest.current;
    const destination = safeCallbackUrl(wanted, { origin, allowedOrigins, fallback: home });
    if (mayMoveTo(destination)) navigate(relativeToOrigin(destination, origin), { replace: true });
  }, [signedIn, formIsAtWork, wanted, home, latest]);

  const showForm = !signedIn || formIsAtWork;

  return (
    <Root
      {...root}
      data-slot="sign-in-page"
      data-state={showForm ? 'form' : 'signedIn'}
      className={cx(
        'nau:grid nau:min-h-dvh nau:place-items-center nau:bg-auth-page nau:px-4 nau:py-8 nau:text-base nau:text-auth-text',
        className,
      )}
    >
      <div
        data-slot="card"
        className="nau:grid nau:w-full nau:max-w-100 nau:gap-6 nau:rounded-auth-card nau:border nau:border-auth-edge nau:bg-auth-surface nau:p-6 nau:auth-elevated nau:sm:p-8"
      >
        <header className="nau:grid nau:gap-4">
          {logo && <div data-slot="logo">{logo}</div>}
          <h1 data-slot="title" className="nau:text-2xl nau:font-semibold nau:tracking-tight nau:text-balance">
            {title ?? messages.signInTitle}
          </h1>
        </header>
        {showForm ? (
          <LoginForm
            {...form}
            callbackUrl={wanted}
            failure={failure}
            onSubmit={() => {
              setFormIsAtWork(true);
              form.onSubmit?.();
            }}
            onFailure={(reason) => {
              setFormIsAtWork(false);
              form.onFailure?.(reason);
            }}
            onSuccess={(outcome) => {
              // An arrival here after this is a new round, whatever was noted before.
              forgetMoves();
              return form.onSuccess?.(outcome);
            }}
          />
        ) : (
          <div className="nau:grid nau:gap-4">
            <p role="status">{messages.alreadySignedIn}</p>
            <a href={hrefOf(wanted, home, form.allowedOrigins)} suppressHydrationWarning className={buttonClass('primary')}>
              {messages.goOn}
            </a>
          </div>
        )}
        {footer && <footer data-slot="footer">{footer}</footer>}
      </div>
    </Root>
  );
}

const none = new URLSearchParams();
let parsed = { search: '', parameters: none };

/** The URL's parameters; none in the server's HTML, where a page hands them in as props. */
function useUrlParameters(): URLSearchParams {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('popstate', changed);
      return () => window.removeEventListener('popstate', changed);
    },
    () => {
      const { search } = window.location;
      if (parsed.search !== search) parsed = { search, parameters: new URLSearchParams(search) };
      return parsed.parameters;
    },
    () => none,
  );
}

/** A safe link also in the server's HTML, which knows no origin: there only a path is let through. */
function hrefOf(wanted: string, fallback: string, allowedOrigins: readonly string[] | undefined): string {
  const origin = typeof window === 'undefined' ? 'http://origin.invalid' : window.location.origin;
  return relativeToOrigin(safeCallbackUrl(wanted, { origin, allowedOrigins, fallback }), origin);
}

const movesKey = 'next-auth-ui.moved';

/**
 * Whether to move on to a URL by ourselves, and notes it. A second arrival here on the way to the same place means
 * that it sent the person back (a server that disagrees with the browser): going again would be a loop. Without
 * storage nothing can be noted, so the person goes by hand.
 */
function mayMoveTo(destination: string): boolean {
  if (destination.split('#')[0] === window.location.href.split('#')[0]) return false;
  try {
    const moves = (sessionStorage.getItem(movesKey) ?? '').split('\n').filter(Boolean);
    if (moves.includes(destination)) return false;
    sessionStorage.setItem(movesKey, [...moves.slice(-9), destination].join('\n'));
    return true;
  } catch {
    return false;
  }
}

function forgetMoves(): void {
  try {
    sessionStorage.removeItem(movesKey);
  } catch {
    // Nothing was noted either.
  }
}
