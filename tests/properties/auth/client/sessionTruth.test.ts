// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, vi } from 'vitest';
import * as sessionTruth from '../../../../src/auth/client/sessionTruth.js';
import type { ClientSession } from '../../../../src/auth/client/readSession.js';
import { property } from '../../property.js';

const sessions: Record<string, ClientSession> = {
  dana: { user: { id: '1' }, expires: '2099-01-01T00:00:00.000Z' },
  ada: { user: { id: '2' }, expires: '2099-01-01T00:00:00.000Z' },
  over: { user: { id: '1' }, expires: '2099-01-01T00:00:00.000Z', error: 'expired' },
};

/** What the session route answers, from next-auth's own answers to those of whatever stands before it. */
const answers: Record<string, () => Response> = {
  dana: () => Response.json(sessions.dana),
  ada: () => Response.json(sessions.ada),
  over: () => Response.json(sessions.over),
  nobody: () => Response.json({}),
  'a 500': () => new Response('', { status: 500 }),
  'a 503 of ours': () => Response.json({ error: 'tokenStoreUnavailable' }, { status: 503 }),
  'a page': () => new Response('<h1>Sign in to the Wi-Fi</h1>'),
  'an empty page': () => new Response(''),
  null: () => new Response('null'),
  'a list': () => new Response('[]'),
  'other JSON': () => Response.json({ ok: true }),
  'a 401 of a gateway': () => Response.json({}, { status: 401 }),
  'no network': () => {
    throw new TypeError('Failed to fetch');
  },
};
const outage = new Set(Object.keys(answers).slice(4));

const event = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(answers)).map((name) => ({ kind: 'read' as const, name })) },
  { weight: 1, arbitrary: fc.constantFrom('dana', 'ada', 'null').map((name) => ({ kind: 'hear' as const, name })) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(answers)).map((name) => ({ kind: 'update' as const, name })) },
);

let answer = answers.nobody!;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], now: 1_800_000_000_000 });
  vi.stubGlobal('fetch', async (input: string) => (String(input).endsWith('/csrf') ? Response.json({ csrfToken: 'x' }) : String(input).endsWith('/session') ? answer() : new Response()));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets all that was asked be answered; no timer runs, so nothing is asked again. */
const answered = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
};

property('An outage signs nobody out, and a word of the server counts at once', {
  of: sessionTruth,
  at: 'auth/client/sessionTruth.ts',
  inputs: 600,
  check: ({ SessionTruth }) =>
    fc.asyncProperty(fc.constantFrom('dana', null, undefined), fc.array(event, { maxLength: 10 }), async (handedDown, events) => {
      const truth = new SessionTruth({ session: handedDown && sessions[handedDown] });
      answer = answers['no network']!;
      const stop = truth.subscribe(() => {});
      await answered();
      let known: string | null | undefined = handedDown;
      let reachable = handedDown !== undefined;
      try {
        for (const { kind, name } of events) {
          answer = answers[kind === 'hear' ? 'no network' : name]!;
          if (kind === 'read') truth.read();
          else if (kind === 'update') await truth.update({});
          else truth.hear(name === 'null' ? null : sessions[name]!);
          await answered();
          if (kind === 'hear') {
            const isSignedIn = known === 'dana' || known === 'ada';
            // A session that next-auth's own provider has read is one; its "nobody" may be an outage.
            if (name !== 'null' && !isSignedIn) known = name;
            reachable = reachable && name !== 'null' ? reachable : false;
          } else if (outage.has(name)) reachable = false;
          else {
            known = name === 'nobody' ? null : name;
            reachable = true;
          }
          const state = truth.getState();
          const status = known === undefined ? 'unreachable' : known === null ? 'signedOut' : known === 'over' ? 'expired' : 'signedIn';
          if (state.status !== status) return false;
          if ('session' in state && JSON.stringify(state.session) !== JSON.stringify(sessions[known!])) return false;
          if (kind !== 'hear' && state.status === 'signedIn' && (state.stale === true) === reachable) return false;
        }
        return true;
      } finally {
        stop();
      }
    }),
  twins: {
    'takes an outage for a sign-out': ["this.#reachable = false;\n      this.#retryLater(this.#readIfSeen);", "this.#reachable = false;\n      this.#forget();\n      this.#retryLater(this.#readIfSeen);"],
    'takes an outage for news': ["if (reading.status === 'unreachable') {", "if (reading.status === ('never' as string)) {"],
    'believes next-auth’s "nobody"': ["if (session && !this.#pendingSignOut", 'if (!session) this.#forget();\n    if (session && !this.#pendingSignOut'],
    'reads any JSON as nobody': { file: 'auth/client/readSession.ts', from: "Object.keys(body).length ? 'unreachable' : 'none'", to: "'none'" },
    'reads any status': { file: 'auth/client/readSession.ts', from: 'answer.status === 200 ? await answer.json() : undefined', to: 'await answer.json()' },
    'forgets that it was stale': ["&& !this.#reachable ? { ...known, stale: true } : known", '&& false ? known : known'],
    'shows an ended session as a good one': { file: 'auth/model/authState.ts', from: "if (session.error === 'expired') return { status: 'expired', session };", to: '' },
  },
});
