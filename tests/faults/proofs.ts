/** Code taken out, or changed into what it would be without the care. */
export interface Edit {
  file: string;
  /** Must stand in the file exactly once. */
  from: string;
  to: string;
}

export interface Proof {
  /** The number of the fault whose test must turn red. */
  fault: number;
  /** What is taken out, for the table. */
  without: string;
  edits: readonly Edit[];
}

/** What makes the tests of the fault suite red: see tools/faultProof.ts. */
export const proofs: readonly Proof[] = [
  {
    fault: 2,
    without: 'the browser’s own time-out of a sign-in',
    edits: [{ file: 'src/auth/client/signIn.ts', from: 'return await Promise.race([turn, timedOut]);', to: 'void timedOut;\n    return await turn;' }],
  },
  {
    fault: 5,
    without: 'the limit of two tries of a refresh',
    edits: [{ file: 'src/auth/server/renewal.ts', from: 'attempt === 2 || !answer.again', to: 'attempt === 5 || !answer.again' }],
  },
  {
    fault: 6,
    without: 'the storage of a wait',
    edits: [{ file: 'src/components/useRetryWait.ts', from: 'if (wait) sessionStorage.setItem(key, JSON.stringify(wait));\n    else sessionStorage', to: 'sessionStorage' }],
  },
  {
    fault: 7,
    without: 'the limit of what is read of an answer',
    edits: [{ file: 'src/auth/server/callBackend.ts', from: 'if (length > maxBytes) {', to: 'if (length > maxBytes * 1e9) {' }],
  },
  {
    fault: 10,
    without: 'the look at the end of a token just issued',
    edits: [{ file: 'src/auth/server/accessToken.ts', from: 'if (hasEnded(expiresAt, settings.now())) {', to: 'if (hasEnded(expiresAt, 0)) {' }],
  },
  {
    fault: 12,
    without: 'the limit of a token’s size',
    edits: [{ file: 'src/auth/server/accessToken.ts', from: 'if (bytes > settings.maxTokenBytes) {', to: 'if (bytes > settings.maxTokenBytes * 1e9) {' }],
  },
  {
    fault: 15,
    without: 'one flight a session, and the lock',
    edits: [
      { file: 'src/auth/server/renewal.ts', from: 'if (inFlight) return inFlight;', to: 'void inFlight;' },
      { file: 'src/auth/server/memoryTokenStore.ts', from: 'if (held && held.until > Date.now()) return undefined;', to: 'void held;' },
      { file: 'src/auth/server/memoryTokenStore.ts', from: 'const isMine = () => locks.get(sid)?.owner === owner;', to: 'const isMine = () => true;' },
    ],
  },
  {
    fault: 16,
    without: 'the newest tokens in the token store',
    edits: [
      {
        file: 'src/auth/server/memoryTokenStore.ts',
        from: 'if ((known.backend?.renewals ?? -1) <= (backend.renewals ?? 0)) put(sid, { backend }, ttl);',
        to: 'void [backend, ttl];',
      },
    ],
  },
  {
    fault: 17,
    without: 'the difference between a refusal and an outage of the refresh',
    edits: [{ file: 'src/auth/server/renewal.ts', from: "new Set(['invalidCredentials', 'invalidInput', 'accessDenied', 'accountLocked'])", to: 'new Set()' }],
  },
  {
    fault: 18,
    without: 'the same, the other way round: an outage of the refresh ends the session',
    edits: [{ file: 'src/auth/server/renewal.ts', from: 'if (failure && refusals.has(failure.code))', to: 'if (failure && (refusals.has(failure.code) || !refusals.has(failure.code)))' }],
  },
  {
    fault: 19,
    without: 'the second try of a refresh whose answer was lost',
    edits: [{ file: 'src/auth/server/renewal.ts', from: "again: code === 'backendUnreachable'", to: "again: code === 'backendTimeout' && false" }],
  },
  {
    fault: 25,
    without: 'the last good session in an outage',
    edits: [
      {
        file: 'src/auth/client/sessionTruth.ts',
        from: 'if (this.#session && signedOutSince(this.#arrived)) this.#forget();\n      this.#reachable = false;',
        to: 'this.#forget();\n      this.#reachable = false;',
      },
    ],
  },
  {
    fault: 27,
    without: 'the renewal of a stale CSRF token',
    edits: [{ file: 'src/auth/client/signIn.ts', from: 'return mayRenewCsrf ? attempt(credentials, options, false) : rejected', to: 'return mayRenewCsrf && false ? attempt(credentials, options, false) : rejected' }],
  },
  {
    fault: 28,
    without: 'the look for a sign-out when a page comes back from the back-forward cache',
    edits: [{ file: 'src/auth/client/sessionTruth.ts', from: 'if (isSignOutPending() || signedOutSince(this.#arrived)) this.#forget();\n      this.read();', to: 'this.read();' }],
  },
  {
    fault: 30,
    without: 'the guard against a second submit',
    edits: [{ file: 'src/components/LoginForm.tsx', from: 'if (running.current || waiting) return;', to: 'if (waiting) return;' }],
  },
  {
    fault: 32,
    without: 'the order of two sign-ins',
    edits: [{ file: 'src/auth/client/signIn.ts', from: 'const turn = Promise.race([previous, pause(longestTurn)])', to: 'void [previous, pause, longestTurn];\n  const turn = Promise.resolve()' }],
  },
  {
    fault: 34,
    without: 'the page’s new beginning for another person',
    edits: [
      { file: 'src/components/AuthProvider.tsx', from: 'if (!isSigningIn()) loadPage(window.location.href);', to: 'void isSigningIn();' },
      { file: 'src/components/AuthGuard.tsx', from: '<Fragment key={userKey(auth.session)}>', to: '<Fragment key={userKey(auth.session) && undefined}>' },
    ],
  },
  {
    fault: 35,
    without: 'the sign-out that is kept when it fails',
    edits: [{ file: 'src/auth/client/signOut.ts', from: 'setSignOutPending(true);\n  for (const listener of listeners) listener();', to: 'void setSignOutPending;' }],
  },
  {
    fault: 36,
    without: 'the end of a session whose renewed token is refused as well',
    edits: [{ file: 'src/auth/server/createApiProxy.ts', from: 'await settings.tokenStore.end(renewed.sid, settings.storeTtl);', to: 'void settings;' }],
  },
  {
    fault: 49,
    without: 'the look at planted chunks of the session cookie',
    edits: [{ file: 'src/auth/server/sessionCookies.ts', from: '  const whole = cookies[cookieName];', to: '  if (cookieName) return cookies;\n  const whole = cookies[cookieName];' }],
  },
];
