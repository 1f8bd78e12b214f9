'use client';

import { accountPageProps, type AccountPageProps } from './accountPageProps.js';
import { AuthCard } from './AuthCard.js';
import { useAccountMessages } from './presentation.js';
import { RegisterForm, type RegisterFormProps } from './RegisterForm.js';
import { Customized } from './ui/looks.js';

export type RegisterPageProps = AccountPageProps<RegisterFormProps>;

/**
 * The screen for a new account: `RegisterForm` in a frame.
 *
 * @example
 * ```tsx
 * <RegisterPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function RegisterPage(props: RegisterPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content(props: RegisterPageProps) {
  const { title, frame, form } = accountPageProps(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.registerTitle} slotName="register-page" messages={props.messages}>
      <RegisterForm {...form} />
    </AuthCard>
  );
}
