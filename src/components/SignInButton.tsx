'use client';

import { useState, type ComponentType, type MouseEvent, type ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import type { MessageOverrides } from '../messages/Messages.js';
import { useHydrated, useMessages, useRootProps } from './presentation.js';
import type { SignInDialogProps } from './SignInDialog.js';
import { buttonClass, type ButtonProps } from './ui/Button.js';
import { Spinner } from './ui/Spinner.js';
import { useSignInHref } from './useSignInHref.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface SignInButtonProps extends Customization {
  /** The text. Default "Sign in" in the person's language. */
  children?: ReactNode;
  /** Default `quiet`. */
  variant?: ButtonProps['variant'];
  /**
   * Where to go after sign-in. Default: nowhere, the dialog closes. A server's HTML does not know its own address, so give
   * this page's own path to bring people back to it who have no scripts.
   */
  callbackUrl?: string;
  /** The sign-in page. Default: `AuthProvider`'s, else `/login`. */
  signInPath?: string;
  /** What the dialog takes, such as `forgotPasswordHref` or `onSuccess`. */
  dialog?: Omit<SignInDialogProps, 'open' | 'onClose' | 'callbackUrl' | 'messages'>;
  /** Other wording for the button and the dialog. */
  messages?: MessageOverrides;
  /** Further classes for the button. */
  className?: string;
}

/**
 * Opens `SignInDialog`; shown while nobody is signed in. The dialog is loaded at the first press, so that the button costs a
 * page little. It is a link to the sign-in page: until scripts are there, in a new tab, and when the dialog cannot be loaded.
 *
 * @example
 * ```tsx
 * <SignInButton callbackUrl={usePathname()} dialog={{ registerHref: '/register' }} />
 * ```
 */
export function SignInButton(props: SignInButtonProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ children, variant = 'quiet', callbackUrl, signInPath, dialog, messages: overrides, className }: SignInButtonProps) {
  const auth = useAuthState();
  const client = useClientContext();
  const messages = useMessages(overrides);
  const root = useRootProps(messages);
  const hydrated = useHydrated();
  const href = useSignInHref(signInPath ?? client.signInPath, { callbackUrl, expired: auth.status === 'expired' });
  const [Dialog, setDialog] = useState<ComponentType<SignInDialogProps>>();
  const [state, setState] = useState<'idle' | 'opening' | 'open'>('idle');
  // The form says by itself when it has done; until then the new state must not take it away.
  const [formIsAtWork, setFormIsAtWork] = useState(false);
  if (auth.status === 'signedIn' && !formIsAtWork && state !== 'idle') setState('idle');

  const open = async () => {
    if (state !== 'idle') return;
    setState('opening');
    try {
      const { SignInDialog } = await import('./SignInDialog.js');
      setDialog(() => SignInDialog);
      setState('open');
    } catch {
      // Offline, or there is a new version of the app; the page has a form too.
      client.loadPage(href);
      setState('idle');
    }
  };

  const link = (
    <Part as="a" slot="sign-in-button"
      {...root}
      data-state={state}
      href={href}
      // The element stays the same, and keeps the focus, when scripts arrive.
      role={hydrated ? 'button' : undefined}
      aria-haspopup={hydrated ? 'dialog' : undefined}
      aria-busy={state === 'opening' || undefined}
      onClick={(event) => {
        if (isForNewTab(event)) return;
        event.preventDefault();
        void open();
      }}
      onKeyDown={(event) => {
        // What a button does and a link does not.
        if (event.key !== ' ') return;
        event.preventDefault();
        void open();
      }}
      look={buttonClass(variant)}
      className={className}
    >
      {state === 'opening' && <Spinner />}
      {children ?? messages.signIn}
    </Part>
  );

  return (
    <>
      {(auth.status === 'signedOut' || auth.status === 'expired') && link}
      {/* Nobody reads the session when there are no scripts. */}
      {auth.status === 'checking' && <noscript>{link}</noscript>}
      {Dialog && state === 'open' && (
        <Dialog
          {...dialog}
          open
          onClose={() => {
            setState('idle');
            setFormIsAtWork(false);
          }}
          callbackUrl={callbackUrl}
          messages={overrides}
          onSubmit={() => {
            setFormIsAtWork(true);
            dialog?.onSubmit?.();
          }}
          onFailure={(failure) => {
            setFormIsAtWork(false);
            dialog?.onFailure?.(failure);
          }}
          onStep={(challenge) => {
            if (!challenge) setFormIsAtWork(false);
            dialog?.onStep?.(challenge);
          }}
        />
      )}
    </>
  );
}

const isForNewTab = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean => metaKey || ctrlKey || shiftKey || altKey;
