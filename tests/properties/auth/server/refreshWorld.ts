import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scheduler } from 'fast-check';
import type { NextAuthOptions } from 'next-auth';
import { vi } from 'vitest';
import type * as Kit from '../../../../src/server.js';
import type { TokenStore } from '../../../../src/auth/server/tokenStore.js';
import { redisInMemory } from '../../../fixtures/redisInMemory.js';

/** What the next renewal at the backend meets. */
export const backendFaults = ['500', '429', 'refused', 'hangs', 'answer lost', 'answers never', '200 without a token'] as const;
export type BackendFault = (typeof backendFaults)[number];

/** What becomes of commands to Redis. */
export const redisStates = ['up', 'refusing', 'hanging', 'losing answers'] as const;
export type RedisState = (typeof redisStates)[number];

/** A use of a refresh token that has left its server. */
interface Use {
  instance: Instance;
  session: Session;
  /** The backend has taken the token. */
  taken: boolean;
  /** The store has the tokens that it brought. */
  kept: boolean;
  /** Nobody will have its answer: the request was given up, the answer lost, its server killed, or it lost its lock meanwhile. */
  lost: boolean;
  /** Its server stood still meanwhile, or could not speak to the store in time: it may lose its lock. */
  disturbed: boolean;
}

interface Session {
  name: string;
  sid: string;
  family: Family;
  /** Somebody has begun to sign out. */
  leaving: boolean;
  /** The sign-out counts everywhere. */
  revoked: boolean;
  /** Where it counts already. */
  revokedAt: Set<Instance>;
  lock?: { holder: Instance; until: number };
  uses: Set<Use>;
}

interface Family {
  name: string;
  revoked: boolean;
  /** The newest refresh token never arrived, so the session cannot go on. */
  lost: boolean;
}

interface Tab {
  session: Session;
  cookie: string;
}

/** What a request to the session route ended with. */
type Outcome = 'signed in' | 'renewable' | 'ended' | 'signed out' | 'unavailable';

/**
 * Several servers of one app, one store, one backend that rotates refresh tokens, and the network between them. Nothing happens by
 * itself: a request and an answer travel when the scheduler lets them, and time passes when it is told to. Whatever must never be is
 * noted in `wrongs`.
 */
export class RefreshWorld {
  readonly wrongs: string[] = [];
  readonly #kit: typeof Kit;
  readonly #scheduler: Scheduler;
  readonly #redis = redisInMemory();
  readonly #tokens = new Map<string, { family: Family; session: Session; use?: Use }>();
  readonly #sessions: Session[] = [];
  readonly #tabs: Tab[] = [];
  readonly #open = new Set<Promise<void>>();
  #instances: Instance[] = [];
  #shared: TokenStore | undefined;
  #faults: BackendFault[] = [];
  #redisState: RedisState = 'up';
  #serial = 0;
  readonly #strict: boolean;
  readonly #memory: boolean;

  /** @param options `strict`: the backend ends a family when a used token comes again; `memory`: one store in memory for all, else Redis */
  constructor(kit: typeof Kit, scheduler: Scheduler, { instances, sessions, strict, memory }: { instances: number; sessions: number; strict: boolean; memory: boolean }) {
    // What the world before has left undone would go on in this one.
    vi.clearAllTimers();
    vi.setSystemTime(1_800_000_000_000);
    this.#kit = kit;
    this.#scheduler = scheduler;
    this.#strict = strict;
    this.#memory = memory;
    if (memory) this.#shared = kit.memoryTokenStore();
    for (let i = 0; i < instances; i++) this.#instances.push(this.#start());
    for (let i = 0; i < sessions; i++) this.#signIn(`session ${i}`);
  }

  // What can be done to the world.

  /** A request of a tab, or several at once, with one of the cookies that were ever set. */
  request(instance: number, cookie: number, wish: 'none' | 'renew' | 'refused', times = 1): void {
    for (let i = 0; i < times; i++) this.#request(this.#at(instance), this.#tabs[cookie % this.#tabs.length]!, wish);
  }

  signOut(instance: number, session: number): void {
    const at = this.#at(instance);
    const left = this.#sessions[session % this.#sessions.length]!;
    const { cookie } = this.#tabs.findLast((tab) => tab.session === left)!;
    left.leaving = true;
    this.#track(
      at,
      at.do(async () => {
        await at.options.events!.signOut!({ token: JSON.parse(cookie), session: undefined } as never);
        left.revokedAt.add(at);
      }),
    );
  }

  backendFault(fault: BackendFault): void {
    this.#faults.push(fault);
  }

  redis(state: RedisState): void {
    this.#redisState = state;
    if (state !== 'up') for (const instance of this.#instances) this.#disturb(instance);
  }

  freeze(instance: number): void {
    const at = this.#at(instance);
    at.frozen = true;
    this.#disturb(at);
  }

  thaw(instance: number): void {
    this.#at(instance).thaw();
  }

  /** The process dies in the middle of whatever it does, and another one takes its place. */
  restart(instance: number): void {
    const dying = this.#at(instance);
    dying.alive = false;
    for (const { uses } of this.#sessions) for (const use of uses) if (use.instance === dying) this.#lose(use);
    this.#instances[this.#instances.indexOf(dying)] = this.#start();
  }

  /** Lets so many requests or answers arrive. */
  async arrive(count: number): Promise<void> {
    for (let i = 0; i < count && this.#scheduler.count() > 0; i++) {
      await this.#scheduler.waitNext(1);
      await settled();
    }
  }

  async wait(milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    setTimeout(() => {}, milliseconds);
    while (Date.now() < end) {
      vi.advanceTimersToNextTimer();
      await settled();
    }
  }

  /** All faults end, all that is under way arrives; then every session that was not ended by right must go on. */
  async comeToRest(): Promise<void> {
    this.#faults = [];
    this.#redisState = 'up';
    for (const instance of this.#instances) instance.thaw();
    await settled();
    for (let turn = 0; turn < 400 && (this.#open.size > 0 || this.#scheduler.count() > 0); turn++) {
      await this.arrive(50);
      if (this.#open.size > 0) await this.wait(50);
    }
    if (this.#open.size > 0) this.#wrong(`${this.#open.size} requests were never answered`);
    // Longer than any token and any pause.
    await this.#calm(90_000);
    for (const session of this.#sessions) {
      const cookies = this.#tabs.filter((tab) => tab.session === session);
      for (const tab of [cookies[0]!, cookies.at(-1)!]) {
        for (const instance of this.#instances) {
          const outcomes: Outcome[] = [];
          this.#request(instance, tab, 'none', outcomes);
          await this.#calm(20_000, () => outcomes.length > 0);
          const [outcome] = outcomes;
          const { leaving, revokedAt, revoked, family } = session;
          if (leaving) {
            if ((revoked || revokedAt.has(instance)) && outcome !== 'signed out') this.#wrong(`${session.name} was signed out and is ${outcome}`);
            if (!revoked && this.#instances.some((one) => revokedAt.has(one))) this.#wrong(`${session.name}: the sign-out was never written`);
          } else if (!family.revoked && !family.lost && outcome !== 'signed in') this.#wrong(`${session.name} is ${outcome} although nothing has ended it`);
        }
      }
    }
  }

  async #calm(milliseconds: number, until = () => false): Promise<void> {
    for (let at = 0; at < milliseconds && !until(); at += 500) {
      await this.arrive(100);
      await this.wait(500);
    }
  }

  // The app's servers.

  #at(index: number): Instance {
    return this.#instances[index % this.#instances.length]!;
  }

  #start(): Instance {
    const instance = new Instance(`instance ${this.#serial++}`);
    instance.options = this.#kit.withExternalJwt(
      {
        logger: quiet,
        // A cookie that can be read; next-auth's own costs a millisecond each time.
        jwt: { decode: ({ token }) => JSON.parse(token ?? 'null'), encode: ({ token }) => JSON.stringify(token) },
      },
      {
        baseUrl: 'https://api.example',
        refresh: true,
        logout: true,
        exposeAccessToken: true,
        fetch: (async (url: URL, init: RequestInit) => this.#ask(instance, url.pathname, JSON.parse(init.body as string) as Record<string, string>, init.signal!)) as typeof fetch,
        tokenStore: this.#memory ? this.#slowed(instance) : this.#kit.redisTokenStore({ call: async (...command) => this.#command(instance, command.map(String)) }, { secret: 'a secret of the tests' }),
      },
    );
    return instance;
  }

  #signIn(name: string): void {
    const session: Session = { name, sid: `sid ${serialOfAll++}`, family: { name, revoked: false, lost: false }, leaving: false, revoked: false, revokedAt: new Set(), uses: new Set() };
    this.#sessions.push(session);
    const { access_token: accessToken, refresh_token: refreshToken } = this.#issue(session);
    const now = Math.floor(Date.now() / 1000);
    this.#tabs.push({ session, cookie: JSON.stringify({ name, sid: session.sid, signedInAt: now, backend: { accessToken, refreshToken, expiresAt: now + lifetime, issuedAt: now } }) });
  }

  /** What `authHandler` does with a request to the session route, without its cookies. */
  #request(at: Instance, tab: Tab, wish: 'none' | 'renew' | 'refused', outcomes: Outcome[] = []): void {
    const { session } = tab;
    let isOver = false;
    const { jwt, callbacks } = at.options;
    this.#track(
      at,
      at
        .do(async (): Promise<[Outcome, string?]> => {
          // What must be known to every request that begins now.
          isOver = session.revoked || session.revokedAt.has(at);
          const token = await jwt!.decode!({ token: tab.cookie, secret: '' });
          if (!token) return ['signed out'];
          const { accessToken } = (JSON.parse(tab.cookie) as { backend: { accessToken: string } }).backend;
          const renew = wish === 'renew' ? true : accessToken.slice(-16);
          const next = await callbacks!.jwt!({ token, ...(wish !== 'none' && { trigger: 'update', session: { nau: { renew } } }) } as never);
          const shown = (await callbacks!.session!({ session: { expires: '' }, token: next } as never)) as { error?: string; jwt?: string };
          this.#tabs.push({ session, cookie: JSON.stringify(next) });
          if (shown.error) return ['ended'];
          return [shown.jwt ? 'signed in' : 'renewable', shown.jwt];
        })
        .catch((error: Error): [Outcome] => {
          if (error.name === 'SessionRevoked') return ['signed out'];
          if (error.name === 'TokenStoreUnavailable') return ['unavailable'];
          this.#wrong(`${error.name}: ${error.message}`);
          return ['unavailable'];
        })
        .then(([outcome, token]) => {
          outcomes.push(outcome);
          if (outcome === 'signed out' && !session.leaving) this.#wrong(`${session.name} is signed out, and nobody signed out`);
          if (outcome === 'ended' && !session.leaving && !session.family.revoked && !session.family.lost) this.#wrong(`${session.name} has ended, and nothing ended it`);
          if ((outcome === 'signed in' || outcome === 'renewable') && isOver) this.#wrong(`${session.name} was signed out and came back`);
          if (token && familyIn(token) !== session.family.name) this.#wrong(`${session.name} got another session’s token`);
        }),
    );
  }

  #track(at: Instance, work: Promise<void>): void {
    const open = work.finally(() => this.#open.delete(open));
    this.#open.add(open);
    at.whenDead.push(() => this.#open.delete(open));
  }

  // The network and the backend.

  /** One way over the network: `arrived` happens when the scheduler says so. */
  async #travel(label: string): Promise<void> {
    await this.#scheduler.schedule(Promise.resolve(), label);
  }

  #ask(at: Instance, path: string, body: Record<string, string>, signal: AbortSignal): Promise<Response> {
    // As fetch does: nothing leaves after its time.
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const known = this.#tokens.get(body.refresh_token ?? '');
    const use: Use | undefined = path === '/auth/refresh' && known ? { instance: at, session: known.session, taken: false, kept: false, lost: false, disturbed: this.#redisState !== 'up' } : undefined;
    if (use) {
      const { lock } = use.session;
      if (lock?.holder !== at || lock.until <= Date.now()) this.#wrong(`${at.name} renews ${use.session.name} without the lock`);
      use.session.uses.add(use);
    }
    return new Promise((resolve, reject) => {
      let isAnswered = false;
      const answer = (act: () => void) =>
        at.enter(() => {
          isAnswered = true;
          act();
        });
      signal.addEventListener('abort', () => {
        if (use && !isAnswered) this.#lose(use);
        reject(signal.reason as Error);
      });
      void (async () => {
        await this.#travel(`${at.name} → ${path}`);
        const fault = path === '/auth/refresh' ? this.#faults.shift() : undefined;
        if (use && (fault === 'refused' || fault === '500' || fault === '429')) use.session.uses.delete(use);
        if (fault === 'refused') return answer(() => reject(new TypeError('fetch failed')));
        if (fault === 'hangs') return;
        if (fault === '500' || fault === '429') {
          await this.#travel(`${at.name} ← ${fault}`);
          return answer(() => resolve(Response.json({}, { status: Number(fault) })));
        }
        const [status, json] = path === '/auth/refresh' ? this.#refresh(body.refresh_token!, use) : this.#logout(body.refresh_token!);
        if (use && (fault === 'answer lost' || fault === 'answers never' || fault === '200 without a token')) this.#lose(use);
        if (fault === 'answers never') return;
        await this.#travel(`${at.name} ← ${path} ${status}`);
        answer(() => {
          if (status === 401) use?.session.uses.delete(use);
          if (fault === 'answer lost') reject(new TypeError('fetch failed'));
          else resolve(status === 204 ? new Response(null, { status }) : Response.json(fault ? {} : json, { status }));
        });
      })();
    });
  }

  #issue(session: Session) {
    const refresh = `refresh ${this.#serial++}`;
    const now = Math.floor(Date.now() / 1000);
    this.#tokens.set(refresh, { family: session.family, session });
    return { access_token: `${part({ alg: 'HS256' })}.${part({ family: session.family.name, iat: now, exp: now + lifetime })}.${part(`signature ${this.#serial++}`)}`, refresh_token: refresh };
  }

  #refresh(refresh: string, use: Use | undefined): [number, object] {
    const known = this.#tokens.get(refresh);
    if (!known || known.family.revoked) return [401, { message: 'not valid' }];
    use!.taken = true;
    if (use!.lost) known.family.lost = true;
    if (known.use) {
      // Nobody can know of a use whose server, lock or answer is gone; every other second use is a fault of the kit's.
      if (!known.use.lost && !use!.lost) this.#wrong(`${use!.instance.name} uses ${refresh} again, after ${known.use.instance.name}`);
      if (this.#strict) known.family.revoked = true;
      return [401, { message: 'used before' }];
    }
    known.use = use;
    return [200, this.#issue(known.session)];
  }

  #logout(refresh: string): [number, object] {
    const known = this.#tokens.get(refresh);
    if (known) known.family.revoked = true;
    return [204, {}];
  }

  #lose(use: Use): void {
    use.lost = true;
    if (use.taken && !use.kept) use.session.family.lost = true;
  }

  // The store.

  /** The lock has gone to somebody else although its holder had not let go. */
  #granted(session: Session, at: Instance, lease: number): void {
    const { lock } = session;
    if (lock && lock.holder !== at) {
      for (const use of session.uses) {
        // Its request may be under way still: the backend takes it after the other's, and neither can know.
        if (use.instance !== lock.holder || use.kept || use.lost) continue;
        // Whoever could have held on to it had to.
        if (!use.disturbed && lock.holder.alive && lock.holder.calls === 0) this.#wrong(`${lock.holder.name} lost the lock of ${session.name} while it renewed`);
        this.#lose(use);
      }
    }
    session.lock = { holder: at, until: Date.now() + lease };
  }

  #disturb(at: Instance): void {
    for (const { uses } of this.#sessions) for (const use of uses) if (use.instance === at) use.disturbed = true;
  }

  /** A call to the store; one that takes its time may cost the lock. */
  async #calling<T>(at: Instance, call: () => Promise<T>): Promise<T> {
    const begin = Date.now();
    at.calls++;
    const result = await call();
    at.calls--;
    if (Date.now() - begin >= 900) this.#disturb(at);
    return result;
  }

  #keptTokens(session: Session, at: Instance): void {
    for (const use of session.uses) if (use.instance === at) use.kept = true;
  }

  #sessionOf(text: string): Session {
    return this.#sessions.find(({ sid }) => text === sid || text.includes(`{${sid}}`))!;
  }

  /** One store in memory for all servers, at the end of a network. */
  #slowed(at: Instance): TokenStore {
    const store = this.#shared!;
    const call = async <T>(label: string, act: () => Promise<T>): Promise<T> => {
      const result = await this.#calling(at, async () => {
        await this.#travel(`${at.name} → ${label}`);
        const answer = await act();
        await this.#travel(`${at.name} ← ${label}`);
        return answer;
      });
      return new Promise((resolve) => {
        at.enter(() => resolve(result));
      });
    };
    return {
      get: (sid) => call('get', () => store.get(sid)),
      keep: (sid, backend, ttl) =>
        call('keep', async () => {
          const kept = await store.keep(sid, backend, ttl);
          if (kept) this.#keptTokens(this.#sessionOf(sid), at);
          return kept;
        }),
      end: (sid, ttl) => call('end', () => store.end(sid, ttl)),
      revoke: (sid, ttl) =>
        call('revoke', async () => {
          await store.revoke(sid, ttl);
          this.#sessionOf(sid).revoked = true;
        }),
      lock: (sid, lease) =>
        call('lock', async () => {
          const lock = await store.lock(sid, lease);
          const session = this.#sessionOf(sid);
          if (!lock) return undefined;
          this.#granted(session, at, lease);
          const isMine = () => session.lock?.holder === at;
          return {
            extend: () =>
              call('extend', async () => {
                const held = await lock.extend();
                if (held && isMine()) session.lock!.until = Date.now() + lease;
                return held;
              }),
            release: () =>
              call('release', async () => {
                await lock.release();
                if (isMine()) session.lock = undefined;
              }),
          };
        }),
    };
  }

  /** A command to Redis, at the end of a network. */
  async #command(at: Instance, command: string[]): Promise<unknown> {
    const [name, ...parameters] = command;
    const label = name === 'EVAL' ? (/'(HSET|revoked'|ended'|PEXPIRE|DEL|GET)/.exec(parameters[0]!)?.[1] ?? 'EVAL') : name!;
    const reply = await this.#calling(at, async () => {
      await this.#travel(`${at.name} → Redis ${label}`);
      const state = this.#redisState;
      if (state === 'hanging') return 'never';
      if (state === 'refusing') return 'refused';
      const answer = this.#redis.send(name!, ...parameters);
      this.#noted(at, name!, parameters, answer);
      if (state === 'losing answers') return 'never';
      await this.#travel(`${at.name} ← Redis ${label}`);
      return { answer };
    });
    return new Promise((resolve, reject) => {
      if (reply === 'refused') at.enter(() => reject(new Error('connection lost')));
      else if (reply !== 'never') at.enter(() => resolve(reply.answer));
    });
  }

  #noted(at: Instance, name: string, parameters: string[], reply: unknown): void {
    const session = this.#sessionOf(parameters.find((text) => text.includes('{sid '))!);
    if (name === 'SET' && reply === 'OK') this.#granted(session, at, Number(parameters[3]));
    else if (name !== 'EVAL') return;
    else if (/PEXPIRE/.test(parameters[0]!)) {
      if (reply === 1) session.lock = { holder: at, until: Date.now() + Number(parameters.at(-1)) };
    } else if (/HSET/.test(parameters[0]!)) {
      if (reply === 1) this.#keptTokens(session, at);
    } else if (/SET', KEYS\[2\], 'revoked'/.test(parameters[0]!)) session.revoked = true;
    else if (parameters[1] === '1' && reply === 1) session.lock = undefined;
  }

  #wrong(what: string): void {
    this.wrongs.push(what);
  }
}

const lifetime = 60;
const quiet = { error: () => {}, warn: () => {}, debug: () => {} };
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const familyIn = (token: string) => (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { family: string }).family;

// The store in memory is one for the whole process.
let serialOfAll = 0;

const current = new AsyncLocalStorage<Instance>();

/** A server process: what it does can stand still, or never go on. */
class Instance {
  readonly name: string;
  options!: NextAuthOptions;
  frozen = false;
  /** What a module keeps on `globalThis`. */
  readonly globals = new Map<symbol, unknown>();
  /** Calls to the store that are under way. */
  calls = 0;
  readonly whenDead: (() => void)[] = [];
  #alive = true;
  #waiting: (() => void)[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get alive(): boolean {
    return this.#alive;
  }

  set alive(alive: boolean) {
    this.#alive = alive;
    if (!alive) for (const forget of this.whenDead) forget();
  }

  /** Begins something here, as soon as this server can. */
  do<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.enter(() => void work().then(resolve, reject));
    });
  }

  /** Something comes in: an answer, or a timer. */
  enter(act: () => void): void {
    if (!this.#alive) return;
    if (!this.frozen) current.run(this, act);
    // A repeating timer is late only once.
    else if (!this.#waiting.includes(act)) this.#waiting.push(act);
  }

  thaw(): void {
    this.frozen = false;
    for (const act of this.#waiting.splice(0)) this.enter(act);
  }
}

let ciphering = 0;

/** All that can go on by itself has gone on. */
async function settled(): Promise<void> {
  let quietTurns = 0;
  while (quietTurns < 2) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    quietTurns = ciphering > 0 ? 0 : quietTurns + 1;
  }
}

const flightsKey = Symbol.for('next-auth-ui.renewals');

/**
 * Makes time stand still but for {@link RefreshWorld.wait}, and gives each server its own timers and its own place for what a module keeps
 * on `globalThis`. Returns what undoes it.
 */
export function standStill(): () => void {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], now: 1_800_000_000_000 });
  const fake = { setTimeout, setInterval };
  for (const name of ['setTimeout', 'setInterval'] as const) {
    vi.stubGlobal(name, (act: () => void, milliseconds?: number) => {
      const home = current.getStore();
      return fake[name](home ? () => home.enter(act) : act, milliseconds);
    });
  }
  // The kit's jitter would make a run another one when it is repeated.
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('too late', 'TimeoutError')), milliseconds);
    return controller.signal;
  });
  // Ciphers work in threads of their own.
  const ciphers = (['encrypt', 'decrypt', 'importKey'] as const).map((name) => {
    const original = crypto.subtle[name].bind(crypto.subtle) as (...parameters: unknown[]) => Promise<unknown>;
    return vi.spyOn(crypto.subtle, name).mockImplementation(async (...parameters: unknown[]) => {
      ciphering++;
      try {
        return (await original(...parameters)) as never;
      } finally {
        ciphering--;
      }
    });
  });
  Object.defineProperty(globalThis, flightsKey, {
    configurable: true,
    get: () => current.getStore()?.globals.get(flightsKey),
    set: (value) => {
      current.getStore()?.globals.set(flightsKey, value);
    },
  });
  return () => {
    delete (globalThis as { [flightsKey]?: unknown })[flightsKey];
    for (const spy of [timeout, random, ...ciphers]) spy.mockRestore();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  };
}
