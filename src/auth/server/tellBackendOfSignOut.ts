import type { BackendToken } from '../model/session.js';
import { backendUrl } from './backendUrl.js';
import { callBackend } from './callBackend.js';
import type { ExternalJwtSettings } from './externalJwtSettings.js';
import { logError, type WithLogger } from './log.js';
import { SignInFailure } from './signInFailure.js';

// A person who signs out waits for this.
const timeout = 3000;

/**
 * Tells the backend that the session is over (`logout` of `withExternalJwt`), so that it forgets the refresh token. Never
 * throws: the person is signed out here whatever the backend says; a failure is logged.
 */
export async function tellBackendOfSignOut(backend: BackendToken, settings: ExternalJwtSettings, logger: WithLogger): Promise<void> {
  const { logout, baseUrl, maxAnswerBytes, fetch } = settings;
  if (!logout) return;
  try {
    const signal = AbortSignal.timeout(timeout);
    for (let attempt = 1; ; attempt++) {
      const problem = await once(signal).catch((error: unknown) => {
        if (error instanceof SignInFailure) return error.hint ?? error.failure.code;
        throw error;
      });
      if (problem === undefined) return;
      if (attempt === 2 || signal.aborted) {
        logError(logger, 'NAU_LOGOUT', `${problem} The person is signed out here, but the backend may take the refresh token until it ends.`);
        return;
      }
    }
  } catch {
    logError(logger, 'NAU_LOGOUT', 'The function "logout.body" given to withExternalJwt threw, so the backend was not told of a sign-out.');
  }

  async function once(signal: AbortSignal): Promise<string | undefined> {
    const { path, body } = logout!;
    const { status } = await callBackend(
      backendUrl(baseUrl, path),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${backend.accessToken}` },
        body: JSON.stringify(body(backend.refreshToken)),
      },
      { timeout, maxBytes: maxAnswerBytes, signal, fetch },
    );
    // 401 and 404 say that it is gone already.
    return status < 300 || status === 401 || status === 404 ? undefined : `POST ${path} answered ${status}.`;
  }
}
