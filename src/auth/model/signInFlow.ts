/** The states of `data-state` on every form of the kit. */
export const formStates = ['idle', 'submitting', 'slow', 'rejected', 'waiting', 'accepted'] as const;
export type FormState = (typeof formStates)[number];

/** Where a sign-in can be: in a state of its form, in a second step, or done. */
export type SignInState = FormState | 'secondStep' | 'signedIn';

/** What moves a sign-in from one state to another. */
export type SignInEvent = 'submit' | 'find' | 'delay' | 'accept' | 'reject' | 'limit' | 'over' | 'challenge' | 'leave' | 'expire' | 'go' | 'stay';

/**
 * The flow of a sign-in, and of every other form of the kit as far as it goes: for each state the events that it knows, and
 * where they lead. An event that a state does not know changes nothing.
 *
 * - `submit`: the person sends the form. `find`: what was sent has an empty or malformed field, so no request goes out.
 * - `delay`: no answer within `slowAfter`. `accept`, `reject`, `limit`: the answer; `limit` is a failure with a wait.
 * - `over`: the wait has ended.
 * - `go`: on to the destination. `stay`: the app keeps the page (`onSuccess` gave `false`).
 * - `challenge`: the backend asks for a code or a new password. `leave`: back to the password. `expire`: too late, back with the reason.
 *
 * A form moves itself by what is sent and answered (useAuthForm.ts). `over` comes from the clock, `go` leaves the page, and the second step is a
 * form of its own in the place of the first, with this table for its states.
 */
export const signInFlow = {
  idle: { find: 'idle', submit: 'submitting' },
  submitting: { delay: 'slow', accept: 'accepted', reject: 'rejected', limit: 'waiting' },
  slow: { accept: 'accepted', reject: 'rejected', limit: 'waiting' },
  rejected: { find: 'rejected', submit: 'submitting' },
  waiting: { over: 'idle' },
  accepted: { challenge: 'secondStep', go: 'signedIn', stay: 'idle' },
  secondStep: { accept: 'signedIn', leave: 'idle', expire: 'rejected' },
  signedIn: {},
} as const satisfies Record<SignInState, Partial<Record<SignInEvent, SignInState>>>;

/** Where an event leads to from a state; to that state itself when it does not know the event. */
export const nextState = (state: SignInState, event: SignInEvent): SignInState => (signInFlow[state] as Partial<Record<SignInEvent, SignInState>>)[event] ?? state;

/** A request is under way, or the way to the next page. */
export const isBusy = (state: SignInState): boolean => state === 'submitting' || state === 'slow' || state === 'accepted';
