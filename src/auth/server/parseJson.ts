/**
 * Parses what another server sent: the value, or `undefined` for anything that is not JSON, for `null` and for nesting
 * deeper than 32 levels, which only serves to break whoever walks through it.
 */
export function parseJson(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  if (isTooDeep(text)) return undefined;
  try {
    return (JSON.parse(text) as unknown) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether a parsed value is a JSON object, neither an array nor `null`. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const maxDepth = 32;

// Counted before parsing; brackets inside of strings are text.
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}
