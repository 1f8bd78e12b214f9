import { describe, expect, it } from 'vitest';
import { formStates, isBusy, nextState, signInFlow, type SignInEvent, type SignInState } from '../../../src/auth/model/signInFlow.js';

const states = Object.keys(signInFlow) as SignInState[];

describe('the flow of a sign-in', () => {
  it('is walked event by event', () => {
    const walk = (...events: SignInEvent[]) => {
      const way: SignInState[] = ['idle'];
      for (const event of events) way.push(nextState(way.at(-1)!, event));
      return way;
    };
    expect(walk('find', 'submit', 'delay', 'accept', 'go')).toEqual(['idle', 'idle', 'submitting', 'slow', 'accepted', 'signedIn']);
    expect(walk('submit', 'reject', 'find', 'submit', 'limit', 'over')).toEqual(['idle', 'submitting', 'rejected', 'rejected', 'submitting', 'waiting', 'idle']);
    expect(walk('submit', 'accept', 'challenge', 'expire', 'submit', 'accept', 'challenge', 'leave')).toEqual(['idle', 'submitting', 'accepted', 'secondStep', 'rejected', 'submitting', 'accepted', 'secondStep', 'idle']);
    expect(walk('submit', 'delay', 'reject')).toEqual(['idle', 'submitting', 'slow', 'rejected']);
    expect(walk('submit', 'delay', 'limit')).toEqual(['idle', 'submitting', 'slow', 'waiting']);
    expect(walk('submit', 'accept', 'stay')).toEqual(['idle', 'submitting', 'accepted', 'idle']);
    expect(walk('submit', 'accept', 'challenge', 'accept')).toEqual(['idle', 'submitting', 'accepted', 'secondStep', 'signedIn']);
  });

  it('an event that a state does not know changes nothing', () => {
    expect(states.map((state) => nextState(state, 'over'))).toEqual(states.map((state) => (state === 'waiting' ? 'idle' : state)));
    expect(nextState('signedIn', 'submit')).toBe('signedIn');
    expect(nextState('submitting', 'submit')).toBe('submitting');
  });

  it('is busy while a request or the next page is under way', () => {
    expect(states.filter(isBusy)).toEqual(['submitting', 'slow', 'accepted']);
    expect(formStates.every((state) => states.includes(state))).toBe(true);
  });
});
