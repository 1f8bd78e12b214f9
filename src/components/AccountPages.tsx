'use client';

import type { ReactNode } from 'react';
import { homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import type { MessageOverrides } from '../messages/Messages.js';
import { usePageMessages, useAccountMessages } from './presentation.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { AuthGuard } from './AuthGuard.js';
import { ChangePasswordForm, type ChangePasswordFormProps } from './ChangePasswordForm.js';
import { ForgotPasswordForm, type ForgotPasswordFormProps } from './ForgotPasswordForm.js';
import { RegisterForm, type RegisterFormProps } from './RegisterForm.js';
import { ResetPasswordForm, type ResetPasswordFormProps } from './ResetPasswordForm.js';
import { buttonClass } from './ui/Button.js';
import { hrefOf } from './urlParameters.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';

/** A page of a form: the form's own props, and those of its frame. */
type PageOf<FormProps> = Omit<FormProps, 'className'> & AuthCardFrame & { title?: ReactNode };

/** Takes what belongs to the frame out of a page's props. */
function split<Props extends AuthCardFrame & { title?: ReactNode }>({ title, logo, footer, layout, aside, as, className, ...form }: Props) {
  return { title, frame: { logo, footer, layout, aside, as, className }, form };
}

export type RegisterPageProps = PageOf<RegisterFormProps>;

/**
 * The screen for a new account: `RegisterForm` in a frame.
 *
 * @example
 * ```tsx
 * <RegisterPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function RegisterPage(props: RegisterPageProps) {
  return <Customized of={RegisterPageContent} {...props} />;
}

function RegisterPageContent(props: RegisterPageProps) {
  const { title, frame, form } = split(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.registerTitle} slotName="register-page" messages={props.messages}>
      <RegisterForm {...form} />
    </AuthCard>
  );
}

export type ForgotPasswordPageProps = PageOf<ForgotPasswordFormProps>;

/**
 * The screen for a forgotten password: `ForgotPasswordForm` in a frame.
 *
 * @example
 * ```tsx
 * <ForgotPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function ForgotPasswordPage(props: ForgotPasswordPageProps) {
  return <Customized of={ForgotPasswordPageContent} {...props} />;
}

function ForgotPasswordPageContent(props: ForgotPasswordPageProps) {
  const { title, frame, form } = split(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.forgotTitle} slotName="forgot-password-page" messages={props.messages}>
      <ForgotPasswordForm {...form} />
    </AuthCard>
  );
}

export type ResetPasswordPageProps = PageOf<ResetPasswordFormProps>;

/**
 * The screen that the link of a mail leads to: `ResetPasswordForm` in a frame. Send it with `Referrer-Policy: same-origin`.
 *
 * @example
 * ```tsx
 * <ResetPasswordPage {...await getAccountPageProps(authOptions, { searchParams })} />
 * ```
 */
export function ResetPasswordPage(props: ResetPasswordPageProps) {
  return <Customized of={ResetPasswordPageContent} {...props} />;
}

function ResetPasswordPageContent(props: ResetPasswordPageProps) {
  const { title, frame, form } = split(props);
  const words = useAccountMessages(props.messages);
  return (
    <AuthCard {...frame} title={title ?? words.resetTitle} slotName="reset-password-page" messages={props.messages}>
      <ResetPasswordForm {...form} />
    </AuthCard>
  );
}

export type ChangePasswordPageProps = PageOf<ChangePasswordFormProps>;

/**
 * The screen on which whoever is signed in changes their password: `ChangePasswordForm` in a frame, behind a guard.
 *
 * @example
 * ```tsx
 * <ChangePasswordPage {...await getAccountPageProps(authOptions, { searchParams })} doneHref="/account" />
 * ```
 */
export function ChangePasswordPage(props: ChangePasswordPageProps) {
  return <Customized of={ChangePasswordPageContent} {...props} />;
}

function ChangePasswordPageContent(props: ChangePasswordPageProps) {
  const { title, frame, form } = split(props);
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

export interface NewUserPageProps extends AuthCardFrame {
  /** The heading. Default "Welcome" in the person's language. */
  title?: ReactNode;
  /** What a new person is told or asked. */
  children?: ReactNode;
  /** Where "Continue" leads to; NextAuth gives the page's URL a `callbackUrl`. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
}

/**
 * The screen for somebody whose account NextAuth has just made, for `pages.newUser`: a frame for what the app has to say,
 * and the way on.
 *
 * @example
 * ```tsx
 * <NewUserPage {...await getAuthScreenProps(authOptions, { searchParams })}>Choose a picture …</NewUserPage>
 * ```
 */
export function NewUserPage(props: NewUserPageProps) {
  return <Customized of={NewUserPageContent} {...props} />;
}

function NewUserPageContent({ title, children, callbackUrl, messages, ...frame }: NewUserPageProps) {
  const words = usePageMessages(messages);
  const { basePath } = useClientContext();
  return (
    <AuthCard {...frame} title={title ?? words.welcomeTitle} slotName="new-user-page" messages={messages}>
      {children}
      <Part as="a" slot="action" href={hrefOf(callbackUrl ?? homePath(basePath), homePath(basePath), undefined)} suppressHydrationWarning look={buttonClass('primary')}>
        {words.goOn}
      </Part>
    </AuthCard>
  );
}
