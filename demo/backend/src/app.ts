import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import type { Control, Settings } from './control.js';
import { isCollection, type Database, type User } from './database.js';
import { mailsPage, type Mails } from './mails.js';
import { hashPassword, verifyPassword } from './passwords.js';
import type { Tokens } from './tokens.js';

export interface AppOptions {
  database: Database;
  tokens: Tokens;
  /** Origins whose pages may call the backend. */
  origins: readonly string[];
  /** One line a request: method, path, status and milliseconds. Never a query, a body or a header. */
  log: (line: string) => void;
  settings: Settings;
  mails: Mails;
  /** Where the app is that the mails link to. */
  webUrl: string;
  /** Counted for tests. */
  counts?: Control['counts'];
}

interface Variables {
  user: User;
  /** The sign-in that the token belongs to. */
  family: string | undefined;
}

const text = v.pipe(v.string(), v.maxLength(1024));
const login = v.object({ email: text, password: text });
const refresh = v.object({ refresh_token: text });
const registration = v.object({
  email: v.pipe(text, v.trim(), v.email('Enter an e-mail address.')),
  password: text,
  name: v.optional(text),
});
const reset = v.object({ token: text, password: text });
const change = v.object({ current_password: text, new_password: text });
const answerToChallenge = v.object({ handle: text, code: v.optional(text), new_password: v.optional(text) });

const minPassword = 8;
// A few of those that are tried first; a real backend asks a list of millions.
const breached = new Set(['password', 'password1', '12345678', '123456789', 'qwerty123', 'qwertyuiop', 'iloveyou', 'sunshine', 'princess', 'football', 'letmein1', 'abc12345', 'passw0rd', '11111111', 'baseball', 'trustno1', 'superman', 'whatever', 'starwars', 'welcome1']);

/** What is wrong with a password to be chosen: its length, or that it was stolen before. No rules of composition (NIST SP 800-63B 3.1.1.2). */
function passwordProblem(field: string, password: string): { status: 422; message: string; code?: string; errors: Record<string, string> } | undefined {
  if ([...password].length < minPassword) return { status: 422, message: 'The password is too short', errors: { [field]: `Use at least ${minPassword} characters.` } };
  if (!breached.has(password.toLowerCase())) return undefined;
  return { status: 422, message: 'The password was stolen before', code: 'password_breached', errors: { [field]: 'This password is in lists of stolen passwords.' } };
}

/**
 * The backend's HTTP interface: that of the public fake (its shapes and its 401 texts), without its faults. A user
 * who has registered can sign in at once, an e-mail is taken once (409), and no token holds a password.
 */
export function createApp({ database, tokens, settings, origins, mails, webUrl, log, counts }: AppOptions): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  const wrong = (c: Context) => c.json({ status: 401, message: 'Incorrect email or password' }, 401);

  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    log(`${c.req.method} ${c.req.path} ${c.res.status} ${Math.round(performance.now() - start)} ms`);
  });
  app.use(
    cors({
      origin: [...origins],
      allowHeaders: ['Authorization', 'Content-Type'],
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      credentials: true,
      maxAge: 600,
    }),
  );
  app.use(bodyLimit({ maxSize: 100_000 }));

  /** What a login, a registration and a refresh answer. */
  const issued = async (user: User, { family, token }: { family: string; token: string }) => ({
    access_token: await tokens.issue(user, family),
    refresh_token: token,
    expires_in: settings.tokenLifetime,
    refresh_expires_in: settings.refreshLifetime,
  });
  const signIn = async (user: User) => issued(user, await database.refreshTokens.begin(user.id));

  app.get('/', (c) => c.html('<!doctype html><title>Demo backend</title><h1>The demo backend of next-auth-ui</h1>'));

  app.post('/auth/login', async (c) => {
    const body = await readBody(c);
    if (body === malformed) return c.json({ status: 400, message: 'The body is no JSON' }, 400);
    const { success, output } = v.safeParse(login, body);
    const user = success ? await database.findUser({ email: output.email }) : undefined;
    // A disabled account reads as a wrong password does, in the same time.
    const right = await verifyPassword(success ? output.password : '', user?.passwordHash);
    return user && right && !user.disabled ? c.json(await nextStep(user)) : wrong(c);
  });

  /** After the password: tokens, or what is asked for before them. */
  const nextStep = async (user: User, done?: 'otp') => {
    if (user.secondStep === 'otp' && done !== 'otp') return { challenge: await begin(user, 'otp') };
    if (user.mustChangePassword) return { challenge: await begin(user, 'newPassword') };
    return signIn(user);
  };
  const begin = async (user: User, kind: 'otp' | 'newPassword') => {
    const { handle, code, expiresIn } = await database.accounts.begin(user.id, kind);
    if (code) sendCode(user, code);
    return { kind, handle, expires_in: expiresIn };
  };
  const sendCode = (user: User, code: string) =>
    mails.send({ to: user.email, subject: `${code} is your code`, text: `Your code to sign in: ${code}\n\nIt is good for ${Math.ceil(settings.challengeLifetime / 60)} minutes. If you did not sign in, change your password.`, code });
  const gone = (c: Context) => c.json({ status: 410, message: 'This step is over' }, 410);

  app.post('/auth/challenge', async (c) => {
    const { success, output } = v.safeParse(answerToChallenge, await readBody(c));
    const known = success ? await database.accounts.find(output.handle) : undefined;
    if (!success || !known) return gone(c);
    const { handle, code = '', new_password: password = '' } = output;
    if (known.kind === 'otp') {
      const verdict = await database.accounts.tryCode(handle, code);
      if (verdict.status === 'gone') return gone(c);
      if (verdict.status === 'wrong') return c.json({ status: 401, message: 'The code is wrong' }, 401);
    } else {
      const problem = passwordProblem('new_password', password);
      if (problem) return c.json(problem, 422);
      if (!(await database.accounts.finish(handle))) return gone(c);
      await database.setPassword(known.userId, await hashPassword(password));
    }
    const user = await database.findUser({ id: known.userId });
    return user && !user.disabled ? c.json(await nextStep(user, 'otp')) : gone(c);
  });

  app.post('/auth/challenge/resend', async (c) => {
    const { success, output } = v.safeParse(v.object({ handle: text }), await readBody(c));
    const another = success ? await database.accounts.anotherCode(output.handle) : undefined;
    if (!success || !another) return gone(c);
    if ('wait' in another) return c.json({ status: 429, message: 'Too early' }, 429, { 'Retry-After': String(another.wait) });
    const user = await database.findUser({ id: another.userId });
    if (user) sendCode(user, another.code);
    return c.json({ challenge: { kind: 'otp', handle: output.handle, expires_in: another.expiresIn } });
  });

  app.post('/auth/forgot-password', async (c) => {
    const { success, output } = v.safeParse(v.object({ email: text }), await readBody(c));
    const user = success ? await database.findUser({ email: output.email.trim() }) : undefined;
    // The answer does not wait for what only known addresses cause.
    if (user && !user.disabled) {
      void database.accounts.beginReset(user.id).then((token) => {
        const link = `${webUrl}/reset-password?token=${token}`;
        mails.send({ to: user.email, subject: 'Choose a new password', text: `Choose a new password here:\n${link}\n\nThe link is good for ${Math.ceil(settings.resetLifetime / 60)} minutes and for one use. If you did not ask for it, do nothing.`, link });
      });
    }
    return c.json({}, 202);
  });

  app.post('/auth/reset-password', async (c) => {
    const { success, output } = v.safeParse(reset, await readBody(c));
    if (!success) return c.json({ status: 410, message: 'The link is not complete', reason: 'expired' }, 410);
    const dead = (reason: 'expired' | 'used') => c.json({ status: 410, message: `The link is ${reason}`, reason }, 410);
    const look = await database.accounts.lookAtReset(output.token);
    if (look !== 'right') return dead(look);
    // A refused password does not use the link up.
    const problem = passwordProblem('password', output.password);
    if (problem) return c.json(problem, 422);
    const used = await database.accounts.useReset(output.token);
    if (used.status !== 'right') return dead(used.status);
    // Whoever reads the mails could have done this; the next sign-ins ask for more than the password.
    await database.setPassword(used.userId, await hashPassword(output.password), { secondStep: 'otp' });
    await database.refreshTokens.revokeOthers(used.userId);
    return c.json({});
  });

  // This is a demo: everybody may read everybody's mails.
  app.get('/mails', (c) => c.html(mailsPage(mails.list())));
  app.get('/mails.json', (c) => c.json(mails.list(c.req.query('to'))));

  app.post('/auth/register', async (c) => {
    const body = await readBody(c);
    if (body === malformed) return c.json({ status: 400, message: 'The body is no JSON' }, 400);
    const { success, output, issues } = v.safeParse(registration, body);
    if (!success) {
      const { nested = {} } = v.flatten<typeof registration>(issues);
      const errors = Object.fromEntries(Object.entries(nested).map(([field, messages]) => [field, messages?.[0]]));
      return c.json({ status: 422, message: 'Some values are missing or wrong', errors }, 422);
    }
    const { email, password, name = null } = output;
    if (await database.findUser({ email })) return c.json({ status: 409, message: 'Email already exists' }, 409);
    const problem = passwordProblem('password', password);
    if (problem) return c.json(problem, 422);
    const user = await database.addUser({ email, name, passwordHash: await hashPassword(password), roles: ['user'] });
    if (!user) return c.json({ status: 409, message: 'Email already exists' }, 409);
    return c.json(await signIn(user));
  });

  app.post('/auth/refresh', async (c) => {
    const { success, output } = v.safeParse(refresh, await readBody(c));
    const rotation = success ? await database.refreshTokens.rotate(output.refresh_token) : ({ status: 'unknown' } as const);
    if (rotation.status === 'reused') {
      if (counts) counts.reuses++;
      return c.json({ status: 401, message: 'Refresh token was used before' }, 401);
    }
    const user = rotation.status === 'rotated' ? await database.findUser({ id: rotation.userId }) : undefined;
    if (rotation.status !== 'rotated' || !user || user.disabled) return c.json({ status: 401, message: 'Refresh token not valid' }, 401);
    if (counts) counts.refreshes++;
    return c.json(await issued(user, rotation));
  });

  // Says nothing about the token: whoever signs out is signed out.
  app.post('/auth/logout', async (c) => {
    const { success, output } = v.safeParse(refresh, await readBody(c));
    if (success) await database.refreshTokens.revoke(output.refresh_token);
    return c.body(null, 204);
  });

  const guard = createMiddleware<{ Variables: Variables }>(async (c, next) => {
    const [scheme, token, ...rest] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !token || rest.length) return c.json({ status: 401, message: 'Error in authorization format' }, 401);
    const known = await tokens.verify(token);
    const over = known?.family !== undefined && (await database.refreshTokens.isRevoked(known.family));
    const user = known && !over ? await database.findUser({ id: known.userId }) : undefined;
    if (!user || user.disabled) return c.json({ status: 401, message: 'Access token not provided' }, 401);
    c.set('user', user);
    c.set('family', known?.family);
    return next();
  });

  app.get('/auth/me', guard, (c) => {
    const { id, email, name, roles } = c.get('user');
    return c.json({ id: String(id), email, name, roles });
  });
  app.post('/auth/change-password', guard, async (c) => {
    const { success, output } = v.safeParse(change, await readBody(c));
    const user = c.get('user');
    if (!success || !(await verifyPassword(output.current_password, user.passwordHash))) return c.json({ status: 403, message: 'The current password is wrong' }, 403);
    const problem = passwordProblem('new_password', output.new_password);
    if (problem) return c.json(problem, 422);
    await database.setPassword(user.id, await hashPassword(output.new_password));
    await database.refreshTokens.revokeOthers(user.id, c.get('family'));
    return c.json({});
  });
  app.all('/auth/*', (c) => c.json({}, 404));

  const collections = new Hono<{ Variables: Variables }>().use(guard);
  collections.use('/:collection/*', async (c, next) => (isCollection(c.req.param('collection')) ? next() : c.json({}, 404)));
  collections
    .get('/:collection', async (c) => c.json(await database.list(c.req.param('collection'))))
    .post('/:collection', async (c) => {
      const collection = c.req.param('collection');
      const value = await readRow(c);
      if (!value) return c.json({ status: 400, message: 'The body is no JSON object' }, 400);
      const row = await database.add(collection, value);
      return c.json(row, 201, { Location: `/${collection}/${row.id}` });
    })
    .get('/:collection/:id{[0-9]+}', async (c) => found(c, await database.find(c.req.param('collection'), Number(c.req.param('id')))))
    .put('/:collection/:id{[0-9]+}', async (c) => {
      const value = await readRow(c);
      if (!value) return c.json({ status: 400, message: 'The body is no JSON object' }, 400);
      return found(c, await database.replace(c.req.param('collection'), Number(c.req.param('id')), value));
    })
    .patch('/:collection/:id{[0-9]+}', async (c) => {
      const [collection, id] = [c.req.param('collection'), Number(c.req.param('id'))];
      const value = await readRow(c);
      if (!value) return c.json({ status: 400, message: 'The body is no JSON object' }, 400);
      const before = await database.find(collection, id);
      return found(c, before && (await database.replace(collection, id, { ...before, ...value })));
    })
    .delete('/:collection/:id{[0-9]+}', async (c) =>
      c.json({}, (await database.remove(c.req.param('collection'), Number(c.req.param('id')))) ? 200 : 404),
    );
  app.route('/', collections);

  app.notFound((c) => c.json({}, 404));
  app.onError((error, c) => {
    // The message only: an error may carry the values that led to it.
    log(`error ${error.name}`);
    return c.json({ status: 500, message: 'Internal error' }, 500);
  });
  return app;
}

const found = (c: Context, row: object | undefined) => (row ? c.json(row) : c.json({}, 404));

const malformed = Symbol('malformed');

/** JSON or a form's fields; an empty object for any other type, as the fake does. */
async function readBody(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (type.includes('application/x-www-form-urlencoded')) return c.req.parseBody();
  if (!type.includes('json')) return {};
  const body = await c.req.text();
  if (!body) return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return malformed;
  }
}

async function readRow(c: Context): Promise<Record<string, unknown> | undefined> {
  const { success, output } = v.safeParse(v.record(v.string(), v.unknown()), await readBody(c));
  if (!success) return undefined;
  const { id: _, ...value } = output;
  return value;
}
