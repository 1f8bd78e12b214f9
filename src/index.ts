export { AuthGuard, authGuardStates, type AuthGuardProps, type AuthGuardSlot } from './components/AuthGuard.js';
export { AuthProvider, type AuthProviderProps } from './components/AuthProvider.js';
export { LoginForm, loginFormStates, type LoginFormProps } from './components/LoginForm.js';
export { SessionBadge, sessionBadgeStates, type SessionBadgeItem, type SessionBadgeProps, type SessionContent } from './components/SessionBadge.js';
export { SessionExpiryDialog, sessionExpiryDialogStates, type SessionExpiryDialogProps } from './components/SessionExpiryDialog.js';
export { ShowFor, type ShowForProps } from './components/ShowFor.js';
export { SignedIn, type SignedInProps } from './components/SignedIn.js';
export { SignedOut, type SignedOutProps } from './components/SignedOut.js';
export { SignInButton, type SignInButtonProps } from './components/SignInButton.js';
export { SignInDialog, type SignInDialogProps } from './components/SignInDialog.js';
export { SignInPage, signInPageStates, type SignInPageProps } from './components/SignInPage.js';
export { authCardLayouts, colorSchemes, densities, radii, type Appearance, type AuthCardLayout, type Customization, type SlotProps } from './components/ui/looks.js';
export { slotNames, type SlotName } from './components/ui/slotNames.js';

export { AuthAlert, type AuthAlertProps } from './components/AuthAlert.js';
export { AuthCard, type AuthCardFrame, type AuthCardProps } from './components/AuthCard.js';
export { AuthErrorPage, authErrorPageStates, type AuthErrorPageProps } from './components/AuthErrorPage.js';
export { ChangePasswordForm, changePasswordFormStates, type ChangePasswordFormProps } from './components/ChangePasswordForm.js';
export { ChangePasswordPage, type ChangePasswordPageProps } from './components/ChangePasswordPage.js';
export { CredentialsForm, credentialsFormStates, type CredentialsFormProps } from './components/CredentialsForm.js';
export { ForgotPasswordForm, forgotPasswordFormStates, type ForgotPasswordFormProps } from './components/ForgotPasswordForm.js';
export { ForgotPasswordPage, type ForgotPasswordPageProps } from './components/ForgotPasswordPage.js';
export { MagicLinkForm, magicLinkFormStates, type MagicLinkFormProps } from './components/MagicLinkForm.js';
export { NewPasswordForm, type NewPasswordFormProps } from './components/NewPasswordForm.js';
export { NewUserPage, type NewUserPageProps } from './components/NewUserPage.js';
export { OneTimeCodeForm, oneTimeCodeFormStates, type OneTimeCodeFormProps } from './components/OneTimeCodeForm.js';
export { ProviderButtons, providerButtonsStates, type ProviderButtonsProps } from './components/ProviderButtons.js';
export { ProviderLogo, type ProviderLogoProps } from './components/ProviderLogo.js';
export { RegisterForm, registerFormStates, type RegisterFormProps } from './components/RegisterForm.js';
export { RegisterPage, type RegisterPageProps } from './components/RegisterPage.js';
export { ResetPasswordForm, resetPasswordFormStates, type ResetPasswordFormProps } from './components/ResetPasswordForm.js';
export { ResetPasswordPage, type ResetPasswordPageProps } from './components/ResetPasswordPage.js';
export { SignOutPage, signOutPageStates, type SignOutPageProps } from './components/SignOutPage.js';
export { VerifyRequestPage, verifyRequestPageStates, type VerifyRequestPageProps } from './components/VerifyRequestPage.js';
export type { AccountForm, AccountFormOptions } from './components/useAccountForm.js';
export type { AuthForm, FieldBinding } from './components/useAuthForm.js';
export { useCredentialsForm, type CredentialsFormOptions } from './components/useCredentialsForm.js';
export { useLoginForm, type LoginField, type LoginFormBehaviour, type LoginFormOptions, type PrepareStep } from './components/useLoginForm.js';
export { useMagicLinkForm, type MagicLinkFormOptions } from './components/useMagicLinkForm.js';
export { useNewPasswordForm, type NewPasswordFormOptions } from './components/useNewPasswordForm.js';
export { useOneTimeCodeForm, type OneTimeCodeFormBehaviour, type OneTimeCodeFormOptions } from './components/useOneTimeCodeForm.js';
export {
  useChangePasswordForm,
  useForgotPasswordForm,
  useResetPasswordForm,
  type ChangePasswordFormOptions,
  type ResetPasswordFormOptions,
} from './components/usePasswordForms.js';
export { useProviders } from './components/useProviders.js';
export { useRegisterForm, type RegisterFormBehaviour, type RegisterFormOptions } from './components/useRegisterForm.js';

export { Alert } from './components/ui/Alert.js';
export { Avatar } from './components/ui/Avatar.js';
export { Button, buttonVariants, type ButtonProps } from './components/ui/Button.js';
export { Field, type FieldProps } from './components/ui/Field.js';
export { PasswordField, type PasswordFieldProps } from './components/ui/PasswordField.js';
export { Spinner } from './components/ui/Spinner.js';

export { changePassword, register, requestPasswordReset, resendCode, resetPassword, type AccountCallOptions, type AccountOutcome } from './auth/client/account.js';
export {
  attachBearer,
  createApiClient,
  type ApiClient,
  type ApiClientOptions,
  type AxiosLike,
  type BearerOptions,
} from './auth/client/apiClient.js';
export type { Navigate } from './auth/client/clientContext.js';
export type { ClientSession } from './auth/client/readSession.js';
export { signIn, type ChallengeAnswer, type Credentials, type SignInOptions } from './auth/client/signIn.js';
export { signInByLink, type LinkOutcome, type SignInByLinkOptions } from './auth/client/signInByLink.js';
export { signInWithProvider, type SignInWithProviderOptions } from './auth/client/signInWithProvider.js';
export { signOut, type SignOutOptions } from './auth/client/signOut.js';
export { useAuthState } from './auth/client/useAuthState.js';
export { useSessionExpiry, type SessionExpiry } from './auth/client/useSessionExpiry.js';

export { authPages, type AuthPages } from './auth/model/authPages.js';
export { authStatuses, type AuthState, type AuthStatus } from './auth/model/authState.js';
export { isSafeCallbackUrl, safeCallbackUrl, type CallbackUrlRule } from './auth/model/callbackUrl.js';
export type { AuthChallenge } from './auth/model/challenge.js';
export { failureCodes, type AuthFailure, type FailureCode } from './auth/model/failure.js';
export { providerLogo } from './auth/model/providerLogo.js';
export type { ProviderField, ProviderStyle, ProviderSummary } from './auth/model/provider.js';
export type { AuthSession, SessionUser } from './auth/model/session.js';
export { formStates, signInFlow, type FormState, type SignInEvent, type SignInState } from './auth/model/signInFlow.js';
export type { SignInOutcome, SignOutOutcome } from './auth/model/signInOutcome.js';
export type { StandardSchema } from './auth/model/standardSchema.js';
export type { BackendToken, ExternalJwtSession } from './auth/nextAuthTypes.js';

export type { AccountMessages } from './messages/AccountMessages.js';
export { ar, arAccount, arPages, arSession } from './messages/ar.js';
export { de, deAccount, dePages, deSession } from './messages/de.js';
export { en, enAccount, enPages, enSession } from './messages/en.js';
export { es, esAccount, esPages, esSession } from './messages/es.js';
export { fr, frAccount, frPages, frSession } from './messages/fr.js';
export { he, heAccount, hePages, heSession } from './messages/he.js';
export { ja, jaAccount, jaPages, jaSession } from './messages/ja.js';
export { ko, koAccount, koPages, koSession } from './messages/ko.js';
export { ptBR, ptBRAccount, ptBRPages, ptBRSession } from './messages/ptBR.js';
export { zhCN, zhCNAccount, zhCNPages, zhCNSession } from './messages/zhCN.js';
export { locales, type Locale } from './messages/locales.js';
export { pseudo } from './messages/pseudo.js';
export { durationText, failureText, fill, fillCount, type MessageOverrides, type Messages, type PluralText } from './messages/Messages.js';
export type { PageMessages } from './messages/PageMessages.js';
export type { SessionMessages } from './messages/SessionMessages.js';
