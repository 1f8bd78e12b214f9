'use client';

import { useAuthState } from '../auth/client/useAuthState.js';
import { accountPageProps, type AccountPageProps } from './accountPageProps.js';
import { AuthCard } from './AuthCard.js';
import { AuthGuard } from './AuthGuard.js';
import { ChangePasswordForm, type ChangePasswordFormProps } from './ChangePasswordForm.js';
import { useAccountMessages } from './presentation.js';
import { Customized } from './ui/looks.js';

export type ChangePasswordPageProps = AccountPageProps<ChangePasswordFormProps>;

/**
 * The screen on which whoever is signed in changes their password: `ChangePasswordForm` in a frame, behind a guard.
 *
 * @example
 * ```tsx
 * <ChangePasswordPage {...await getAccountPageProps(authOptions, { searchParams })} doneHref="/account" />
 * ```
 */
export function ChangePasswordPage(props: ChangePasswordPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content(props: ChangePasswordPageProps) {
  const { title, frame, form } = accountPageProps(props);
  const words = useAccountMessages(props.messages);
  const auth = useAuthState();
  const email = 'session' in auth ? (auth.session.user?.email ?? undefined) : undefined;
  return (
    <AuthCard {...frame} title={title ?? words.changeTitle} slotName="change-password-page" messages={props.messages}>
      <AuthGuard>
        <ChangePasswordForm email={email} {...form} />
      </AuthGuard>
    </AuthCard>
  );
}
