import type { Meta, StoryObj } from '@storybook/react-vite';
import { http } from 'msw';
import { expect, fireEvent, fn, userEvent, waitFor, within } from 'storybook/test';
import { leave, navigate } from '../../.storybook/navigation.js';
import { AuthGuard } from '../../src/components/AuthGuard.js';
import { LoginForm } from '../../src/components/LoginForm.js';
import { SessionBadge } from '../../src/components/SessionBadge.js';
import { SessionExpiryDialog } from '../../src/components/SessionExpiryDialog.js';
import { SignInPage } from '../../src/components/SignInPage.js';
import { waitText } from '../../src/messages/Messages.js';
import { failureFixtures, rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { pageWords, sessionWords, words } from '../words.js';
import { untilHeard } from '../anotherTab.js';

/**
 * What a sign-in screen owes its users, row by row of the kit's checklist: each story does what a person would, and fails where the
 * behaviour is gone. Rows that need a server, or every state in every look, are tested elsewhere; tests/stories says where.
 */
const meta = {
  component: LoginForm,
  title: 'Flows/Checklist',
  tags: ['!autodocs'],
  // Each does what its name says and nothing else.
  parameters: { controls: { disable: true } },
  args: { onSuccess: fn(() => false), onFailure: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof LoginForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;
type Context = Parameters<Play>[0];

/** The form as somebody finds it who reads labels and roles. */
function formOf({ canvasElement, globals }: Pick<Context, 'canvasElement' | 'globals'>) {
  const canvas = within(canvasElement);
  const messages = words(globals);
  return {
    canvas,
    messages,
    email: canvas.getByLabelText<HTMLInputElement>(messages.email),
    password: canvas.getByLabelText<HTMLInputElement>(messages.password),
    button: canvas.getByRole<HTMLButtonElement>('button', { name: messages.signIn }),
    reveal: canvas.getByRole<HTMLButtonElement>('button', { name: messages.showPassword }),
    alert: canvas.getByRole('alert'),
    /** What is announced without taking the focus. */
    announced: () => canvas.getAllByRole('status').map(({ textContent }) => textContent),
  };
}

async function fillIn({ email, password }: ReturnType<typeof formOf>, secret = rightPassword): Promise<void> {
  await userEvent.type(email, userFixtures.dana.email);
  await userEvent.type(password, secret);
}

/** The bodies of the sign-ins that left the page; the story's server answers all the same. */
function watched({ msw }: Context): URLSearchParams[] {
  const sent: URLSearchParams[] = [];
  msw.use(
    http.post('*/api/auth/callback/credentials', async ({ request }) => {
      sent.push(new URLSearchParams(await request.clone().text()));
    }),
  );
  return sent;
}

const hangs = { auth: { signIn: 'hangs' } };
const refuses = { auth: { signIn: failureFixtures.invalidCredentials } };

async function beRefused(form: ReturnType<typeof formOf>): Promise<void> {
  await fillIn(form);
  await userEvent.click(form.button);
  await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure.invalidCredentials));
}

export const Row1: Story = {
  name: '1 One form with real labels and a submit button',
  play: async (context) => {
    const { email, password, button } = formOf(context);
    await expect(email.form).toBe(password.form);
    await expect(button.form).toBe(email.form);
    await expect(button).toHaveAttribute('type', 'submit');
    for (const input of [email, password]) await expect(input.labels).toHaveLength(1);
  },
};

export const Row3: Story = {
  name: '3 The e-mail says what it is to password managers',
  play: async (context) => {
    const { email } = formOf(context);
    await expect(email).toHaveAttribute('type', 'email');
    await expect(email).toHaveAttribute('autocomplete', 'username');
  },
};

export const Row4: Story = {
  name: '4 The password says what it is to password managers',
  play: async (context) => {
    await expect(formOf(context).password).toHaveAttribute('autocomplete', 'current-password');
  },
};

export const Row6: Story = {
  name: '6 The password is hidden, and can be shown',
  play: async (context) => {
    const { password, reveal } = formOf(context);
    await expect(password).toHaveAttribute('type', 'password');
    await userEvent.click(reveal);
    await expect(password).toHaveAttribute('type', 'text');
  },
};

export const Row7: Story = {
  name: '7 The reveal is a named button, and is announced',
  play: async (context) => {
    const sent = watched(context);
    const form = formOf(context);
    await fillIn(form);
    await expect(form.reveal).toHaveAttribute('type', 'button');
    await expect(form.reveal).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(form.reveal);
    // The name stays, as the state says the rest.
    await expect(form.reveal).toHaveAccessibleName(form.messages.showPassword);
    await expect(form.reveal).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => expect(form.announced()).toContain(form.messages.passwordShown));
    await userEvent.click(form.reveal);
    await waitFor(() => expect(form.announced()).toContain(form.messages.passwordHidden));
    await expect(sent).toEqual([]);
  },
};

export const Row8: Story = {
  name: '8 Hidden again when it is sent',
  parameters: hangs,
  play: async (context) => {
    const form = formOf(context);
    await fillIn(form);
    await userEvent.click(form.reveal);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.password).toHaveAttribute('type', 'password'));
  },
};

export const Row9: Story = {
  name: '9 A shown password goes to no spell checker',
  play: async (context) => {
    const { password, reveal } = formOf(context);
    await userEvent.click(reveal);
    await expect(password).toHaveAttribute('type', 'text');
    await expect(password).toHaveAttribute('spellcheck', 'false');
    await expect(password).toHaveAttribute('autocapitalize', 'none');
  },
};

export const Row10: Story = {
  name: '10 Both fields can be pasted into',
  play: async (context) => {
    const sent = watched(context);
    const { email, password, button } = formOf(context);
    for (const [input, text] of [[email, userFixtures.dana.email], [password, rightPassword]] as const) {
      await userEvent.click(input);
      await userEvent.paste(text);
      await expect(input).toHaveValue(text);
    }
    await userEvent.click(button);
    await waitFor(() => expect(sent[0]?.get('password')).toBe(rightPassword));
  },
};

export const Row11: Story = {
  name: '11 Filled without any event, as some password managers do',
  play: async (context) => {
    const sent = watched(context);
    const { email, password, button } = formOf(context);
    // React watches the property of the element itself; this is the one below it.
    const below = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    below.set!.call(email, userFixtures.dana.email);
    below.set!.call(password, rightPassword);
    await userEvent.click(button);
    await waitFor(() => expect(sent[0]?.get('email')).toBe(userFixtures.dana.email));
    await expect(sent[0]!.get('password')).toBe(rightPassword);
  },
};

const odd = '  "Pä\u0301ß %&+=\\ 한글 😀 \u00A0 x  ';

export const Row12: Story = {
  name: '12 The password arrives as it was typed',
  play: async (context) => {
    const sent = watched(context);
    const { email, password, button } = formOf(context);
    await userEvent.type(email, userFixtures.dana.email);
    await userEvent.click(password);
    await userEvent.paste(odd);
    await userEvent.click(button);
    await waitFor(() => expect(sent[0]?.get('password')).toBe(odd));
  },
};

export const Row13: Story = {
  name: '13 A password of a thousand letters',
  play: async (context) => {
    const sent = watched(context);
    const { email, password, button } = formOf(context);
    await userEvent.type(email, userFixtures.dana.email);
    await userEvent.click(password);
    await userEvent.paste('a'.repeat(1000));
    await userEvent.click(button);
    await waitFor(() => expect(sent[0]?.get('password')).toBe('a'.repeat(1000)));
  },
};

export const Row14: Story = {
  name: '14 From the e-mail to the password by one Tab',
  args: { forgotPasswordHref: '#forgot' },
  play: async (context) => {
    const { email, password, reveal } = formOf(context);
    await userEvent.click(email);
    await userEvent.tab();
    await expect(password).toHaveFocus();
    await userEvent.tab();
    await expect(reveal).toHaveFocus();
  },
};

export const Row15: Story = {
  name: '15 The e-mail is trimmed, and kept after a refusal',
  parameters: refuses,
  play: async (context) => {
    const sent = watched(context);
    const form = formOf(context);
    await userEvent.click(form.email);
    // A browser trims what is pasted into a field for e-mail addresses; what a script of a page or an older browser leaves is trimmed by the form.
    await userEvent.paste(`  ${userFixtures.dana.email} `);
    await userEvent.type(form.password, rightPassword);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure.invalidCredentials));
    await expect(sent[0]!.get('email')).toBe(userFixtures.dana.email);
    await expect(form.email.value.trim()).toBe(userFixtures.dana.email);
  },
};

export const Row16: Story = {
  name: '16 The password is emptied after a refusal',
  parameters: refuses,
  play: async (context) => {
    const form = formOf(context);
    await beRefused(form);
    await expect(form.password).toHaveValue('');
  },
};

export const Row17: Story = {
  name: '17 The button is never disabled, and explains',
  play: async (context) => {
    const sent = watched(context);
    const { email, password, button, messages } = formOf(context);
    await expect(button).toBeEnabled();
    await userEvent.click(button);
    await waitFor(() => expect(email).toHaveAccessibleDescription(messages.emailMissing));
    await expect(password).toHaveAccessibleDescription(messages.passwordMissing);
    await expect(sent).toEqual([]);
  },
};

export const Row18: Story = {
  name: '18 Many presses send one request, and the focus stays',
  parameters: refuses,
  play: async (context) => {
    const sent = watched(context);
    const form = formOf(context);
    await fillIn(form);
    form.button.focus();
    for (let press = 0; press < 20; press++) form.button.click();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(form.alert).toHaveTextContent(form.messages.failure.invalidCredentials));
    await expect(form.button).toHaveFocus();
    // Sign-ins take turns: by the time that this one has left, so would all of the others.
    await userEvent.type(form.password, 'second{Enter}');
    await waitFor(() => expect(sent.at(-1)?.get('password')).toBe('second'));
    await expect(sent).toHaveLength(2);
  },
};

export const Row19: Story = {
  name: '19 Whoever is signed in moves on',
  args: { callbackUrl: '/account', onSuccess: undefined },
  play: async (context) => {
    const form = formOf(context);
    await fillIn(form);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(navigate).toHaveBeenCalledWith('/account', { replace: true }));
  },
};

export const Row20: Story = {
  name: '20 Text that no phone zooms into, and targets for thumbs',
  args: { forgotPasswordHref: '#forgot', registerHref: '#register' },
  play: async (context) => {
    const { email, password, button, reveal } = formOf(context);
    for (const input of [email, password]) await expect(parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
    for (const target of [email, password, button]) await expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    const { width, height } = reveal.getBoundingClientRect();
    await expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  },
};

export const Row21: Story = {
  name: '21 Nothing is typed twice',
  play: async ({ canvasElement, globals }) => {
    const { canvas } = formOf({ canvasElement, globals });
    await expect(canvas.getAllByRole('textbox')).toHaveLength(1);
    await expect(canvasElement.querySelectorAll('[type="password"]')).toHaveLength(1);
  },
};

export const Row22: Story = {
  name: '22 An error names its field, in text',
  play: async (context) => {
    const { email, password, button, messages } = formOf(context);
    await userEvent.type(email, 'dana');
    await userEvent.type(password, rightPassword);
    await userEvent.click(button);
    await waitFor(() => expect(email).toBeInvalid());
    await expect(email).toHaveAccessibleDescription(messages.emailMalformed);
    await expect(password).toBeValid();
  },
};

export const Row23: Story = {
  name: '23 Never which of both was wrong',
  parameters: refuses,
  play: async (context) => {
    const form = formOf(context);
    await beRefused(form);
    for (const input of [form.email, form.password]) await expect(input).not.toHaveAttribute('aria-invalid', 'true');
    await expect(form.email).not.toHaveAccessibleDescription();
  },
};

export const Row24: Story = {
  name: '24 The focus goes to the first field in error',
  play: async (context) => {
    const { email, password, button } = formOf(context);
    await userEvent.click(button);
    await waitFor(() => expect(email).toHaveFocus());
    await userEvent.type(email, userFixtures.dana.email);
    await userEvent.click(button);
    await waitFor(() => expect(password).toHaveFocus());
  },
};

export const Row25: Story = {
  name: '25 The title says that there is an error',
  parameters: { ...refuses, layout: 'fullscreen' },
  render: () => <SignInPage />,
  play: async (context) => {
    const form = formOf(context);
    const { title } = document;
    await beRefused(form);
    const [before] = pageWords(context.globals).titleWithError.split('{title}');
    await waitFor(() => expect(document.title.startsWith(before!)).toBe(true));
    await expect(document.title).toContain(title);
  },
};

export const Row26: Story = {
  name: '26 A refusal is announced where the focus is not',
  parameters: refuses,
  play: async (context) => {
    const form = formOf(context);
    // There before there is anything to say, or nothing is announced.
    await expect(form.alert).toBeEmptyDOMElement();
    await beRefused(form);
    await expect(form.alert).toBeInTheDocument();
    await expect(form.button).toHaveFocus();
  },
};

export const Row27: Story = {
  name: '27 That it is on its way is announced',
  parameters: hangs,
  play: async (context) => {
    const form = formOf(context);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.announced()).toContain(form.messages.signingIn));
  },
};

export const Row28: Story = {
  name: '28 An error stays until the next attempt',
  parameters: refuses,
  play: async (context) => {
    const form = formOf(context);
    await beRefused(form);
    await userEvent.type(form.password, 'another');
    await expect(form.alert).toHaveTextContent(form.messages.failure.invalidCredentials);
    const emptied = fn();
    new MutationObserver(() => form.alert.textContent === '' && emptied()).observe(form.alert, { childList: true, subtree: true });
    await userEvent.click(form.button);
    await waitFor(() => expect(emptied).toHaveBeenCalled());
  },
};

export const Row29: Story = {
  name: '29 By the keyboard alone, in order',
  args: { forgotPasswordHref: '#forgot', registerHref: '#register' },
  play: async (context) => {
    const sent = watched(context);
    const { canvas, email, password, reveal, button, messages } = formOf(context);
    email.focus();
    await userEvent.keyboard(userFixtures.dana.email);
    const order = [password, reveal, canvas.getByRole('link', { name: messages.forgotPassword }), button, canvas.getByRole('link', { name: messages.register })];
    for (const stop of order) {
      await userEvent.tab();
      await expect(stop).toHaveFocus();
    }
    for (const stop of order.toReversed().slice(1)) {
      await userEvent.tab({ shift: true });
      await expect(stop).toHaveFocus();
    }
    await userEvent.keyboard(`${rightPassword}{Enter}`);
    await waitFor(() => expect(sent).toHaveLength(1));
  },
};

export const Row30: Story = {
  name: '30 The focus can be seen',
  args: { forgotPasswordHref: '#forgot' },
  play: async (context) => {
    const { canvas, email, messages } = formOf(context);
    await userEvent.click(email);
    const link = canvas.getByRole('link', { name: messages.forgotPassword });
    while (document.activeElement !== link) {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      await expect(outlineStyle).toBe('solid');
      await expect(parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2);
      await userEvent.tab();
    }
  },
};

export const Row34: Story = {
  name: '34 One heading, one main part, in its language',
  parameters: { layout: 'fullscreen' },
  render: () => <SignInPage />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByRole('heading', { level: 1, name: words(globals).signInTitle })).toBeVisible();
    await expect(canvas.getByRole('main')).toHaveAttribute('lang', words(globals).locale);
    await expect(canvas.getByRole('main')).toHaveAttribute('dir', words(globals).dir);
  },
};

const endsIn = (seconds: number) => sessionFixture(userFixtures.dana, seconds);

export const Row36: Story = {
  name: '36 A session that ends is announced in time, and can be prolonged',
  parameters: { auth: { session: { ...endsIn(45), renewable: true as const }, keepAlive: false } },
  render: () => <SessionExpiryDialog />,
  play: async ({ canvasElement, globals }) => {
    const said = sessionWords(globals);
    const canvas = within(canvasElement);
    const dialog = await canvas.findByRole('alertdialog', { name: said.sessionEndsSoon });
    await expect(within(dialog).getByRole('timer')).toHaveTextContent(/^0:[34]\d$/);
    await userEvent.click(within(dialog).getByRole('button', { name: said.staySignedIn }));
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

export const Row36WhatWasTyped: Story = {
  name: '36 What was typed outlives the session',
  parameters: { auth: { session: endsIn(5) } },
  render: () => (
    <>
      <AuthGuard>
        <label>
          Note <input />
        </label>
      </AuthGuard>
      <SessionExpiryDialog />
    </>
  ),
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const { password, signIn } = words(globals);
    const warning = await canvas.findByRole('alertdialog', { name: sessionWords(globals).sessionEndsSoon });
    await userEvent.click(within(warning).getByRole('button', { name: sessionWords(globals).understood }));
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await userEvent.click(canvas.getByLabelText('Note'));
    await userEvent.paste('Half');
    const dialog = await canvas.findByRole('dialog', { name: sessionWords(globals).expired });
    await userEvent.type(within(dialog).getByLabelText(password), rightPassword);
    await userEvent.click(within(dialog).getByRole('button', { name: signIn }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await expect(canvas.getByLabelText('Note')).toHaveValue('Half');
  },
};

/** A summary has no role of its own: by its name. */
async function openerOf(canvasElement: HTMLElement): Promise<HTMLElement> {
  await waitFor(() => expect(canvasElement.querySelector('summary')).toHaveAccessibleName(expect.stringContaining(userFixtures.dana.name)));
  return canvasElement.querySelector('summary')!;
}

export const Row37: Story = {
  name: '37 Whoever is signed in can sign out',
  parameters: { auth: { session: 'signedIn' } },
  render: () => <SessionBadge />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await openerOf(canvasElement));
    await userEvent.click(canvas.getByRole('button', { name: sessionWords(globals).signOut }));
    await waitFor(() => expect(leave).toHaveBeenCalledOnce());
  },
};

export const Row38: Story = {
  name: '38 The menu by arrows and Escape',
  parameters: { auth: { session: 'signedIn' } },
  render: () => <SessionBadge items={[{ label: 'Profile', href: '#profile' }]} />,
  play: async ({ canvasElement, globals }) => {
    const canvas = within(canvasElement);
    const opener = await openerOf(canvasElement);
    opener.focus();
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(canvas.getByRole('link', { name: 'Profile' })).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('button', { name: sessionWords(globals).signOut })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect(canvas.getByRole('link', { name: 'Profile' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(opener).toHaveFocus());
    await waitFor(() => expect(canvas.getByText('Profile')).not.toBeVisible());
  },
};

export const Row40: Story = {
  name: '40 A wait that the server asks for is kept, and counted down',
  parameters: { auth: { signIn: failureFixtures.tooManyAttempts } },
  play: async (context) => {
    const sent = watched(context);
    const form = formOf(context);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.canvas.getByRole('timer')).toHaveTextContent(waitText(form.messages, 30)));
    await expect(form.announced()).toContain(waitText(form.messages, 30));
    await userEvent.type(form.password, `${rightPassword}{Enter}`);
    await userEvent.click(form.button);
    await waitFor(() => expect(form.canvas.getByRole('timer')).toHaveTextContent(waitText(form.messages, 28)));
    await expect(sent).toHaveLength(1);
  },
};

export const Row41: Story = {
  name: '41 No way leads to another site',
  args: { callbackUrl: 'https://evil.example/account', onSuccess: undefined },
  play: async (context) => {
    const form = formOf(context);
    await fillIn(form);
    await userEvent.click(form.button);
    await waitFor(() => expect(navigate).toHaveBeenCalled());
    await expect(JSON.stringify(navigate.mock.calls)).not.toContain('evil');
  },
};

const keptFromOthers = 'Figures of this quarter';

export const GuardKeepsFromOthers: Story = {
  name: 'The guard shows what is guarded to nobody else',
  parameters: { auth: { session: 'signedOut' } },
  render: () => <AuthGuard signedOut={<p>For members only</p>}>{keptFromOthers}</AuthGuard>,
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('For members only')).toBeVisible();
    await expect(within(canvasElement).queryByText(keptFromOthers)).toBeNull();
  },
};

export const Row56: Story = {
  name: '56 A sign-out in another tab is a sign-out here',
  parameters: { auth: { session: 'signedIn' } },
  render: () => <AuthGuard signedOut={<p>Signed out</p>}>{keptFromOthers}</AuthGuard>,
  play: async ({ canvasElement, msw }) => {
    const canvas = within(canvasElement);
    await expect(await canvas.findByText(keptFromOthers)).toBeVisible();
    msw.use(http.get('*/api/auth/session', () => Response.json({})));
    // What next-auth writes for the other tabs when somebody signs out.
    await untilHeard('signout', () => expect(canvas.getByText('Signed out')).toBeVisible());
    await expect(canvas.queryByText(keptFromOthers)).toBeNull();
  },
};

export const CapsLock: Story = {
  name: 'Caps Lock is said beside the password',
  play: async (context) => {
    const { password, messages } = formOf(context);
    await userEvent.click(password);
    await fireEvent.keyDown(password, { key: 'A', modifierCapsLock: true });
    await waitFor(() => expect(password).toHaveAccessibleDescription(messages.capsLock));
    await fireEvent.keyUp(password, { key: 'a', modifierCapsLock: false });
    await waitFor(() => expect(password).not.toHaveAccessibleDescription(messages.capsLock));
  },
};
