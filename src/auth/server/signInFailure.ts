import { encodeFailure, type AuthFailure } from '../model/failure.js';

/** A sign-in that did not succeed, on its way out of `authorize`. Its message is the encoded failure and nothing else. */
export class SignInFailure extends Error {
  readonly failure: AuthFailure;
  /** What the log says about it; a text of ours, without typed values, tokens or answers. */
  readonly hint: string | undefined;

  constructor(failure: AuthFailure, hint?: string) {
    super(encodeFailure(failure));
    this.name = 'SignInFailure';
    this.failure = failure;
    this.hint = hint;
  }
}

/** The backend asks for a second step. Its message is the encoded challenge and nothing else. */
export class SignInChallenge extends Error {
  constructor(encoded: string) {
    super(encoded);
    this.name = 'SignInChallenge';
  }
}
