import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { AccountSettings } from './accounts.js';
import type { RefreshSettings } from './refreshTokens.js';

/** What tests may change. */
export interface Settings extends RefreshSettings, AccountSettings {
  /** Seconds that an access token lasts. */
  tokenLifetime: number;
  /** Seconds by which the backend's clock is ahead of the real one (negative: behind). */
  clockOffset: number;
  /** What access tokens look like. */
  tokenShape: 'right' | 'noExp' | 'malformed' | 'notAString' | 'missing';
  /** Bytes to blow an access token up to; 0 for its own size. */
  tokenBytes: number;
}

const faultCommand = v.object({
  /** Default every path. */
  path: v.optional(v.string()),
  /** `before` the backend has done its work, or `after`: then only the answer is lost. */
  when: v.optional(v.picklist(['before', 'after']), 'before'),
  /** How many requests meet it. Default all, until it is lifted. */
  times: v.optional(v.number()),
  kind: v.picklist(['hang', 'drip', 'reset', 'delay', 'status']),
  /** Milliseconds of a `delay`. */
  milliseconds: v.optional(v.number(), 0),
  status: v.optional(v.number(), 200),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string(), ''),
  /** Repeats the body, for answers of 50 MB. */
  repeat: v.optional(v.number(), 1),
});

type Fault = v.InferOutput<typeof faultCommand>;

const commands = v.object({
  tokenLifetime: v.optional(v.number()),
  refreshLifetime: v.optional(v.number()),
  refreshOverlap: v.optional(v.number()),
  resetLifetime: v.optional(v.number()),
  challengeLifetime: v.optional(v.number()),
  resendWait: v.optional(v.number()),
  clockOffset: v.optional(v.number()),
  tokenShape: v.optional(v.picklist(['right', 'noExp', 'malformed', 'notAString', 'missing'])),
  tokenBytes: v.optional(v.number()),
  /** Adds faults. */
  faults: v.optional(v.array(faultCommand)),
  /** Revokes every refresh token and its access tokens, as an administrator would. */
  revokeAll: v.optional(v.boolean()),
  /** Begins to count and to list requests anew, in the same moment as the rest of the command. */
  forgetCounts: v.optional(v.boolean()),
  /** Closes the public port (connections are refused) or opens it again. */
  listening: v.optional(v.boolean()),
});

/** A command to the control port. */
export type ControlCommand = v.InferInput<typeof commands>;

export interface SeenRequest {
  method: string;
  path: string;
  hasAuthorization: boolean;
  /** The names of its headers. */
  headers: string[];
  /** As it announced them. */
  bodyBytes: number;
}

export interface Control {
  /** Provokes a fault instead of handing the request on; tells whether it did. */
  intercept: (request: IncomingMessage, response: ServerResponse, handle: (response: ServerResponse) => void) => void;
  app: Hono;
  counts: { refreshes: number; reuses: number };
}

/** The control port's interface: `POST /` with a {@link ControlCommand}, `POST /reset`, `GET /requests`, `GET /counts`. */
export function createControl(settings: Settings, acts: { listen: (on: boolean) => Promise<void>; revokeAll: () => Promise<void> }): Control {
  const first = { ...settings };
  let faults: Fault[] = [];
  let requests: SeenRequest[] = [];
  const counts = { refreshes: 0, reuses: 0 };

  const forget = () => {
    requests = [];
    Object.assign(counts, { refreshes: 0, reuses: 0 });
  };

  const app = new Hono()
    .post('/', async (c) => {
      const { faults: more = [], revokeAll, listening, forgetCounts, ...changed } = v.parse(commands, await c.req.json());
      Object.assign(settings, changed);
      faults.push(...more);
      if (forgetCounts) forget();
      if (revokeAll) await acts.revokeAll();
      if (listening !== undefined) await acts.listen(listening);
      return c.json({});
    })
    .post('/reset', async (c) => {
      Object.assign(settings, first);
      faults = [];
      forget();
      await acts.listen(true);
      return c.json({});
    })
    .get('/requests', (c) => c.json(requests))
    .get('/counts', (c) => c.json(counts));

  const taken = (path: string, when: 'before' | 'after') => {
    const found = faults.find((one) => (one.path ?? path) === path && one.when === when && one.times !== 0);
    if (found?.times !== undefined) found.times--;
    return found;
  };

  return {
    app,
    counts,
    intercept: (request, response, handle) => {
      const path = (request.url ?? '/').split('?')[0]!;
      requests.push({ method: request.method ?? '', path, hasAuthorization: request.headers.authorization !== undefined, headers: Object.keys(request.headers), bodyBytes: Number(request.headers['content-length'] ?? 0) });
      const before = taken(path, 'before');
      if (before) return act(before, response, () => handle(response));
      const after = taken(path, 'after');
      if (!after) return handle(response);
      // The work is done on a response that nobody reads; then the fault answers.
      handle(lost(response, () => act(after, response, () => response.end())));
    },
  };
}

function act(fault: Fault, response: ServerResponse, goOn: () => void): void {
  const { kind, status, headers, body, repeat, milliseconds } = fault;
  if (kind === 'hang') return;
  if (kind === 'delay') return void setTimeout(goOn, milliseconds);
  if (kind === 'reset') {
    // In mid-body when there is one.
    if (body) response.writeHead(status, { 'content-type': 'application/json', 'content-length': '100000', ...headers }).write(body);
    setImmediate(() => response.destroy());
    return;
  }
  if (kind === 'drip') {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const timer = setInterval(() => response.write(' '), 200);
    response.on('close', () => clearInterval(timer));
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  writeMuch(response, body, repeat);
}

/** Many megabytes without holding them. */
function writeMuch(response: ServerResponse, body: string, repeat: number): void {
  let left = repeat;
  const go = () => {
    while (left > 0 && !response.destroyed) {
      left--;
      if (!response.write(body)) return void response.once('drain', go);
    }
    response.end();
  };
  if (repeat > 1) go();
  else response.end(body);
}

/** A response whose bytes go nowhere; calls back when it would have been sent. */
function lost(response: ServerResponse, sent: () => void): ServerResponse {
  return new Proxy(response, {
    get(target, name) {
      if (name === 'write') return () => true;
      if (name === 'end') return () => (sent(), target);
      if (name === 'writeHead' || name === 'setHeader' || name === 'appendHeader' || name === 'flushHeaders') return () => target;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...parameters: unknown[]) => unknown).bind(target) : value;
    },
    set: (target, name, value) => (name === 'statusCode' || name === 'statusMessage' ? true : Reflect.set(target, name, value, target)),
  });
}
