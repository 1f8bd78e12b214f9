'use client';

import { accountPageProps, type AccountPageProps } from './accountPageProps.js';
import { AuthCard } from './AuthCard.js';
import { useAccountMessages } from './presentation.js';
import { ResetPasswordForm, type ResetPasswordFormProps } from './ResetPasswordForm.js';
import { Customized } from './ui/looks.js';

export type ResetPasswordPageProps = AccountPageProps<ResetPasswordFormProps>;

/**
 * The screen that the link of a mail leads to: `ResetPasswordForm` in a frame. Send it with `Referrer-Policy: same-origin`.
 *
 * @example
 * ```tsx
 * <ResetPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function ResetPasswordPage(props: ResetPasswordPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content(props: ResetPasswordPageProps) {
  const { title, frame, form } = accountPageProps(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.resetTitle} slotName="reset-password-page" messages={props.messages}>
      <ResetPasswordForm {...form} />
    </AuthCard>
  );
}
