/** Merges query, cookies, body and the backend's answer into its own objects, key by key, and takes brackets and dots in names for paths. */
export async function mergingHandler(request: Request, backend: string): Promise<Response> {
  const settings: Record<string, unknown> = {};
  const url = new URL(request.url);
  for (const [name, value] of url.searchParams) setPath({}, name, value);
  for (const pair of (request.headers.get('cookie') ?? '').split('; ').filter(Boolean)) setPath({}, pair.split('=')[0]!, pair.split('=')[1] ?? '');
  const text = await request.text();
  const isJson = request.headers.get('content-type') === 'application/json';
  if (isJson) merge(settings, JSON.parse(text));
  else for (const [name, value] of new URLSearchParams(text)) setPath({}, name, value);
  const answer = JSON.parse(backend) as { errors?: Record<string, unknown> };
  merge({}, answer);
  merge([], answer.errors ?? {});
  for (const [name, value] of Object.entries(answer.errors ?? {})) setPath({}, name, String(value));
  return new Response(null, { headers: settings.email === undefined && !('email' in {}) ? {} : { 'x-reached': 'yes' } });
}

function merge(into: Record<string, unknown> | unknown[], from: unknown): void {
  for (const [key, value] of Object.entries(from ?? {})) {
    const place = into as Record<string, unknown>;
    if (typeof value === 'object' && value !== null && place[key] !== undefined) merge(place[key] as Record<string, unknown>, value);
    else if (typeof value === 'object' && value !== null) merge((place[key] = {}), value);
    else place[key] = value;
  }
}

function setPath(into: object, path: string, value: string): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop()!;
  let place = into as Record<string, unknown>;
  for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
  place[last] = value;
}
