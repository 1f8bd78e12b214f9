import * as v from 'valibot';

/** What the kit takes of a person from claims or from `me`; everything else is left out, whatever its shape. */
export interface BackendUser {
  id?: string;
  name?: string;
  email?: string;
  image?: string;
  roles?: string[];
}

/**
 * Picks the known, sane parts of claims or of a `me` answer. A part of a wrong type or an absurd length is left out:
 * it is for display, and cookies are small.
 */
export function backendUser(source: unknown, rolesKey: string | undefined): BackendUser {
  const known = v.parse(shape, typeof source === 'object' && source !== null ? source : {});
  const roles = rolesKey === undefined ? undefined : rolesOf((source as Record<string, unknown> | undefined)?.[rolesKey]);
  return withoutUndefined({
    id: known.id ?? known.sub,
    name: known.name,
    email: known.email,
    image: known.image ?? known.picture,
    roles,
  });
}

/** The object without keys that are `undefined`, so that spreading it overwrites nothing. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const text = (max: number) => v.fallback(v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(max))), undefined);
// Many backends count their users, so an id may be a number.
const identifier = v.fallback(v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1), v.maxLength(256))), undefined);
const picture = v.fallback(v.optional(v.pipe(v.string(), v.maxLength(1024), v.regex(/^(https?:\/\/|\/(?!\/))/))), undefined);

const shape = v.object({
  id: identifier,
  sub: identifier,
  name: text(200),
  email: text(320),
  image: picture,
  picture,
});

function rolesOf(value: unknown): string[] | undefined {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list)) return undefined;
  return list.filter((role): role is string => typeof role === 'string' && role !== '' && role.length <= 64).slice(0, 64);
}
