import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';

/** What tests may ask of the backend: other lifetimes, and given answers for the next requests. */
export interface Control {
  tokenLifetime: number;
}

const commands = v.object({
  /** Seconds that tokens last from now on. */
  tokenLifetime: v.optional(v.number()),
  /** Answers for the next requests to a path, used up one by one. */
  next: v.optional(
    v.array(
      v.object({
        path: v.string(),
        status: v.number(),
        body: v.optional(v.string(), ''),
        headers: v.optional(v.record(v.string(), v.string()), {}),
        delayMs: v.optional(v.number(), 0),
      }),
    ),
  ),
});

/** `POST /__control` and `GET /__control/requests`: mounted only for tests, never by default. */
export function controlRoutes(control: Control) {
  const planned: NonNullable<v.InferOutput<typeof commands>['next']> = [];
  const requests: { method: string; path: string; hasAuthorization: boolean }[] = [];
  const routes = new Hono()
    .post('/', async (c) => {
      const { tokenLifetime, next } = v.parse(commands, await c.req.json());
      if (tokenLifetime !== undefined) control.tokenLifetime = tokenLifetime;
      planned.push(...(next ?? []));
      return c.json({});
    })
    .get('/requests', (c) => c.json(requests));

  const intercept = createMiddleware(async (c, next) => {
    if (c.req.path.startsWith('/__control')) return next();
    requests.push({ method: c.req.method, path: c.req.path, hasAuthorization: c.req.header('authorization') !== undefined });
    const at = planned.findIndex(({ path }) => path === c.req.path);
    if (at < 0) return next();
    const { status, body, headers, delayMs } = planned.splice(at, 1)[0]!;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    return new Response(status === 204 ? null : body, { status, headers });
  });
  return { routes, intercept };
}
