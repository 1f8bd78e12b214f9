import { randomUUID } from 'node:crypto';
import type { CallbacksOptions, NextAuthOptions, Session, User } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import type { CredentialInput, CredentialsConfig } from 'next-auth/providers/credentials';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import { hasEnded, secondsLeft } from '../model/expiry.js';
import { encodeFailure } from '../model/failure.js';
import type { BackendToken } from '../model/session.js';
import { backendTokenOf } from './backendTokenOf.js';
import { externalJwtKey, externalJwtSettings, type ExternalJwtOptions, type ExternalJwtSettings } from './externalJwtSettings.js';
import { logError } from './log.js';
import { ownUrl } from './ownUrl.js';
import { SignInFailure } from './signInFailure.js';
import { signInAtBackend } from './signInAtBackend.js';
import { typedCredentials } from './typedCredentials.js';
import { tokenVerifier } from './verifyToken.js';

/**
 * Complete NextAuth options for an app whose users live in an external backend that takes e-mail and password and
 * answers a JWT. Adds a Credentials provider beside the app's own providers, keeps the backend's token in NextAuth's
 * encrypted cookie (the browser does not see it unless `exposeAccessToken`), and ends the session with the token.
 *
 * The app's callbacks run too, after ours and on our result:
 * - `jwt`: what it returns is kept. If the returned object lacks the keys `backend` or `sid`, they are put back, as
 *   losing them by accident would lift the token's end; to drop them on purpose return them as `undefined`.
 *   Returning nothing keeps our result; returning `null` ends the session.
 * - `session`: what it returns is kept; `accessTokenExpires`, `accessTokenExpiresIn` and `error` are put back when undefined.
 * - `redirect`: gets a URL that is already safe. For other origins use `allowedOrigins`.
 * - `signIn` gets the user without the token. An error that an app's callback throws is the app's: at a later read it
 *   makes NextAuth delete the cookie.
 *
 * Sign-in fails with an encoded failure code (`nau.…`) and nothing else; reasons for operators go to NextAuth's logger.
 * The OAuth password grant must not be used (RFC 9700 2.4): if the backend is an OAuth server, use an OAuth provider.
 *
 * @throws at start for options that can never work, such as the `database` strategy
 * @example
 * ```tsx
 * export const authOptions = withExternalJwt({ providers: [] }, { baseUrl: 'https://api.example' });
 * ```
 */
export function withExternalJwt(authOptions: AppAuthOptions = {}, options: ExternalJwtOptions = {}): NextAuthOptions {
  const settings = externalJwtSettings(options);
  const providers = authOptions.providers ?? [];
  if ((authOptions.session?.strategy as string | undefined) === 'database') {
    throw new Error(
      'withExternalJwt: session.strategy is "database", but the backend\'s token lives in NextAuth\'s encrypted cookie. ' +
        'Remove session.strategy or set it to "jwt"; an adapter may stay.',
    );
  }
  if (providers.some((provider) => (provider.options?.id ?? provider.id) === settings.providerId)) {
    throw new Error(`withExternalJwt: there is another provider with the id "${settings.providerId}", and NextAuth would use only one. Remove it or set the providerId option.`);
  }

  // The token's way from authorize to the jwt callback: NextAuth hands the same user object to both, and to the signIn
  // callback and events in between, where a token on the object would be one console.log away from a log file.
  const issued = new WeakMap<object, BackendToken>();
  const own = authOptions.callbacks ?? {};

  const completed: NextAuthOptions = {
    ...authOptions,
    providers: [credentialsProvider(settings, authOptions, issued), ...providers],
    session: { ...authOptions.session, strategy: 'jwt' },
    pages: { signIn: settings.signInPath, error: settings.signInPath, ...authOptions.pages },
    callbacks: {
      ...own,
      jwt: async (params) => composeToken(startToken(params, settings, issued), params, own.jwt),
      session: async (params) => composeSession(describeSession(params.session, params.token, settings), params, own.session),
      redirect: async ({ url, baseUrl }) => {
        const safe = safeCallbackUrl(url, { origin: baseUrl, fallback: `${ownUrl().basePath}/`, allowedOrigins: settings.allowedOrigins });
        return own.redirect ? own.redirect({ url: safe, baseUrl }) : safe;
      },
    },
  };
  return Object.assign(completed, { [externalJwtKey]: settings });
}

/** NextAuth's options; `providers` may be left out, as one is added. */
export type AppAuthOptions = Omit<NextAuthOptions, 'providers'> & Partial<Pick<NextAuthOptions, 'providers'>>;

type Issued = WeakMap<object, BackendToken>;
type JwtParams = Parameters<CallbacksOptions['jwt']>[0];
type SessionParams = Parameters<CallbacksOptions['session']>[0];

const defaultFields: Record<string, CredentialInput & Record<string, unknown>> = {
  email: { label: 'Email', type: 'email', placeholder: 'you@example.com', autoComplete: 'username' },
  password: { label: 'Password', type: 'password', autoComplete: 'current-password' },
};

function credentialsProvider(settings: ExternalJwtSettings, authOptions: AppAuthOptions, issued: Issued): CredentialsConfig {
  const furtherNames = Object.keys(settings.fields).filter((name) => !Object.hasOwn(defaultFields, name));
  const credentials = Object.fromEntries(
    [...Object.keys(defaultFields), ...furtherNames].map((name) => [name, { ...defaultFields[name], ...settings.fields[name] }]),
  );
  const verifyToken = settings.verify && tokenVerifier(settings);
  return {
    id: settings.providerId,
    name: settings.providerName,
    type: 'credentials',
    credentials,
    async authorize(body: unknown): Promise<User> {
      try {
        const { user, backend } = await signInAtBackend(settings, typedCredentials(body, furtherNames), verifyToken, authOptions);
        issued.set(user, backend);
        return user;
      } catch (error) {
        const failure = error instanceof SignInFailure ? error : new SignInFailure({ code: 'unexpected' }, 'An unexpected error in the sign-in itself; please report it to next-auth-ui.');
        if (failure.hint) logError(authOptions, 'NAU_SIGN_IN', `${failure.failure.code}: ${failure.hint}`);
        throw new Error(encodeFailure(failure.failure));
      }
    },
  };
}

function startToken({ token, user, account }: JwtParams, settings: ExternalJwtSettings, issued: Issued): JWT {
  // An account is there at sign-in only, whatever the provider.
  if (!account) return token;
  const backend = account.provider === settings.providerId && user ? issued.get(user) : undefined;
  // Whoever was signed in before in this browser leaves nothing behind.
  const { backend: _old, ...fresh } = token;
  return { ...fresh, sid: randomUUID(), ...(backend && { backend }) };
}

async function composeToken(token: JWT, params: JwtParams, own: CallbacksOptions['jwt'] | undefined): Promise<JWT> {
  if (!own) return token;
  // Taken before, as the app may change the object in place.
  const kept = { ...(token.sid !== undefined && { sid: token.sid }), ...(token.backend !== undefined && { backend: token.backend }) };
  const result = (await own({ ...params, token })) as JWT | null | undefined;
  if (result === undefined) return token;
  // Handed on, null would give one more answer with a name in it before NextAuth deletes the cookie.
  if (result === null) throw new Error('next-auth-ui: the jwt callback of the app returned null, which ends the session.');
  return { ...kept, ...result };
}

function describeSession(session: Session, token: JWT | null | undefined, settings: ExternalJwtSettings): Session {
  const backend = backendTokenOf(token);
  if (!backend) return session;
  const now = settings.now();
  const ended = hasEnded(backend.expiresAt, now);
  const user = { ...session.user, ...(backend.userId !== undefined && { id: backend.userId }), ...(backend.roles && { roles: backend.roles }) };
  return {
    ...session,
    user,
    accessTokenExpires: new Date(backend.expiresAt * 1000).toISOString(),
    accessTokenExpiresIn: secondsLeft(backend.expiresAt, now),
    ...(ended && { error: 'expired' as const }),
    ...(settings.exposeAccessToken && !ended && { jwt: backend.accessToken }),
  };
}

async function composeSession(session: Session, params: SessionParams, own: CallbacksOptions['session'] | undefined): Promise<Session> {
  if (!own) return session;
  const { accessTokenExpires, accessTokenExpiresIn, error } = session;
  const result = (await own({ ...params, session })) as Session | undefined;
  if (!result) return session;
  // `session.error = token.error` is in many apps and must not hide that the token has ended.
  if (accessTokenExpires !== undefined) result.accessTokenExpires ??= accessTokenExpires;
  if (accessTokenExpiresIn !== undefined) result.accessTokenExpiresIn ??= accessTokenExpiresIn;
  if (error !== undefined) result.error ??= error;
  return result;
}
