// Runs before the page comes alive. Under `require-trusted-types-for 'script'` (see proxy.ts) the browser asks this policy about each
// text that would become code. Next's bundler writes the addresses of its chunks as plain texts: those of this very app pass, and
// since the policy knows no other way, neither markup nor code ever comes from a text.
// https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string | undefined }): unknown;
}

(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    const { origin, pathname } = new URL(address, document.baseURI);
    return origin === location.origin && pathname.startsWith('/_next/static/') ? address : undefined;
  },
});
