import '../../dist/styles.css';
import { cloneElement, type ReactElement } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ComponentName } from '../../stories/States/boards.js';
import { boardOf } from '../../stories/States/CellView.js';
import { formStates, nextState, signInFlow, type SignInEvent, type SignInState } from '../../src/auth/model/signInFlow.js';
import { en, enAccount, enPages, enSession, type AuthFailure, type FailureCode } from '../../src/index.js';
import { failureFixtures, sessionFixture, type AuthScenario } from '../../src/msw.js';
import { close, open, showLive } from '../looks/board.js';
import { focusLost, heard, told } from './heard.js';

// What a screen reader is told on the ways through a form and out of a session, one state after the other, as a person and a server bring them about. As it is
// recorded in recorded/flows, so it stays.

beforeAll(async () => {
  await open();
  await page.viewport(800, 900);
});
afterAll(close);

const messages = { ...en, ...enAccount, ...enPages, ...enSession };

/** Where a change leads, and what brings it about. */
interface Turn {
  to: string;
  reached: string;
  act: () => void;
}

const main = () => document.querySelector<HTMLElement>('main')!;

async function recordOf(from: string, turns: readonly Turn[]): Promise<string> {
  const record: string[] = [];
  let before = await heard();
  for (const { to, reached, act } of turns) {
    act();
    await vi.waitFor(() => expect(main().querySelector(reached), `${to}: ${reached}`).not.toBeNull(), 15_000);
    const after = await heard();
    const said = told(before, after);
    expect(said, `${from} → ${to}`).not.toContain(focusLost);
    record.push(`${from} → ${to}\n${said.map((one) => `  ${one}\n`).join('')}`);
    from = to;
    before = after;
  }
  return record.join('\n');
}

/** An answer that comes when it is let go. */
function heldAnswer() {
  let letGo: () => void = () => undefined;
  const when = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { when, letGo: () => letGo() };
}

const walks: readonly (readonly SignInEvent[])[] = [
  ['find', 'submit', 'accept', 'stay'],
  ['submit', 'reject', 'find', 'submit', 'limit', 'over'],
  ['submit', 'delay', 'accept'],
  ['submit', 'delay', 'reject'],
  ['submit', 'delay', 'limit'],
];
const stepWalks: typeof walks = (['leave', 'expire', 'accept'] as const).map((end) => ['submit', 'accept', 'challenge', end]);
const steps = ['otp', 'newPassword'] as const;
type Step = (typeof steps)[number];

const forms = (['LoginForm', 'CredentialsForm', 'MagicLinkForm', 'RegisterForm', 'ForgotPasswordForm', 'ResetPasswordForm', 'ChangePasswordForm', 'OneTimeCodeForm', 'NewPasswordForm'] as const).filter((one) => !process.env.SHORT_ACCESSIBILITY || one === 'LoginForm');
type Form = (typeof forms)[number];

/** What of a scenario refuses a form. */
const refusing: Partial<Record<Form, 'account' | 'link' | 'challengeAnswer'>> = {
  MagicLinkForm: 'link',
  RegisterForm: 'account',
  ForgotPasswordForm: 'account',
  ResetPasswordForm: 'account',
  ChangePasswordForm: 'account',
  OneTimeCodeForm: 'challengeAnswer',
  NewPasswordForm: 'challengeAnswer',
};

/** What is refused at single fields. */
const refusedAtField: Partial<Record<Form, FailureCode>> = { LoginForm: 'invalidInput', RegisterForm: 'emailTaken' };

const stepsOf: Partial<Record<Form, readonly Step[]>> = { LoginForm: steps, RegisterForm: ['otp'] };
const stepForm = { otp: 'OneTimeCodeForm', newPassword: 'NewPasswordForm' } as const;
const stepField = { otp: 'code', newPassword: 'newPassword' } as const;

/** What a server answers besides its yes and the form's usual no. */
interface Answers {
  step?: Step;
  failure?: FailureCode;
}

const cellOf = (form: Form, state: SignInState) => boardOf(form)[state]!;
/** The others give way to a note of what they have done. */
const stays = (form: Form): boolean => cellOf(form, 'accepted').reached === 'form[data-state="accepted"]';

function scenarioOf(form: Form, answer: SignInEvent | undefined, isBrief: boolean, { step, failure }: Answers): AuthScenario {
  const yes = cellOf(form, 'accepted').scenario ?? {};
  const no = (refusal: AuthFailure): AuthScenario => ({ ...yes, [refusing[form] ?? 'signIn']: refusal });
  if (answer === 'reject') return no(failure ? failureFixtures[failure] : (cellOf(form, 'rejected').element('').props as { failure: AuthFailure }).failure);
  // Where its end is waited for, it is brief.
  if (answer === 'limit') return no({ code: 'tooManyAttempts', retryAfter: isBrief ? 3 : 600 });
  if (answer === 'challenge') return { ...yes, signIn: 'challenge', challengeKind: step };
  return yes;
}

async function walk(form: Form, events: readonly SignInEvent[], answers: Answers = {}): Promise<string> {
  const { step = 'otp', failure } = answers;
  let finish: (goOn: boolean) => void = () => undefined;
  const onSuccess = async () =>
    new Promise((resolve) => {
      finish = resolve;
    });
  const element = cloneElement(cellOf(form, 'idle').element('walk') as ReactElement<Record<string, unknown>>, { onSuccess, slowAfter: events.includes('delay') ? 1500 : 60_000, timeout: 60_000 });
  const session = cellOf(form, 'idle').auth === 'signedIn' ? sessionFixture() : null;
  const kept: AuthScenario = session ? { session } : {};
  const serve = await showLive(element, { session, messages }, kept);
  main().querySelector<HTMLElement>('[type="submit"]')!.focus();
  let answer = heldAnswer();
  let state: SignInState = 'idle';
  const turns: Turn[] = [];
  for (const [at, event] of events.entries()) {
    const from = state;
    state = nextState(state, event);
    const next = events[at + 1];
    // `accepted` is over at once there.
    if (next === 'challenge') continue;
    const submit = () => {
      const following = events.slice(at + 1);
      const end = following.includes('challenge') ? 'challenge' : following.find((one) => one !== 'delay');
      answer = heldAnswer();
      serve({ ...kept, ...scenarioOf(form, end, following.includes('over'), answers) }, answer.when);
      void cellOf(form, 'submitting').enter!(main());
    };
    const ofStep = (challengeAnswer: AuthScenario['challengeAnswer']) => () => {
      serve({ signIn: 'challenge', challengeKind: step, challengeAnswer });
      void boardOf(stepForm[step]).submitting!.enter!(main());
    };
    const acts: Record<SignInEvent, () => void> = {
      find: () => {
        for (const input of main().querySelectorAll<HTMLInputElement>('input:not([type="hidden"])')) {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '');
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
        main().querySelector<HTMLFormElement>('form:has([type="submit"])')!.requestSubmit();
      },
      submit,
      delay: () => undefined,
      accept: from === 'secondStep' ? ofStep('accepted') : () => answer.letGo(),
      reject: () => answer.letGo(),
      limit: () => answer.letGo(),
      over: () => undefined,
      challenge: () => answer.letGo(),
      leave: () => main().querySelector<HTMLElement>('[data-slot="back"]')!.click(),
      expire: ofStep(failureFixtures.challengeExpired),
      go: () => undefined,
      stay: () => finish(false),
    };
    const isForm = (one: SignInState): one is (typeof formStates)[number] => (formStates as readonly string[]).includes(one);
    const atField = event === 'find' ? event : event === 'reject' ? failure : undefined;
    const apart = atField ?? (state === 'secondStep' && step !== 'otp' ? step : undefined);
    const there = atField ? '[aria-invalid="true"]' : isForm(state) ? cellOf(form, state).reached! : state === 'secondStep' ? `[name="${stepField[step]}"]` : 'form[data-state="accepted"]';
    turns.push({ to: apart ? `${state} (${apart})` : state, reached: there, act: acts[event] });
  }
  return recordOf('idle', turns);
}

it('every change that the flow knows is on a way', () => {
  const walked = [...walks, ...stepWalks].flatMap((events) => {
    let state: SignInState = 'idle';
    return events.map((event) => {
      const change = `${state} ${event}`;
      state = nextState(state, event);
      return change;
    });
  });
  // With `go` the page is left.
  const known = Object.entries(signInFlow).flatMap(([state, events]) => Object.keys(events).map((event) => `${state} ${event}`)).filter((change) => change !== 'accepted go');
  expect(new Set(walked)).toEqual(new Set(known));
});

/** By keyboard: where the focus is. */
const press = (selector: string) => () => {
  const element = main().querySelector<HTMLElement>(selector)!;
  element.focus();
  element.click();
};

interface Way {
  component: ComponentName;
  from: string;
  /** What begins it, and the last of that asks the server. */
  begins: Readonly<Record<string, () => void>>;
  /** Where its answer leads, and what is there then if the board has no such state. */
  end: string;
  reached?: string;
  answer: AuthScenario;
  /** Where it leads when the server is back. */
  later?: string;
}

const leaveByMenu = { menuOpen: press('summary'), menuLeaving: press('[data-slot="sign-out-form"] button') };
const pressResend = press('[data-slot="actions"] [type="submit"]');

/** Where a server is asked besides the forms. After its yes to `SignOutPage` the next page comes. */
const ways: readonly Way[] = [
  { component: 'SignOutPage', from: 'question', begins: { signingOut: press('[type="submit"]') }, end: 'pending', answer: { signOutWorks: false }, later: 'signedOut' },
  { component: 'SessionBadge', from: 'signedIn', begins: leaveByMenu, end: 'signOutPending', answer: { signOutWorks: false }, later: 'signedOut' },
  { component: 'SessionBadge', from: 'signedIn', begins: leaveByMenu, end: 'signedOut', answer: {} },
  { component: 'VerifyRequestPage', from: 'sent', begins: { sending: press('[type="submit"]') }, end: 'sentAgain', answer: { providers: ['email'] } },
  { component: 'VerifyRequestPage', from: 'sent', begins: { sending: press('[type="submit"]') }, end: 'rejected', answer: { providers: ['email'], link: failureFixtures.emailNotSent } },
  { component: 'OneTimeCodeForm', from: 'idle', begins: { resending: pressResend }, end: 'resent', reached: '[data-slot="status"]:not(form *, :empty)', answer: {} },
  { component: 'OneTimeCodeForm', from: 'idle', begins: { resending: pressResend }, end: 'rejected', answer: { account: failureFixtures.backendUnreachable } },
  { component: 'ProviderButtons', from: 'idle', begins: { leaving: press('button') }, end: 'rejected', answer: { providers: ['google', 'github'], signIn: 'html' } },
];

async function go({ component, from, begins, end, reached = boardOf(component)[end]!.reached!, answer, later }: Way): Promise<string> {
  const board = boardOf(component);
  const session = board[from]!.auth === 'signedIn' ? sessionFixture() : null;
  const { when, letGo } = heldAnswer();
  const kept: AuthScenario = session ? { session } : {};
  const serve = await showLive(board[from]!.element('way'), { session, messages }, kept);
  serve({ ...kept, ...answer }, when);
  const turns = Object.entries(begins).map(([to, act]): Turn => ({ to, act, reached: board[to]?.reached ?? '[aria-disabled="true"]' }));
  main().querySelector<HTMLElement>('button, summary')!.focus();
  turns.push({ to: end, reached, act: letGo });
  if (later) {
    const back = () => {
      serve({});
      window.dispatchEvent(new Event('online'));
    };
    turns.push({ to: later, reached: board[later]!.reached!, act: back });
  }
  return recordOf(from, turns);
}

const others = ways.map(({ component }) => component).filter((one) => !process.env.SHORT_ACCESSIBILITY || one.startsWith('S'));

describe.each([...new Set<ComponentName>([...forms, ...others])])('%s', (component) => {
  it('says what changes on the way', async () => {
    const record: string[] = [];
    for (const form of forms.filter((one) => one === component)) {
      for (const events of walks) record.push(await walk(form, events.filter((event) => event !== 'stay' || stays(form))));
      for (const step of stepsOf[form] ?? []) for (const events of stepWalks) record.push(await walk(form, events, { step }));
      const failure = refusedAtField[form];
      if (failure) record.push(await walk(form, ['submit', 'reject'], { failure }));
    }
    for (const way of ways.filter((one) => one.component === component)) record.push(await go(way));
    await expect(record.join('\n---\n\n')).toMatchFileSnapshot(`recorded/flows/${component}.txt`);
  }, 240_000);
});
