export { authHandler, type AuthHandler } from './auth/server/authHandler.js';
export { authProxy, type AuthProxyOptions } from './auth/server/authProxy.js';
export { createApiProxy, type ApiProxyHandler, type ApiProxyOptions, type ApiProxyRule } from './auth/server/createApiProxy.js';
export type { ExternalJwtOptions, TypedCredentials } from './auth/server/externalJwtSettings.js';
export { getAccessToken } from './auth/server/getAccessToken.js';
export { getAuthState } from './auth/server/getAuthState.js';
export { getSignInPageProps, type SignInPageServerProps } from './auth/server/getSignInPageProps.js';
export { requireSession, type RequireSessionOptions } from './auth/server/requireSession.js';
export type { ServerContext, ServerSession } from './auth/server/serverSession.js';
export type { TokenVerification } from './auth/server/verifyToken.js';
export { withExternalJwt, type AppAuthOptions } from './auth/server/withExternalJwt.js';

export type { AuthState, AuthStatus } from './auth/model/authState.js';
export type { BackendToken, ExternalJwtSession } from './auth/nextAuthTypes.js';
