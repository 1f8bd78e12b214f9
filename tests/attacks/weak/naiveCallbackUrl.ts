/** The rule that is written first: the app's own address stands in front, or a slash. */
export function naiveCallbackUrl(value: string, origin: string): { url: string; path: string } {
  const isOwn = value.trim().startsWith(origin) || value.trim().startsWith('/');
  const url = isOwn ? value.trim() : origin;
  return { url, path: url.replace(origin, '') };
}
