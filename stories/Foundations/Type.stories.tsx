import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { classes } from './styleSource.js';

const sizes = classes.filter(({ declarations }) => declarations['font-size']);

/** The type scale: each size of text that the kit has, where it has it. */
function Type() {
  return (
    <main dir="ltr" lang="en">
      <h1 style={{ margin: '0 0 1rem', fontSize: '1.5rem', fontFamily: 'system-ui, sans-serif' }}>Type</h1>
      <dl style={{ margin: 0, display: 'grid', gap: '1.25rem', fontFamily: 'system-ui, sans-serif' }}>
        {sizes.map(({ name, declarations }) => (
          <div key={name} data-type={name}>
            <dt style={{ fontSize: '0.8125rem' }}>
              <code>{name}</code> {declarations['font-size']} / {declarations['line-height'] ?? 'inherited'} {declarations['font-weight'] ?? ''} {declarations['letter-spacing'] ?? ''}
            </dt>
            <dd
              style={{
                margin: 0,
                fontSize: declarations['font-size'],
                lineHeight: declarations['line-height'],
                fontWeight: declarations['font-weight'],
                letterSpacing: declarations['letter-spacing'],
              }}
            >
              Sign in to see the quarterly figures
            </dd>
          </div>
        ))}
      </dl>
    </main>
  );
}

const meta = { component: Type, title: 'Foundations/Type', tags: ['!autodocs'], parameters: { docs: { codePanel: false }, controls: { disable: true } } } satisfies Meta<typeof Type>;

export default meta;

export const Scale: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-type]').length).toBeGreaterThan(5);
  },
};
