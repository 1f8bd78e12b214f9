/** Text as base64url (RFC 4648 5), by its UTF-8 bytes; runs in browsers and in Node alike. */
export function toBase64Url(text: string): string {
  // Byte by byte: as parameters of one call, the bytes of a long text are too many.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join(''))
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
