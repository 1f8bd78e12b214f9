import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { designTokensOf, tiers, type DesignToken, type Tier } from '../../tools/designTokens.js';
import { css } from './styleSource.js';

const about: Record<Tier, string> = {
  palette: 'Colours without a meaning. An app’s own greys go here.',
  meaning: 'What a colour or a size is for. Most apps set some of these.',
  component: 'What a button, an input or a card takes of that.',
};

const tokens = { light: designTokensOf(css, 'light'), dark: designTokensOf(css, 'dark') };

/** A value in the words of CSS. */
function textOf({ $type, $value }: DesignToken): string {
  if (typeof $value === 'string') return `--auth-${$value.slice(1, -1).split('.')[1]}`;
  if ($type === 'color') {
    const { components, hex } = $value as { components: number[]; hex: string };
    return `oklch(${components.join(' ')}) ${hex}`;
  }
  if ($type === 'dimension') {
    const { value, unit } = $value as { value: number; unit: string };
    return `${value}${unit}`;
  }
  return `${($value as unknown[]).length} layers`;
}

function hexOf(scheme: 'light' | 'dark', { $value }: DesignToken): string | undefined {
  if (typeof $value !== 'string') return ($value as { hex?: string }).hex;
  const [tier, name] = $value.slice(1, -1).split('.') as [Tier, string];
  return hexOf(scheme, tokens[scheme][tier][name]!);
}

function Tokens() {
  return (
    <main style={{ fontFamily: 'system-ui, sans-serif', display: 'grid', gap: '2rem' }} dir="ltr" lang="en">
      <h1 style={{ margin: 0, fontSize: '1.5rem' }}>Tokens</h1>
      <p style={{ margin: 0, maxWidth: '40rem' }}>
        Listed from the stylesheets. For design tools they are in the package, in the format of the Design Tokens Community Group:{' '}
        <code>next-auth-ui/tokens/light.tokens.json</code>, <code>dark.tokens.json</code> and <code>resolver.json</code>.
      </p>
      {tiers.map((tier) => (
        <section key={tier} aria-labelledby={`tier-${tier}`}>
          <h2 id={`tier-${tier}`} style={{ fontSize: '1.125rem', margin: '0 0 0.25rem' }}>
            {tier}
          </h2>
          <p style={{ margin: '0 0 1rem' }}>{about[tier]}</p>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '0.75rem', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 22rem), 1fr))' }}>
            {Object.entries(tokens.light[tier]).map(([name, light]) => (
              <li key={name} data-token={name} style={{ display: 'flex', gap: '0.75rem', alignItems: 'center', minWidth: 0 }}>
                <Swatches token={light} name={name} tier={tier} />
                <div style={{ minWidth: 0, fontSize: '0.8125rem', lineHeight: 1.45, overflowWrap: 'anywhere' }}>
                  <code style={{ fontWeight: 600 }}>--auth-{name}</code>
                  <br />
                  {textOf(light)}
                  {textOf(tokens.dark[tier][name]!) !== textOf(light) && (
                    <>
                      <br />
                      {textOf(tokens.dark[tier][name]!)} <span style={{ opacity: 0.85 }}>(dark)</span>
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function Swatches({ token, tier, name }: { token: DesignToken; tier: Tier; name: string }) {
  if (token.$type !== 'color') return <span aria-hidden="true" style={{ width: '4.5rem', flex: 'none' }} />;
  return (
    <span aria-hidden="true" style={{ display: 'flex', flex: 'none', borderRadius: 8, overflow: 'hidden', outline: '1px solid light-dark(oklch(0.85 0.01 265), oklch(0.4 0.018 265))' }}>
      {(['light', 'dark'] as const).map((scheme) => (
        <span key={scheme} style={{ width: '2.25rem', height: '2.25rem', background: hexOf(scheme, tokens[scheme][tier][name]!) }} />
      ))}
    </span>
  );
}

const meta = { component: Tokens, title: 'Foundations/Tokens', tags: ['!autodocs'], parameters: { docs: { codePanel: false }, controls: { disable: true } } } satisfies Meta<typeof Tokens>;

export default meta;

export const AllTokens: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-token]').length).toBeGreaterThan(50);
  },
};
