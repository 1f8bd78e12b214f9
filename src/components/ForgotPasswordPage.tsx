'use client';

import { accountPageProps, type AccountPageProps } from './accountPageProps.js';
import { AuthCard } from './AuthCard.js';
import { ForgotPasswordForm, type ForgotPasswordFormProps } from './ForgotPasswordForm.js';
import { useAccountMessages } from './presentation.js';
import { Customized } from './ui/looks.js';

export type ForgotPasswordPageProps = AccountPageProps<ForgotPasswordFormProps>;

/**
 * The screen for a forgotten password: `ForgotPasswordForm` in a frame.
 *
 * @example
 * ```tsx
 * <ForgotPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function ForgotPasswordPage(props: ForgotPasswordPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content(props: ForgotPasswordPageProps) {
  const { title, frame, form } = accountPageProps(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.forgotTitle} slotName="forgot-password-page" messages={props.messages}>
      <ForgotPasswordForm {...form} />
    </AuthCard>
  );
}
