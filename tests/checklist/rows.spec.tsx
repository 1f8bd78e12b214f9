import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import '../../dist/styles.css';
import { en, enAccount, enSession } from '../../src/index.js';
import { textProblems } from '../looks/textProblems.js';
import { all, beRefused, close, fillIn, formOf, inputOf, navigate, open, parts, posts, secretOf, send, serverHtml, show, submitOf } from './stage.js';
import { table, type Subject } from './table.js';

// CHECKLIST.md, rows 1 to 38: table.ts says which applies to what; here is how each is checked.

beforeAll(open);
afterEach(async () => {
  close();
  document.documentElement.style.fontSize = '';
  document.documentElement.style.colorScheme = '';
  document.body.style.background = '';
  document.querySelector('#spacing')?.remove();
  await page.viewport(800, 900);
  await emulate([]);
});

/** Media features as a device would have them. */
const emulate = (features: { name: string; value: string }[]) =>
  (cdp() as unknown as { send: (method: string, parameters: object) => Promise<void> }).send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }, ...features] });

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;
const typed = () => all<HTMLInputElement>('input').filter((input) => input.type !== 'hidden' && isShown(input));
const toggleOf = (subject: Subject) => secretOf(subject).parentElement!.querySelector<HTMLButtonElement>('[data-slot="password-toggle"]')!;
const reached = '[href], button, input, summary, select, textarea';
/** Real presses reach no further than the test's frame; whatever stands above all is where they begin. */
const stops = () => {
  const top = document.querySelector<HTMLElement>('dialog[open]');
  return (top ? [...top.querySelectorAll<HTMLElement>(reached)] : all(reached)).filter((element) => isShown(element) && element.getAttribute('type') !== 'hidden' && element.tabIndex >= 0);
};
const openMenu = async (subject: Subject) => {
  if (subject === 'SessionBadge') await userEvent.click(all('summary')[0]!);
};
const judge = async (rules: string[], subject: Subject) => {
  await openMenu(subject);
  const { violations } = await axe.run(document.querySelector<HTMLElement>('dialog[open]') ?? document.body, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] });
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
};
/** Goes round by Tab: whatever has the focus has a ring. */
const seeRings = async () => {
  const [first, ...rest] = stops();
  first!.focus();
  await userEvent.keyboard('{Shift}');
  for (let at = 0; at <= rest.length; at++) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement!);
    expect([outlineStyle, parseFloat(outlineWidth) >= 2, /, 0\)|\/ 0\)|transparent/.test(outlineColor)], document.activeElement!.outerHTML).toEqual(['solid', true, false]);
    await userEvent.keyboard('{Tab}');
  }
};
/** Ten seconds pass after an act. They are the test's from its beginning, so that they end what the act has set going as well. */
const passAfter = async (act: () => Promise<void>) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'], shouldAdvanceTime: true });
  try {
    await act();
    await vi.advanceTimersByTimeAsync(10_000);
  } finally {
    vi.useRealTimers();
  }
};
const describedBy = (input: HTMLInputElement) => (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.querySelector(`[id="${id}"]`)?.textContent).join('');
/** Every field that a form of the kit has, and what a browser may fill it with. */
const purposes: Record<string, string[]> = {
  email: ['username'],
  name: ['name'],
  password: ['current-password', 'new-password'],
  currentPassword: ['current-password'],
  newPassword: ['new-password'],
  code: ['one-time-code'],
};
const alerts = () => all('[role=alert]').map(({ textContent }) => textContent).join('');

const checks: Record<keyof typeof table, (subject: Subject) => Promise<void>> = {
  1: async (subject) => {
    await show(subject);
    expect(new Set(typed().map(({ form }) => form)).size).toBe(1);
    for (const input of typed()) expect(input.labels).toHaveLength(1);
    expect(submitOf(subject).type).toBe('submit');
  },
  2: async (subject) => {
    const html = serverHtml(subject);
    const found = [...html.matchAll(/<form [^>]*>/g)].map(String);
    expect(found.length).toBeGreaterThan(0);
    for (const form of found) expect(form).toMatch(/method="post".*action="\/api\/auth\/|action="\/api\/auth\/.*method="post"/);
  },
  3: async (subject) => {
    await show(subject);
    const email = inputOf(en.email);
    expect([email.type, email.autocomplete]).toEqual(['email', 'username']);
  },
  4: async (subject) => {
    await show(subject);
    const asksOld = subject === 'LoginForm' || subject === 'CredentialsForm';
    expect(secretOf(subject).autocomplete).toBe(asksOld ? 'current-password' : 'new-password');
    if (subject === 'ChangePasswordForm') expect(inputOf(enAccount.currentPassword).autocomplete).toBe('current-password');
  },
  5: async (subject) => {
    const once = async () => {
      await show(subject);
      return all('[id], [name]').map((element) => `${element.id} ${element.getAttribute('name') ?? ''}`);
    };
    const first = await once();
    expect(await once()).toEqual(first);
    for (const [id] of first.map((pair) => pair.split(' '))) if (id && typed().some((input) => input.id === id)) expect(serverHtml(subject)).toContain(`id="${id}"`);
  },
  6: async (subject) => {
    await show(subject);
    expect(secretOf(subject).type).toBe('password');
    await userEvent.click(toggleOf(subject));
    expect(secretOf(subject).type).toBe('text');
  },
  7: async (subject) => {
    await show(subject);
    await fillIn(subject);
    const toggle = toggleOf(subject);
    expect([toggle.type, toggle.ariaLabel, toggle.ariaPressed]).toEqual(['button', en.showPassword, 'false']);
    await userEvent.click(toggle);
    expect([toggle.ariaLabel, toggle.ariaPressed]).toEqual([en.showPassword, 'true']);
    expect(all('[role=status]').map(({ textContent }) => textContent)).toContain(en.passwordShown);
    expect(posts).toEqual([]);
  },
  8: async (subject) => {
    await show(subject, parts[subject].hanging);
    await fillIn(subject);
    await userEvent.click(toggleOf(subject));
    await send(subject);
    await vi.waitFor(() => expect(secretOf(subject).type).toBe('password'));
  },
  9: async (subject) => {
    await show(subject);
    for (const press of [false, true]) {
      if (press) await userEvent.click(toggleOf(subject));
      const secret = secretOf(subject);
      expect([secret.spellcheck, secret.autocapitalize]).toEqual([false, 'none']);
    }
  },
  10: async (subject) => {
    await show(subject);
    for (const input of typed()) {
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
      input.dispatchEvent(paste);
      expect(paste.defaultPrevented).toBe(false);
    }
  },
  11: async (subject) => {
    await show(subject);
    // React watches the property of the element itself; this is the one below it.
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    for (const [label, value] of Object.entries(parts[subject].values!)) native.set!.call(inputOf(label), value);
    await send(subject);
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0));
    const sent = Object.values(posts[0]!.body);
    for (const value of Object.values(parts[subject].values!)) expect(sent).toContain(value);
  },
  12: async (subject) => {
    const odd = '  "Pä\u0301ß %&+=\\ 한글 😀 \u00A0 x  ';
    await show(subject);
    await fillIn(subject, { [parts[subject].secret!]: odd });
    await send(subject);
    await vi.waitFor(() => expect(posts[0]?.body[parts[subject].secretName!]).toBe(odd));
  },
  13: async (subject) => {
    const long = 'a'.repeat(1000);
    await show(subject);
    const secret = secretOf(subject);
    expect([secret.maxLength, secret.pattern]).toEqual([-1, '']);
    await fillIn(subject, { [parts[subject].secret!]: long });
    await send(subject);
    await vi.waitFor(() => expect(posts[0]?.body[parts[subject].secretName!]).toBe(long));
  },
  14: async (subject) => {
    await show(subject);
    inputOf(en.email).focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(inputOf(en.password));
  },
  15: async (subject) => {
    await beRefused(subject, { [en.email]: '  dana@example.com ' });
    expect(posts.at(-1)!.body.email).toBe('dana@example.com');
    expect(inputOf(en.email).value.trim()).toBe('dana@example.com');
  },
  16: async (subject) => {
    await beRefused(subject);
    for (const input of typed()) if (input.type === 'password') expect(input.value).toBe('');
  },
  17: async (subject) => {
    await show(subject);
    expect(submitOf(subject).disabled).toBe(false);
    await send(subject);
    await vi.waitFor(() => expect(all('[data-slot="field-error"]').length).toBeGreaterThan(0));
    expect(posts).toEqual([]);
  },
  18: async (subject) => {
    await show(subject, parts[subject].hanging);
    await fillIn(subject);
    const button = submitOf(subject);
    button.focus();
    for (let press = 0; press < 20; press++) button.click();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(posts).toHaveLength(1));
    expect(button.ariaDisabled).toBe('true');
    expect(document.activeElement).toBe(button);
    await new Promise(requestAnimationFrame);
    expect(posts).toHaveLength(1);
  },
  19: async (subject) => {
    await show(subject);
    const form = formOf(subject);
    // Neither at once nor after a pause.
    await passAfter(async () => {
      for (const [label, value] of Object.entries(parts[subject].values!)) await userEvent.type(inputOf(label), value);
    });
    expect([form.dataset.state, posts]).toEqual(['idle', []]);
    await send(subject);
    await vi.waitFor(() => expect(navigate.mock.calls.length > 0 || !form.isConnected).toBe(true), 5000);
  },
  20: async (subject) => {
    await show(subject);
    await openMenu(subject);
    for (const input of typed()) expect(parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16);
    for (const target of stops()) {
      // A link in a sentence is as high as its line (WCAG 2.5.8, "Inline").
      if (getComputedStyle(target).display === 'inline') continue;
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.outerHTML).toBeGreaterThanOrEqual(24);
    }
  },
  21: async (subject) => {
    await show(subject);
    const names = typed().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // No question that only the person knows the answer to, say.
    const known: Record<string, string[]> = { ...purposes, ...(subject === 'CredentialsForm' && { number: [''] }) };
    for (const { name, autocomplete } of typed()) expect(known[name] ?? [], name).toContain(autocomplete);
    expect(typed().filter(({ type }) => type === 'password').length).toBeLessThanOrEqual(subject === 'ChangePasswordForm' ? 2 : 1);
    expect(all('iframe, canvas, [class*=captcha i]')).toEqual([]);
  },
  22: async (subject) => {
    await show(subject);
    await send(subject);
    await vi.waitFor(() => expect(typed().filter((input) => input.ariaInvalid === 'true').length).toBeGreaterThan(0));
    for (const input of typed()) if (input.ariaInvalid === 'true') expect(describedBy(input)).toMatch(/\S/);
  },
  23: async (subject) => {
    const said: string[] = [];
    for (const email of ['demo@example.com', 'nobody@example.com']) {
      if (subject === 'ForgotPasswordForm') {
        await show(subject);
        await fillIn(subject, { [en.email]: email });
        await send(subject);
        await vi.waitFor(() => expect(all('[data-slot="done"]')).toHaveLength(1));
        said.push(all('[data-slot="done"]')[0]!.textContent);
      } else {
        await beRefused(subject, { [en.email]: email });
        said.push(`${alerts()} ${all('[data-slot="field-error"]').length}`);
      }
    }
    expect(said[0]).toBe(said[1]);
    expect(said[0]).toMatch(/e-mail and password|If there is an account/);
  },
  24: async (subject) => {
    await show(subject);
    await send(subject);
    await vi.waitFor(() => expect((document.activeElement as HTMLInputElement).ariaInvalid).toBe('true'));
    expect(document.activeElement).toBe(typed().find((input) => input.ariaInvalid === 'true'));
  },
  25: async (subject) => {
    await beRefused(subject);
    await vi.waitFor(() => expect(document.title).toBe('Error: App'));
    close();
    await show(subject);
    await send(subject);
    await vi.waitFor(() => expect(document.title).toBe('Error: App'));
  },
  26: async (subject) => {
    await show(subject, parts[subject].refused);
    const region = formOf(subject).querySelector('[role=alert]')!;
    expect(region.textContent).toBe('');
    await fillIn(subject);
    await send(subject);
    await vi.waitFor(() => expect(region.textContent).toMatch(/\S/), 5000);
    expect(region.isConnected).toBe(true);
    expect(document.activeElement).toBe(submitOf(subject));
  },
  27: async (subject) => {
    await show(subject, parts[subject].hanging);
    await fillIn(subject);
    await send(subject);
    await vi.waitFor(() => expect([...formOf(subject).querySelectorAll('[role=status]')].at(-1)!.textContent).toMatch(/…$/));
  },
  28: async (subject) => {
    // Nothing takes it away by itself.
    await passAfter(async () => {
      await beRefused(subject);
      expect(alerts()).toMatch(/\S/);
    });
    expect(alerts()).toMatch(/\S/);
    await fillIn(subject);
    const region = formOf(subject).querySelector('[role=alert]')!;
    let emptied = false;
    new MutationObserver(() => (emptied ||= region.textContent === '')).observe(region, { childList: true, subtree: true });
    await send(subject);
    await vi.waitFor(() => expect(emptied).toBe(true));
  },
  29: async (subject) => {
    await show(subject);
    await openMenu(subject);
    const expected = stops();
    expected[0]!.focus();
    const seen = [document.activeElement];
    for (let press = 1; press < expected.length; press++) {
      await userEvent.keyboard('{Tab}');
      seen.push(document.activeElement);
    }
    expect(seen.map((element) => element?.outerHTML.slice(0, 80))).toEqual(expected.map((element) => element.outerHTML.slice(0, 80)));
    await userEvent.keyboard('{Tab}');
    // Out of the subject; of a modal dialog, round it.
    expect(seen.at(-1)).not.toBe(document.activeElement);
  },
  30: async (subject) => {
    await show(subject);
    await openMenu(subject);
    await seeRings();
  },
  31: async (subject) => {
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      document.body.style.background = scheme === 'dark' ? '#101014' : '#fff';
      await show(subject);
      await judge(['color-contrast'], subject);
      if (parts[subject].refused) {
        await beRefused(subject);
        await judge(['color-contrast'], subject);
      }
      close();
    }
  },
  32: async (subject) => {
    const fits = (what: string) => {
      expect(document.documentElement.scrollWidth, what).toBeLessThanOrEqual(window.innerWidth);
      for (const element of all('p, a, button, label, h1, h2')) if (isShown(element) && !element.closest('.nau\\:sr-only')) expect(element.scrollWidth, `${what}: ${element.outerHTML}`).toBeLessThanOrEqual(element.clientWidth + 1 || Infinity);
      // Cut off below, or over one another.
      expect(textProblems(document.querySelector('dialog[open]') ?? document.body), what).toEqual([]);
    };
    for (const arrive of parts[subject].refused ? [show, beRefused] : [show]) {
      await arrive(subject);
      await openMenu(subject);
      await page.viewport(320, 640);
      fits('320 px');
      const style = document.createElement('style');
      style.id = 'spacing';
      style.textContent = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
      document.head.append(style);
      fits('text spacing');
      style.remove();
      document.documentElement.style.fontSize = '200%';
      await page.viewport(640, 640);
      fits('200 % text');
      document.documentElement.style.fontSize = '';
      close();
    }
  },
  33: async (subject) => {
    await show(subject);
    await judge(['label-content-name-mismatch', 'button-name', 'link-name', 'label', 'aria-valid-attr-value', 'aria-allowed-attr', 'aria-required-children', 'duplicate-id-aria'], subject);
  },
  34: async (subject) => {
    await show(subject);
    expect(all('h1')).toHaveLength(1);
    expect(all('main')).toHaveLength(1);
    const [{ lang, dir }] = all('main') as [HTMLElement];
    expect([lang, dir]).toEqual(['en', 'ltr']);
    await judge(['landmark-one-main', 'region', 'heading-order', 'page-has-heading-one', 'valid-lang'], subject);
  },
  35: async (subject) => {
    await emulate([{ name: 'forced-colors', value: 'active' }]);
    await show(subject);
    await openMenu(subject);
    for (const target of stops()) {
      const { borderTopWidth, borderTopStyle, textDecorationLine, outlineStyle } = getComputedStyle(target);
      const isSeen = (parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none') || textDecorationLine !== 'none' || outlineStyle !== 'none' || target.matches('summary, [data-slot=item], [data-slot=password-toggle]');
      expect(isSeen, target.outerHTML).toBe(true);
    }
    for (const element of all('*')) {
      const { animationName, transitionDuration } = getComputedStyle(element);
      expect([animationName, parseFloat(transitionDuration) > 0.01], element.outerHTML.slice(0, 200)).toEqual(['none', false]);
    }
    await seeRings();
  },
  36: async (subject) => {
    await show(subject);
    await vi.waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull());
    const dialog = document.querySelector('dialog[open]')!;
    expect(dialog.textContent).toMatch(/0:[2-5]\d/);
    expect([...dialog.querySelectorAll('button')].map(({ textContent }) => textContent)).toContain(enSession.staySignedIn);
  },
  37: async (subject) => {
    for (const width of [320, 800]) {
      await page.viewport(width, 640);
      await show(subject);
      await openMenu(subject);
      await expect.element(page.getByRole('button', { name: enSession.signOut })).toBeVisible();
    }
  },
  38: async (subject) => {
    await show(subject);
    const [summary] = all('summary');
    summary!.focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Account'));
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe(enSession.signOut);
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Account');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(summary));
    expect((summary!.parentElement as HTMLDetailsElement).open).toBe(false);
  },
};

for (const [row, { title, subjects }] of Object.entries(table)) {
  describe(`row ${row}: ${title}`, () => {
    it.each(subjects)(`row ${row}: %s`, (subject) => checks[Number(row) as keyof typeof table](subject));
  });
}
