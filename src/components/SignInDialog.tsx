'use client';

import { useRef, type ReactNode } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { relativeToOrigin } from '../auth/model/callbackUrl.js';
import { LoginForm, type LoginFormProps } from './LoginForm.js';
import { useHydrated, useMessages, usePageMessages, useRootProps } from './presentation.js';
import { ModalDialog } from './ui/ModalDialog.js';
import { Customized } from './ui/looks.js';
import type { AcceptedSignIn } from './useLoginForm.js';

export interface SignInDialogProps extends Omit<LoginFormProps, 'callbackUrl' | 'idPrefix' | 'className'> {
  /** Whether it is shown. */
  open: boolean;
  /** Called when it is to be closed: by its button or Escape, or because the person is signed in. */
  onClose: () => void;
  /** Where to go after sign-in. Left out, or this very page: nowhere, the dialog closes and the page stays as it is. */
  callbackUrl?: string;
  /** The heading. Default "Sign in" in the person's language. */
  title?: ReactNode;
  /** Further ways to sign in, below the form, such as `ProviderButtons`. */
  children?: ReactNode;
  /** Further classes for the `<dialog>`. */
  className?: string;
}

/**
 * Signs in where the person is: `LoginForm` in a modal `<dialog>`, second step included. The page below stays as it is, with
 * all that was typed there, and the focus comes back to where it was. Only after a session that has ended the page is
 * loaded anew, as it was perhaps made for somebody else; to sign the same person in again there is `SessionExpiryDialog`.
 *
 * What a server rendered for "nobody" stays as well; with Next's App Router give `onSuccess={() => router.refresh()}`.
 *
 * @example
 * ```tsx
 * <SignInDialog open={open} onClose={() => setOpen(false)} forgotPasswordHref="/forgot-password" />
 * ```
 */
export function SignInDialog(props: SignInDialogProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ open, onClose, callbackUrl, title, children, className, ...form }: SignInDialogProps) {
  const messages = useMessages(form.messages);
  const words = usePageMessages(form.messages);
  const root = useRootProps(messages);
  const client = useClientContext();
  const hydrated = useHydrated();
  const pageIsOfEndedSession = useRef(false);
  if (!open) return null;

  const goOn = async ({ destination, ...outcome }: AcceptedSignIn): Promise<false> => {
    let leaves = callbackUrl !== undefined && withoutHash(destination) !== withoutHash(window.location.href);
    try {
      if ((await form.onSuccess?.({ destination, ...outcome })) === false) leaves = false;
    } catch (error) {
      // The person is signed in whatever the app's own code does; its error goes where the app sees its errors.
      reportError(error);
    }
    onClose();
    // This page is worth to come back to, unlike a sign-in page.
    if (leaves) client.navigate(relativeToOrigin(destination, window.location.origin), { replace: false });
    else if (pageIsOfEndedSession.current) client.loadPage(window.location.href);
    return false;
  };

  return (
    <ModalDialog
      {...root}
      slot="sign-in-dialog"
      title={title ?? messages.signInTitle}
      closeLabel={words.close}
      onDismiss={onClose}
      className={className}
    >
      <LoginForm
        {...form}
        idPrefix="dialog"
        callbackUrl={callbackUrl ?? (hydrated ? window.location.pathname + window.location.search : undefined)}
        onSubmit={() => {
          pageIsOfEndedSession.current = client.truth?.getState().status === 'expired';
          form.onSubmit?.();
        }}
        onSuccess={goOn}
      />
      {children}
    </ModalDialog>
  );
}

const withoutHash = (url: string): string => url.split('#')[0]!;
