import type { NextAuthOptions } from 'next-auth';
import type { AuthChallenge } from '../model/challenge.js';
import { decodeChallenge } from '../model/challenge.js';
import type { AuthFailure } from '../model/failure.js';
import { backendFailure, type JudgedAnswer } from './backendFailure.js';
import { backendUrl } from './backendUrl.js';
import { callBackend } from './callBackend.js';
import type { AccountStep, ExternalJwtSettings } from './externalJwtSettings.js';
import { logErrorOnce } from './log.js';
import { isJsonObject, parseJson } from './parseJson.js';
import type { PlainRequest } from './plainNextAuth.js';
import { sendableToken } from './renewal.js';
import { currentSessionToken } from './sessionToken.js';
import { appFunction, encodedChallenge, readChallenge } from './signInAtBackend.js';

/** How a step around a password ended at the backend. */
export interface AccountResult {
  failure?: AuthFailure;
  /** What takes the place of the challenge before. */
  challenge?: AuthChallenge;
  /** False when the person must not be told whether there is a new account. */
  maySignIn?: boolean;
}

/**
 * Does one step around a password at the backend. What was typed goes into one POST body and nowhere else; nothing is repeated.
 *
 * @throws SignInFailure when the backend cannot be asked
 */
export async function accountAtBackend(step: AccountStep, values: Record<string, string>, request: PlainRequest, options: NextAuthOptions, settings: ExternalJwtSettings): Promise<AccountResult> {
  const account = settings.account!;
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (step === 'changePassword') {
    const token = await currentSessionToken({ headers: request.headers, cookies: request.cookies }, options);
    const bearer = token && sendableToken(token, options);
    if (!bearer) return { failure: { code: 'sessionRequired' } };
    headers.authorization = `Bearer ${bearer}`;
  }
  const body = await appFunction('account.body', () => JSON.stringify(account.body(step, values)));
  const answer = await callBackend(
    backendUrl(settings.baseUrl, account.paths[step] as string),
    { method: 'POST', headers, body },
    { timeout: settings.timeout, maxBytes: settings.maxAnswerBytes, fetch: settings.fetch },
  );
  // 404 and 405 without a JSON of the backend's own are a path that is not there; a link or an account that is not there has words.
  if ((answer.status === 404 || answer.status === 405) && parseJson(answer.body) === undefined) {
    const path = account.paths[step] as string;
    logErrorOnce(options, 'ACCOUNT_PATH', `POST ${path} answered ${answer.status} without JSON: the backend has no such path. Set account.paths.${step} of withExternalJwt to the right one.`);
  }
  const judged: JudgedAnswer = { status: answer.status, headers: answer.headers, json: parseJson(answer.body) };
  const known = verdictOf(step, judged, backendFailure(judged, { now: settings.now(), revealAccountState: settings.revealAccountState }));
  const { judge } = settings;
  const failure = judge ? await appFunction('judge', () => judge({ ...judged, operation: step, failure: known })) : known;
  if (step === 'register' && !account.revealTakenEmail && (!failure || failure.code === 'emailTaken')) return { maySignIn: false };
  if (failure) return { failure };
  if (step !== 'resendCode') return {};
  const challenge = await appFunction('readChallenge', () => (settings.readChallenge ?? readChallenge)(judged.json));
  return { challenge: challenge && decodeChallenge(encodedChallenge(challenge)) };
}

/** What an answer means to one step, where that is not what it means to a sign-in. */
function verdictOf(step: AccountStep, { status, json }: JudgedAnswer, known: AuthFailure | undefined): AuthFailure | undefined {
  const code = known?.code;
  const isOutage = code === 'tooManyAttempts' || status >= 500 || (status >= 300 && status < 400);
  switch (step) {
    case 'register':
      if (status === 409) return { code: 'emailTaken' };
      return code === 'invalidCredentials' ? { code: 'invalidInput' } : known;
    case 'forgotPassword':
      // Nothing that depends on the address comes through: not a 404 for unknown ones, not a 422 for odd ones.
      return isOutage ? known : undefined;
    case 'resetPassword':
      if (status === 410 && isJsonObject(json) && /used/i.test(textOf(json.reason ?? json.code))) return { code: 'linkUsed' };
      return status === 410 || status === 401 || status === 404 || code === 'invalidCredentials' ? { code: 'linkExpired' } : known;
    case 'changePassword':
      return status === 401 ? { code: 'sessionRequired' } : status === 403 ? { code: 'invalidCredentials' } : known;
    case 'resendCode':
      return status === 410 || status === 404 || code === 'invalidCredentials' ? { code: 'challengeExpired' } : known;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
