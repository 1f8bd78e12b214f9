'use client';

import { useEffect, useId, useState } from 'react';
import { useClientContext } from '../auth/client/clientContext.js';
import { userKey } from '../auth/client/sessionTruth.js';
import { signOut } from '../auth/client/signOut.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import { useSessionExpiry } from '../auth/client/useSessionExpiry.js';
import { fill, durationText, type MessageOverrides } from '../messages/Messages.js';
import { LoginForm, type LoginFormProps } from './LoginForm.js';
import { useMessages, useRootProps, useSessionMessages } from './presentation.js';
import { Alert } from './ui/Alert.js';
import { Button } from './ui/Button.js';
import { ModalDialog } from './ui/ModalDialog.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface SessionExpiryDialogProps extends Customization {
  /** Seconds before the end at which the warning comes; at least 20. Default 60. */
  warnBefore?: number;
  /** What the sign-in form in the dialog takes, such as `fields` or `provider`. */
  form?: Omit<LoginFormProps, 'callbackUrl' | 'defaultEmail' | 'onSuccess' | 'idPrefix' | 'messages'>;
  /** Other wording for parts of the dialog. */
  messages?: MessageOverrides;
  /** Further classes for the `<dialog>`. */
  className?: string;
}

/** The states of `data-state` on the dialog. */
export const sessionExpiryDialogStates = ['warning', 'expired', 'otherUser'] as const;

/**
 * Warns before the session ends, and asks to sign in again when it has: in place, in a modal `<dialog>`, so that what the
 * person was typing stays. It renders nothing while there is time. Put it once below `AuthProvider`; guards then keep
 * their pages. Only the same person goes on: whoever else signs in gets a fresh page.
 *
 * @example
 * ```tsx
 * <AuthProvider session={session}>{children}<SessionExpiryDialog /></AuthProvider>
 * ```
 */
export function SessionExpiryDialog(props: SessionExpiryDialogProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ warnBefore, form, messages: overrides, className }: SessionExpiryDialogProps) {
  const messages = useMessages(overrides);
  const words = useSessionMessages(overrides);
  const root = useRootProps(messages);
  const client = useClientContext();
  const auth = useAuthState();
  const expiry = useSessionExpiry({ warnBefore });
  const idPrefix = useId();
  // Closed by hand: not again before something changes.
  const [dismissed, setDismissed] = useState(false);
  const [progress, setProgress] = useState<'idle' | 'pending' | 'failed'>('idle');
  // Who may go on with what stands on the page.
  const [owner, setOwner] = useState<{ key: string | undefined; email: string | undefined }>();

  const { askInPlace } = client;
  useEffect(() => askInPlace?.(), [askInPlace]);

  const expired = expiry.status === 'expired';
  if (auth.status === 'expired' && !owner) setOwner({ key: userKey(auth.session), email: auth.session.user?.email ?? undefined });
  const otherUser = owner !== undefined && auth.status === 'signedIn' && userKey(auth.session) !== owner.key;
  const isBack = owner !== undefined && auth.status === 'signedIn' && !otherUser;
  if (isBack || auth.status === 'signedOut') {
    if (owner) setOwner(undefined);
  }
  if (expiry.status === 'none' && dismissed) setDismissed(false);

  const shown = otherUser ? 'otherUser' : expired ? 'expired' : expiry.status === 'warning' && !dismissed ? 'warning' : undefined;

  // Whatever stands on the page belongs to somebody else.
  const { loadPage } = client;
  useEffect(() => {
    if (otherUser) loadPage(window.location.href);
  }, [otherUser, loadPage]);

  if (!shown) return null;

  const extend = async () => {
    setProgress('pending');
    setProgress((await expiry.extend()) ? 'idle' : 'failed');
  };

  return (
    <ModalDialog
      {...root}
      // A new dialog for each of them, so that the focus begins anew.
      key={shown}
      slot="session-expiry-dialog"
      data-state={shown}
      role={shown === 'warning' ? 'alertdialog' : undefined}
      title={shown === 'warning' ? words.sessionEndsSoon : words.expired}
      description={
        shown === 'warning'
          ? fill(expiry.canExtend ? words.extendHint : words.endHint, { time: durationText(messages.locale, milestone(expiry.secondsLeft ?? 0)) })
          : { expired: words.signInInPlace, otherUser: words.otherUser }[shown]
      }
      // Escape puts a warning away; there is nothing to go back to behind an ended session.
      onDismiss={shown === 'warning' ? () => setDismissed(true) : undefined}
      className={className}
    >
      {shown === 'warning' && (
        <>
          <Part as="p" slot="timer" role="timer" look="nau:nau-timer">
            {clock(expiry.secondsLeft ?? 0)}
          </Part>
          <Alert>{progress === 'failed' && words.extendFailed}</Alert>
          <Part slot="actions" look="nau:nau-actions">
            {expiry.canExtend ? (
              <Button pending={progress === 'pending'} onClick={extend}>
                {words.staySignedIn}
              </Button>
            ) : (
              <Button onClick={() => setDismissed(true)}>{words.understood}</Button>
            )}
            {expiry.canExtend && (
              <Button variant="quiet" onClick={() => setDismissed(true)}>
                {words.notNow}
              </Button>
            )}
          </Part>
        </>
      )}
      {shown === 'expired' && (
        <>
          <LoginForm
            {...form}
            idPrefix={idPrefix}
            defaultEmail={owner?.email}
            messages={overrides}
            // The state of the page tells who came; the form itself goes nowhere.
            onSuccess={() => false}
          />
          <Button
            variant="quiet"
            onClick={() => void signOut({ basePath: client.basePath, callbackUrl: client.signInPath, navigate: client.loadPage })}
          >
            {words.leave}
          </Button>
        </>
      )}
      {shown === 'otherUser' && <Button onClick={() => loadPage(window.location.href)}>{messages.goOn}</Button>}
    </ModalDialog>
  );
}

// Read out when the dialog opens; the clock below it goes on second by second.
const milestone = (seconds: number): number => Math.max(20, Math.ceil(seconds / 10) * 10);

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
