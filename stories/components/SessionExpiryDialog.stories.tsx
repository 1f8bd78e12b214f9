import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { leave } from '../../.storybook/navigation.js';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { SessionExpiryDialog } from '../../src/components/SessionExpiryDialog.js';
import { rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { sessionWords, words } from '../words.js';

const meta = {
  component: SessionExpiryDialog,
  title: 'Components/SessionExpiryDialog',
  // Each story in a frame: a modal dialog covers the whole page, and on one page they would share one session.
  parameters: { docs: { story: { inline: false, height: '40rem' } } },
  render: (args) => (
    <>
      <AuthGuard>
        <label htmlFor="note" style={{ display: 'block' }}>
          Note
        </label>
        <textarea id="note" rows={3} defaultValue="" style={{ boxSizing: 'border-box', width: '100%', maxWidth: '20rem' }} />
      </AuthGuard>
      <SessionExpiryDialog {...args} />
    </>
  ),
} satisfies Meta<typeof SessionExpiryDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A warning is an `alertdialog`. */
const dialogIn = (canvasElement: HTMLElement) => within(canvasElement).queryByRole<HTMLDialogElement>('alertdialog') ?? within(canvasElement).queryByRole<HTMLDialogElement>('dialog');

const dialogOf = async (canvasElement: HTMLElement, state: string) => {
  await waitFor(() => expect(dialogIn(canvasElement)).toHaveAttribute('data-state', state));
  return dialogIn(canvasElement)!;
};

const ending = (seconds: number) => sessionFixture(userFixtures.dana, seconds);

/** The session cannot be renewed: the person can finish a thought, and is asked to sign in again in time. */
export const Warning: Story = {
  parameters: { auth: { session: ending(45) } },
  play: async ({ canvasElement, globals }) => {
    const dialog = await dialogOf(canvasElement, 'warning');
    await expect(dialog).toHaveAttribute('role', 'alertdialog');
    await expect(dialog).toHaveAccessibleName(sessionWords(globals).sessionEndsSoon);
    await expect(within(dialog).getByRole('timer')).toHaveTextContent(/^0:4\d$/);
    await expect(dialog).toContainElement(document.activeElement as HTMLElement);
  },
};

/** With a refresh token and `keepAlive={false}` the person decides. */
export const Extendable: Story = {
  parameters: { auth: { session: { ...ending(45), renewable: true as const }, keepAlive: false } },
  play: async ({ canvasElement, globals }) => {
    const dialog = await dialogOf(canvasElement, 'warning');
    await userEvent.click(within(dialog).getByRole('button', { name: sessionWords(globals).staySignedIn }));
    await waitFor(() => expect(dialogIn(canvasElement)).toBeNull());
  },
};

/** A warning can be put away; the end comes all the same. */
export const WarningPutAway: Story = {
  parameters: { auth: { session: ending(45) } },
  play: async ({ canvasElement, globals }) => {
    const dialog = await dialogOf(canvasElement, 'warning');
    await userEvent.click(within(dialog).getByRole('button', { name: sessionWords(globals).understood }));
    await waitFor(() => expect(dialogIn(canvasElement)).toBeNull());
    await expect(within(canvasElement).getByLabelText('Note')).toBeVisible();
  },
};

/** The session has ended while somebody was typing: they sign in again on the spot, and the text is still there. */
export const Expired: Story = {
  parameters: { auth: { session: ending(2) } },
  play: async ({ canvasElement, globals }) => {
    const { password, signIn } = words(globals);
    const { expired } = sessionWords(globals);
    const note = within(canvasElement).getByLabelText<HTMLTextAreaElement>('Note');
    note.value = 'Half a thought';
    const dialog = await dialogOf(canvasElement, 'expired');
    await expect(dialog).toHaveAccessibleName(expired);
    await expect(dialog.querySelector<HTMLInputElement>('[type="email"]')).toHaveValue(userFixtures.dana.email);
    await userEvent.type(within(dialog).getByLabelText(password), rightPassword);
    await userEvent.click(within(dialog).getByRole('button', { name: signIn }));
    await waitFor(() => expect(dialogIn(canvasElement)).toBeNull());
    await expect(within(canvasElement).getByLabelText('Note')).toBe(note);
    await expect(note).toHaveValue('Half a thought');
  },
};

/** There is nothing to go back to behind an ended session, whatever the browser makes of a second Escape. */
export const ExpiredStays: Story = {
  parameters: { auth: { session: ending(2) } },
  play: async ({ canvasElement }) => {
    const dialog = await dialogOf(canvasElement, 'expired');
    dialog.close();
    await waitFor(() => expect(dialog).toHaveAttribute('open'));
    await expect(dialog.matches(':modal')).toBe(true);
  },
};

/** Somebody else signs in: what the person before was typing goes, and the page is loaded anew. */
export const OtherUser: Story = {
  parameters: { auth: { session: ending(2), signsInAs: userFixtures.admin } },
  play: async ({ canvasElement, globals }) => {
    const { password, signIn } = words(globals);
    within(canvasElement).getByLabelText<HTMLTextAreaElement>('Note').value = 'Private';
    const dialog = await dialogOf(canvasElement, 'expired');
    await userEvent.type(within(dialog).getByLabelText(password), rightPassword);
    await userEvent.click(within(dialog).getByRole('button', { name: signIn }));
    await dialogOf(canvasElement, 'otherUser');
    await waitFor(() => expect(leave).toHaveBeenCalledWith(window.location.href));
    await expect(within(canvasElement).getByLabelText('Note')).toHaveValue('');
  },
};
