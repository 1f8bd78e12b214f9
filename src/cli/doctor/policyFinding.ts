import { createHash } from 'node:crypto';
import { fault, ok, warning, type Finding } from './Check.js';

/** What a page's Content-Security-Policy stops of it, by https://www.w3.org/TR/CSP3/. */
export function policyFinding(header: string, html: string, page: URL): Finding {
  // Each policy counts; a comma stands between them alone.
  const findings = header.split(',').map((policy) => findingOf(policy, html, page));
  return findings.find(({ status }) => status === 'fault') ?? findings.find(({ status }) => status === 'warning') ?? ok('The policy lets the sign-in page work.');
}

function findingOf(policy: string, html: string, page: URL): Finding {
  const parts = policy.split(';').map((rule) => rule.trim().split(/\s+/));
  // Of a rule that is there twice, the first one counts.
  const rules = new Map(parts.map(([name = '', ...sources]): [string, string[]] => [name.toLowerCase(), sources]).toReversed());
  const sources = (...names: string[]) => [...names, 'default-src'].map((name) => rules.get(name)).find(Boolean);
  const example = 'demo/web/proxy.ts of next-auth-ui has a strict policy that works, with a nonce for each page.';

  const scripts = elementsOf(html, 'script').filter(isScript);
  const allowed = sources('script-src-elem', 'script-src');
  const stopped = allowed ? scripts.filter((script) => !allowsScript(allowed, script, page)) : [];
  if (allowed && stopped.length) {
    const late = allowed.some((source) => source.startsWith("'nonce-")) && !scripts.some(({ attribute }) => attribute('nonce'));
    return fault(
      `The policy’s script-src stops ${stopped.length} of the page’s ${scripts.length} scripts, first ${stopped[0]!.attribute('src') ?? 'an inline one'}.`,
      'The page is shown and nothing on it works with scripts.',
      late
        ? `The policy has a nonce and no script has one. Render the page for each request, as one made at build time can have none (export const dynamic = 'force-dynamic'), and set the policy on the request as well: Next reads the nonce there. ${example}`
        : `Give each script the policy’s nonce. ${example}`,
    );
  }
  const connect = sources('connect-src');
  if (connect && !connect.some((source) => isFrom(source, page, page))) return fault('The policy’s connect-src has no \'self\'.', 'The browser may not call /api/auth, so no sign-in is sent.', "Add connect-src 'self'.");
  const form = rules.get('form-action');
  if (form && !form.some((source) => isFrom(source, page, page))) return fault('The policy’s form-action has no \'self\'.', 'Without JavaScript the form is not sent.', "Add form-action 'self'.");
  const styles = sources('style-src-elem', 'style-src');
  if (styles && elementsOf(html, 'style').some((style) => !allowsInline(styles, style))) return warning('The policy’s style-src stops a <style> of the page.', 'Colours of the brand and of providers are missing.', 'Give AuthProvider the nonce of the policy.');
  return ok('The policy lets the sign-in page work.');
}

interface Element {
  attribute: (name: string) => string | undefined;
  text: string;
}

function elementsOf(html: string, name: 'script' | 'style'): Element[] {
  return [...html.matchAll(new RegExp(String.raw`<${name}\b([^>]*)>([\s\S]*?)</${name}>`, 'gi'))].map(([, attributes = '', text = '']) => ({
    attribute: (key) => new RegExp(String.raw`(?:^|\s)${key}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))`, 'i').exec(attributes)?.slice(1).find((value) => value !== undefined),
    text,
  }));
}

/** Of another type it is data, which a policy lets be. */
const isScript = ({ attribute }: Element): boolean => /^(module|importmap|speculationrules|.*(java|ecma)script)?$/i.test(attribute('type') ?? '');

const has = (sources: readonly string[], keyword: string): boolean => sources.some((source) => source.toLowerCase() === keyword);

const hasNonce = (sources: readonly string[], { attribute }: Element): boolean => attribute('nonce') !== undefined && sources.includes(`'nonce-${attribute('nonce')}'`);

function allowsScript(sources: readonly string[], script: Element, page: URL): boolean {
  const src = script.attribute('src');
  if (src === undefined) return allowsInline(sources, script);
  const integrity = script.attribute('integrity')?.split(/\s+/) ?? [];
  if (hasNonce(sources, script) || (integrity.length > 0 && integrity.every((hash) => sources.includes(`'${hash}'`)))) return true;
  // Then hosts and 'self' count for nothing.
  if (has(sources, "'strict-dynamic'")) return false;
  return URL.canParse(src, page) && sources.some((source) => isFrom(source, new URL(src, page), page));
}

function allowsInline(sources: readonly string[], element: Element): boolean {
  if (hasNonce(sources, element)) return true;
  if (['sha256', 'sha384', 'sha512'].some((kind) => sources.includes(`'${kind}-${createHash(kind).update(element.text).digest('base64')}'`))) return true;
  // Beside any of these it counts for nothing.
  return has(sources, "'unsafe-inline'") && !sources.some((source) => /^'(nonce-|sha\d+-|strict-dynamic')/i.test(source));
}

/** Whether a source expression of a policy has an address. */
function isFrom(source: string, url: URL, page: URL): boolean {
  const hasScheme = (scheme: string) => url.protocol === scheme || (scheme === 'http:' && url.protocol === 'https:');
  if (source.toLowerCase() === "'self'") return url.origin === page.origin;
  if (source === '*') return hasScheme('http:');
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return hasScheme(source.toLowerCase());
  const [, scheme = page.protocol, host, port, path = '/'] = /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (host === undefined || !hasScheme(scheme.toLowerCase())) return false;
  const name = host.toLowerCase();
  const isHost = name === '*' || (name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name);
  const isPort = port === undefined ? url.port === '' : port === '*' || port === (url.port || (url.protocol === 'https:' ? '443' : '80'));
  return isHost && isPort && (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
}
