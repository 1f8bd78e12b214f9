import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { keyframes, motions } from './styleSource.js';

/** All that moves, and for how long; with reduced motion nothing does. */
function Motion() {
  return (
    <main style={{ fontFamily: 'system-ui, sans-serif' }} dir="ltr" lang="en">
      <h1 style={{ margin: '0 0 0.5rem', fontSize: '1.5rem' }}>Motion</h1>
      <p style={{ margin: '0 0 1rem', maxWidth: '40rem' }}>
        Motion says that something has changed, in at most a quarter of a second. Whoever asks their device for less has none; the toolbar
        tries it out. Animations: {keyframes.map((name) => <code key={name}>{name} </code>)}
      </p>
      <dl style={{ margin: 0, display: 'grid', gap: '0.75rem' }}>
        {motions.map(({ name, property, value }, index) => (
          <div key={index} data-motion={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd style={{ margin: 0, fontSize: '0.875rem' }}>
              {property}: {value}
            </dd>
          </div>
        ))}
      </dl>
    </main>
  );
}

const meta = { component: Motion, title: 'Foundations/Motion', tags: ['!autodocs'], parameters: { docs: { codePanel: false }, controls: { disable: true } } } satisfies Meta<typeof Motion>;

export default meta;

export const AllMotion: StoryObj<typeof meta> = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('[data-motion]').length).toBeGreaterThan(4);
  },
};
