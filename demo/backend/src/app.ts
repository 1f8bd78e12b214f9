import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import type { Control, Settings } from './control.js';
import { isCollection, type Database, type User } from './database.js';
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
  /** Counted for tests. */
  counts?: Control['counts'];
}

const text = v.pipe(v.string(), v.maxLength(1024));
const login = v.object({ email: text, password: text });
const refresh = v.object({ refresh_token: text });
const registration = v.object({
  email: v.pipe(text, v.trim(), v.email('Enter an e-mail address.')),
  password: v.pipe(text, v.nonEmpty('Enter a password.')),
  name: v.optional(text),
});

/**
 * The backend's HTTP interface: that of the public fake (its shapes and its 401 texts), without its faults. A user
 * who has registered can sign in at once, an e-mail is taken once (409), and no token holds a password.
 */
export function createApp({ database, tokens, settings, origins, log, counts }: AppOptions): Hono<{ Variables: { user: User } }> {
  const app = new Hono<{ Variables: { user: User } }>();
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
    return user && right && !user.disabled ? c.json(await signIn(user)) : wrong(c);
  });

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

  const guard = createMiddleware<{ Variables: { user: User } }>(async (c, next) => {
    const [scheme, token, ...rest] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !token || rest.length) return c.json({ status: 401, message: 'Error in authorization format' }, 401);
    const known = await tokens.verify(token);
    const over = known?.family !== undefined && (await database.refreshTokens.isRevoked(known.family));
    const user = known && !over ? await database.findUser({ id: known.userId }) : undefined;
    if (!user || user.disabled) return c.json({ status: 401, message: 'Access token not provided' }, 401);
    c.set('user', user);
    return next();
  });

  app.get('/auth/me', guard, (c) => {
    const { id, email, name, roles } = c.get('user');
    return c.json({ id: String(id), email, name, roles });
  });
  app.all('/auth/*', (c) => c.json({}, 404));

  const collections = new Hono<{ Variables: { user: User } }>().use(guard);
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
