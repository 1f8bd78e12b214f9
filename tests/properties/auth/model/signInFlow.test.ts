import fc from 'fast-check';
import * as signInFlow from '../../../../src/auth/model/signInFlow.js';
import { property } from '../../property.js';

type Event = signInFlow.SignInEvent;

const events: readonly Event[] = ['submit', 'find', 'delay', 'accept', 'reject', 'limit', 'over', 'challenge', 'leave', 'go', 'stay'];

property('No order of events sends a form twice at once, ends a wait early or signs in without an answer', {
  of: signInFlow,
  at: 'auth/model/signInFlow.ts',
  inputs: 2_000,
  check: ({ nextState, isBusy, formStates }) =>
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (sequence) => {
      let state: signInFlow.SignInState = 'idle';
      for (const event of sequence) {
        const next = nextState(state, event);
        if (![...formStates, 'secondStep', 'signedIn'].includes(next)) return false;
        // One request is under way at most, and only a submit begins one.
        if (event === 'submit' && isBusy(state) && next !== state) return false;
        if (next === 'submitting' && state !== 'submitting' && event !== 'submit') return false;
        if (state === 'waiting' && next !== 'waiting' && event !== 'over') return false;
        if (next === 'signedIn' && state !== 'signedIn' && !(state === 'accepted' && event === 'go') && !(state === 'secondStep' && event === 'accept')) return false;
        if (next === 'accepted' && state !== 'accepted' && !(isBusy(state) && event === 'accept')) return false;
        if (state === 'signedIn' && next !== 'signedIn') return false;
        state = next;
      }
      return true;
    }),
  twins: {
    'submits while a request is under way': ["slow: { accept: 'accepted',", "slow: { submit: 'submitting', accept: 'accepted',"],
    'lets a wait be skipped': ["waiting: { over: 'idle' }", "waiting: { over: 'idle', submit: 'submitting' }"],
    'signs in by an event that says nothing': ["accepted: { challenge: 'secondStep', go: 'signedIn',", "accepted: { challenge: 'secondStep', go: 'signedIn', delay: 'signedIn',"],
    'goes nowhere at an unknown event': [' ?? state', " ?? ('' as SignInState)"],
    'counts slow as idle': ["state === 'submitting' || state === 'slow' ||", "state === 'submitting' ||"],
  },
});
