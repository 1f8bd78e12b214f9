/** What a device would prefer, by the media feature that says so. */
const forced: Record<string, string> = {};
const written = new WeakMap<CSSMediaRule, string>();

/**
 * Makes the page's stylesheets behave as if the device preferred something: browsers let nobody but the device say so.
 * `undefined` gives the device its word back.
 */
export function prefer(preferences: Record<'prefers-reduced-motion' | 'prefers-contrast', string | undefined>): void {
  for (const [feature, value] of Object.entries(preferences)) {
    if (value) forced[feature] = value;
    else delete forced[feature];
  }
  for (const sheet of document.styleSheets) rewrite(sheet);
}

function rewrite(parent: { cssRules?: CSSRuleList }): void {
  for (const rule of rulesOf(parent)) {
    if (rule instanceof CSSMediaRule) {
      if (!written.has(rule)) written.set(rule, rule.media.mediaText);
      const text = written.get(rule)!;
      const judged = Object.entries(forced).reduce(
        (query, [feature, value]) => query.replace(new RegExp(String.raw`\(${feature}:\s*([\w-]+)\)`, 'g'), (_, wanted: string) => (wanted === value ? '(min-width: 0px)' : '(max-width: 0px)')),
        text,
      );
      if (rule.media.mediaText !== judged) rule.media.mediaText = judged;
    }
    rewrite(rule as { cssRules?: CSSRuleList });
  }
}

function rulesOf(parent: { cssRules?: CSSRuleList }): Iterable<CSSRule> {
  try {
    return parent.cssRules ?? [];
  } catch {
    // Another origin's.
    return [];
  }
}
