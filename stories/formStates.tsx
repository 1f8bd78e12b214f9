import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { ReactElement } from 'react';
import type { FormState } from '../src/auth/model/signInFlow.js';
import { failureFixtures, type AuthScenario } from '../src/msw.js';

/** What a form's stories need to bring it into each of its states. */
export interface FormPart {
  /** The form; `slowAfter` is in milliseconds. */
  element: (props: { slowAfter?: number }) => ReactElement;
  /** Right values by label. */
  values: (globals: Record<string, unknown>) => Record<string, string>;
  /** The button's name. */
  submit: (globals: Record<string, unknown>) => string;
  /** Around it. */
  scenario?: AuthScenario;
  /** What makes its request hang, and fail. */
  hangs: AuthScenario;
  fails: (failure: (typeof failureFixtures)['tooManyAttempts' | 'backendUnreachable']) => AuthScenario;
}

/** A story of a form in one state, reached as a person would. */
export function inState(state: FormState, { element, values, submit, scenario, hangs, fails }: FormPart) {
  const auth: Record<FormState, AuthScenario | undefined> = {
    idle: scenario,
    submitting: hangs,
    slow: hangs,
    rejected: fails(failureFixtures.backendUnreachable),
    waiting: fails(failureFixtures.tooManyAttempts),
    accepted: scenario,
  };
  return {
    parameters: { auth: { ...scenario, ...auth[state] } },
    render: () => element({ slowAfter: state === 'slow' ? 50 : undefined }),
    play: async ({ canvasElement, globals }: { canvasElement: HTMLElement; globals: Record<string, unknown> }) => {
      const canvas = within(canvasElement);
      const button = canvas.getByRole<HTMLButtonElement>('button', { name: submit(globals) });
      const form = button.form!;
      await expect(form).toHaveAttribute('method', 'post');
      if (state !== 'idle') {
        for (const [label, value] of Object.entries(values(globals))) await userEvent.type(canvas.getByLabelText(label), value);
        await userEvent.click(button);
      }
      await waitFor(() => expect(state === 'accepted' && !form.isConnected ? 'accepted' : form.dataset.state).toBe(state));
      if (state === 'waiting') await expect(canvas.getAllByRole('timer')[0]).toBeVisible();
      if (state === 'rejected') await expect(form.querySelector('[role="alert"]')).toHaveTextContent(/\S/);
      if (state === 'slow') await expect(form.querySelector('[data-slot="slow"]')).toBeVisible();
    },
  };
}

/** As wide as a card makes it. */
export const narrow = (Story: () => ReactElement) => (
  <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
    <Story />
  </div>
);
