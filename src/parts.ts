/*
 * What the components are made of, for their copies in apps (`shadcn add`): the contexts, hooks and rules that a copy has to share
 * with the package. As public as the rest: a copy of this version works with every later one of the same major version.
 */
export { authBasePath, homePath } from './auth/client/authBasePath.js';
export { useClientContext, type ClientContextValue } from './auth/client/clientContext.js';
export { lastProvider, noteProvider, onLastProvider } from './auth/client/lastProvider.js';
export { SessionContext, SessionProvider } from './auth/client/nextAuthSession.js';
export { userKey } from './auth/client/sessionTruth.js';
export { isLeaving } from './auth/client/signOut.js';
export { useSharedReading, type AuthReading } from './auth/client/useAuthState.js';
export { useLatest } from './auth/client/useLatest.js';

export { relativeToOrigin } from './auth/model/callbackUrl.js';
export { decodeFailure } from './auth/model/failure.js';
export { passwordStrength, type PasswordStrength } from './auth/model/passwordStrength.js';

export { accountPageProps, type AccountPageProps } from './components/accountPageProps.js';
export { useAccountMessages, useHydrated, useMessages, usePageMessages, useRootProps, useSessionMessages } from './components/presentation.js';
export { readableColors } from './components/readableColors.js';
export { Part } from './components/ui/Part.js';
export { Customized, Rule, useLooks } from './components/ui/looks.js';
export { hrefOf, useUrlParameters } from './components/urlParameters.js';
export type { ChallengeForm, ChallengeFormOptions } from './components/useChallengeForm.js';
export { rejectedCredentials } from './components/useCredentialsForm.js';
export type { AcceptedSignIn } from './components/useLoginForm.js';
export { usePermission, type Allowance } from './components/usePermission.js';
export { useRetryWait, type RetryWait } from './components/useRetryWait.js';
export { useSignInHref } from './components/useSignInHref.js';

export { waitText } from './messages/Messages.js';
