export { AuthGuard, authGuardStates, type AuthGuardProps, type AuthGuardSlot } from './components/AuthGuard.js';
export { AuthProvider, type AuthProviderProps } from './components/AuthProvider.js';
export { LoginForm, loginFormStates, type LoginField, type LoginFormProps } from './components/LoginForm.js';
export { SessionBadge, sessionBadgeStates, type SessionBadgeItem, type SessionBadgeProps } from './components/SessionBadge.js';
export { SessionExpiryDialog, sessionExpiryDialogStates, type SessionExpiryDialogProps } from './components/SessionExpiryDialog.js';
export { SignInPage, signInPageStates, type SignInPageProps } from './components/SignInPage.js';
export { colorSchemes, type Appearance } from './components/presentation.js';

export { Alert } from './components/ui/Alert.js';
export { Avatar } from './components/ui/Avatar.js';
export { Button, buttonVariants, type ButtonProps } from './components/ui/Button.js';
export { Field, type FieldProps } from './components/ui/Field.js';
export { PasswordField, type PasswordFieldProps } from './components/ui/PasswordField.js';
export { Spinner } from './components/ui/Spinner.js';

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
export { signIn, type Credentials, type SignInOptions } from './auth/client/signIn.js';
export { signOut, type SignOutOptions } from './auth/client/signOut.js';
export { useAuthState } from './auth/client/useAuthState.js';
export { useSessionExpiry, type SessionExpiry } from './auth/client/useSessionExpiry.js';

export { authPages, type AuthPages } from './auth/model/authPages.js';
export { authStatuses, type AuthState, type AuthStatus } from './auth/model/authState.js';
export { isSafeCallbackUrl, safeCallbackUrl, type CallbackUrlRule } from './auth/model/callbackUrl.js';
export type { AuthChallenge } from './auth/model/challenge.js';
export { failureCodes, type AuthFailure, type FailureCode } from './auth/model/failure.js';
export type { ProviderField, ProviderStyle, ProviderSummary } from './auth/model/provider.js';
export type { AuthSession, SessionUser } from './auth/model/session.js';
export type { SignInOutcome, SignOutOutcome } from './auth/model/signInOutcome.js';
export type { StandardSchema } from './auth/model/standardSchema.js';
export type { BackendToken, ExternalJwtSession } from './auth/nextAuthTypes.js';

export { en } from './messages/en.js';
export { ko } from './messages/ko.js';
export { failureText, type MessageOverrides, type Messages } from './messages/Messages.js';
