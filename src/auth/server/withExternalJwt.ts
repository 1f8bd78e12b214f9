import { randomUUID } from 'node:crypto';
import type { CallbacksOptions, NextAuthOptions, Session, User } from 'next-auth';
import type { JWT, JWTDecodeParams } from 'next-auth/jwt';
import type { CredentialInput, CredentialsConfig } from 'next-auth/providers/credentials';
import { safeCallbackUrl } from '../model/callbackUrl.js';
import { secondsLeft } from '../model/expiry.js';
import { encodeFailure } from '../model/failure.js';
import type { BackendToken } from '../model/session.js';
import { backendTokenOf } from './backendTokenOf.js';
import { withoutUndefined } from './backendUser.js';
import { externalJwtKey, externalJwtSettings, type ExternalJwtOptions, type ExternalJwtSettings } from './externalJwtSettings.js';
import { endSession } from './endSession.js';
import { logError, logErrorOnce } from './log.js';
import { ownUrl } from './ownUrl.js';
import { ageLeft, isOver, isRenewable, renewedToken, usableToken, type RenewWish } from './renewal.js';
import { noteRecord } from './sessionRecord.js';
import { SignInChallenge, SignInFailure } from './signInFailure.js';
import { answerChallenge, signInAtBackend } from './signInAtBackend.js';
import { storeScope } from './storeScope.js';
import { TokenStoreUnavailable } from './tokenStore.js';
import { typedChallengeAnswer, typedCredentials } from './typedCredentials.js';

/**
 * Complete NextAuth options for an app whose users live in an external backend that takes e-mail and password and
 * answers a JWT. Adds a Credentials provider beside the app's own providers, keeps the backend's token in NextAuth's
 * encrypted cookie (the browser does not see it unless `exposeAccessToken`), renews it with `refresh`, and ends the
 * session with the last token, at sign-out everywhere and for good, and in any case after `maxSessionAge`.
 *
 * On https the session cookie is called `__Host-next-auth.session-token`, which no subdomain can plant (RFC 6265bis
 * 4.1.3.2), unless the app sets `cookies.sessionToken` itself.
 *
 * The app's callbacks run too, after ours and on our result:
 * - `jwt`: what it returns is kept. If the returned object lacks the keys `backend`, `sid`, `signedInAt` or `ended`, they are put back, as
 *   losing them by accident would lift the token's end; to drop them on purpose return them as `undefined`.
 *   Returning nothing keeps our result; returning `null` ends the session.
 * - `session`: what it returns is kept; `accessTokenExpires`, `accessTokenExpiresIn`, `renewable`, `sessionEndsIn` and `error` are put back when undefined.
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
  const settings = externalJwtSettings(options, authOptions);
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
    ...hostCookies(authOptions),
    jwt: { ...authOptions.jwt, decode: (params) => decodeUnlessRevoked(params, settings, authOptions) },
    events: {
      ...authOptions.events,
      signOut: async (message) => {
        if (message.token) await endSession(message.token, settings, authOptions);
        await authOptions.events?.signOut?.(message);
      },
    },
    pages: { signIn: settings.signInPath, error: settings.signInPath, ...authOptions.pages },
    callbacks: {
      ...own,
      jwt: async (params) => composeToken(await currentToken(params, settings, issued, authOptions), params, own.jwt),
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
  return {
    id: settings.providerId,
    name: settings.providerName,
    type: 'credentials',
    credentials,
    async authorize(body: unknown): Promise<User> {
      try {
        const answer = typedChallengeAnswer(body);
        const { user, backend } = await (answer ? answerChallenge(settings, answer, authOptions) : signInAtBackend(settings, typedCredentials(body, furtherNames), authOptions));
        issued.set(user, backend);
        return user;
      } catch (error) {
        if (error instanceof SignInChallenge) throw error;
        const failure = error instanceof SignInFailure ? error : new SignInFailure({ code: 'unexpected' }, 'An unexpected error in the sign-in itself; please report it to next-auth-ui.');
        if (failure.hint) logError(authOptions, 'NAU_SIGN_IN', `${failure.failure.code}: ${failure.hint}`);
        throw new Error(encodeFailure(failure.failure));
      }
    },
  };
}

/** The cookie's own session ends here: what was signed out counts no more, in whatever copy. */
async function decodeUnlessRevoked(params: JWTDecodeParams, settings: ExternalJwtSettings, authOptions: AppAuthOptions): Promise<JWT | null> {
  const token = await opened(params, settings, authOptions);
  if (!token?.sid) return token;
  const scope = storeScope();
  try {
    const record = await settings.tokenStore.get(token.sid);
    if (record.revoked) return null;
    noteRecord(token, record);
  } catch (error) {
    if (!(error instanceof TokenStoreUnavailable)) throw error;
    logErrorOnce(authOptions, 'NAU_TOKEN_STORE', error.message);
    if (settings.storeOutage !== 'open' && !scope?.signingOut) {
      if (scope) scope.outage = error;
      throw error;
    }
    noteRecord(token, {});
  }
  return token;
}

/**
 * What is in the cookie. An error of jose's quotes the cookie's header, which anybody can write, line breaks and all, and
 * NextAuth logs its message: only jose's own name of the error is told. An app's own `jwt.decode` answers for itself.
 */
async function opened(params: JWTDecodeParams, settings: ExternalJwtSettings, authOptions: AppAuthOptions): Promise<JWT | null> {
  try {
    return await settings.decode(params);
  } catch (error) {
    if (authOptions.jwt?.decode) throw error;
    const { code } = error as { code?: unknown };
    const name = typeof code === 'string' && /^ERR_[A-Z_]{1,40}$/.test(code) ? code : 'unknown error';
    throw new Error(`A session cookie cannot be opened (${name}): it is damaged, has ended, or was sealed with another NEXTAUTH_SECRET. Whoever sent it is signed out.`);
  }
}

async function currentToken({ token, user, account, trigger, session }: JwtParams, settings: ExternalJwtSettings, issued: Issued, authOptions: AppAuthOptions): Promise<JWT> {
  // An account is there at sign-in only, whatever the provider.
  if (!account) return renewedToken(withBeginning(token, settings), settings, authOptions, trigger === 'update' ? wishOf(session) : undefined);
  const backend = account.provider === settings.providerId && user ? issued.get(user) : undefined;
  // Whoever was signed in before in this browser leaves nothing behind.
  const { backend: _old, ended: _over, ...fresh } = token;
  return { ...fresh, sid: randomUUID(), signedInAt: Math.floor(settings.now() / 1000), ...(backend && { backend }) };
}

/** A cookie of an older version of the kit, or of the app before it, begins now. */
function withBeginning(token: JWT, settings: ExternalJwtSettings): JWT {
  // In place: what the store said is noted by the object.
  token.sid ??= randomUUID();
  token.signedInAt ??= Math.floor(settings.now() / 1000);
  return token;
}

/** What our own client sends with next-auth's `update`: `{ nau: { renew: true | 'end of the refused token' } }`. */
function wishOf(data: unknown): RenewWish | undefined {
  const wish = (data as { nau?: { renew?: unknown } } | null | undefined)?.nau?.renew;
  return wish === true || (typeof wish === 'string' && /^[\w-]{8,64}$/.test(wish)) ? wish : undefined;
}

async function composeToken(token: JWT, params: JwtParams, own: CallbacksOptions['jwt'] | undefined): Promise<JWT> {
  if (!own) return token;
  // Taken before, as the app may change the object in place.
  const { sid, signedInAt, ended, backend } = token;
  const kept = withoutUndefined({ sid, signedInAt, ended, backend });
  const result = (await own({ ...params, token, ...(wishOf(params.session) && { session: undefined }) })) as JWT | null | undefined;
  if (result === undefined) return token;
  // Handed on, null would give one more answer with a name in it before NextAuth deletes the cookie.
  if (result === null) throw new Error('next-auth-ui: the jwt callback of the app returned null, which ends the session.');
  return { ...kept, ...result };
}

function describeSession(session: Session, token: JWT | null | undefined, settings: ExternalJwtSettings): Session {
  if (!token) return session;
  const backend = backendTokenOf(token);
  const age = ageLeft(token, settings);
  const known = { ...session, ...(age !== undefined && { sessionEndsIn: age }), ...(isOver(token, settings) && { error: 'expired' as const }) };
  if (!backend) return known;
  const user = { ...session.user, ...(backend.userId !== undefined && { id: backend.userId }), ...(backend.roles && { roles: backend.roles }) };
  const accessToken = settings.exposeAccessToken ? usableToken(token, settings) : undefined;
  return {
    ...known,
    user,
    accessTokenExpires: new Date(backend.expiresAt * 1000).toISOString(),
    accessTokenExpiresIn: secondsLeft(backend.expiresAt, settings.now()),
    ...(isRenewable(token, settings) && { renewable: true as const }),
    ...(accessToken !== undefined && { jwt: accessToken }),
  };
}

async function composeSession(session: Session, params: SessionParams, own: CallbacksOptions['session'] | undefined): Promise<Session> {
  if (!own) return session;
  const { accessTokenExpires, accessTokenExpiresIn, renewable, sessionEndsIn, error } = session;
  const result = (await own({ ...params, session })) as Session | undefined;
  if (!result) return session;
  // `session.error = token.error` is in many apps and must not hide that the token has ended.
  if (accessTokenExpires !== undefined) result.accessTokenExpires ??= accessTokenExpires;
  if (accessTokenExpiresIn !== undefined) result.accessTokenExpiresIn ??= accessTokenExpiresIn;
  if (renewable !== undefined) result.renewable ??= renewable;
  if (sessionEndsIn !== undefined) result.sessionEndsIn ??= sessionEndsIn;
  if (error !== undefined) result.error ??= error;
  return result;
}

/**
 * Cookies that no other host can plant or read. By `NEXTAUTH_URL` alone: where it is not set, next-auth finds out at the
 * request, and its own `__Secure-` names stay.
 */
function hostCookies({ cookies, useSecureCookies }: AppAuthOptions): Pick<NextAuthOptions, 'cookies'> {
  const secure = useSecureCookies ?? process.env.NEXTAUTH_URL?.startsWith('https://');
  if (!secure) return {};
  const hostCookie = (name: string) => ({ name: `__Host-next-auth.${name}`, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: true } });
  return { cookies: { sessionToken: hostCookie('session-token'), callbackUrl: hostCookie('callback-url'), ...cookies } };
}
