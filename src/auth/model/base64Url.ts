/** Text as base64url (RFC 4648 5), by its UTF-8 bytes; runs in browsers and in Node alike. */
export function toBase64Url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The text of {@link toBase64Url}.
 *
 * @throws for anything else
 */
export function fromBase64Url(packed: string): string {
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.codePointAt(0)!);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
