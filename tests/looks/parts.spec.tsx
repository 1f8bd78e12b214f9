import '../../dist/styles.css';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LoginForm, SessionBadge, slotNames } from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';
import { close, hide, open, overlays, places, show } from './board.js';

beforeAll(open);
afterAll(close);
afterEach(() => {
  hide();
  vi.restoreAllMocks();
});

/** The kit's elements on the page; the parts of a drawing have no names, and what does not show is no element to anybody. */
const elements = (place: Element) =>
  [...place.querySelectorAll('[data-auth-root], [data-auth-root] *')].filter((element) => !element.matches('svg *, input[type="hidden"], style, noscript, noscript *, input[hidden], [data-app], [data-app] *'));

const slotsOf = (place: Element) => new Set([...place.querySelectorAll<HTMLElement>('[data-slot]')].map((element) => element.dataset.slot ?? element.getAttribute('data-slot')!));

/** What the kit has told the developer; it does so after the page is drawn. */
async function toldIn(error: { mock: { calls: unknown[][] } }, count: number): Promise<string[]> {
  const told = () => error.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('next-auth-ui'));
  await vi.waitFor(() => expect(told()).toHaveLength(count));
  return told();
}

describe('every element of the kit', () => {
  it('has a name that is public, and a class that keeps the page’s own rules out', async () => {
    const place = await show(places);
    const seen = slotsOf(place);
    const nameless = elements(place).filter((element) => !(slotNames as readonly string[]).includes(element.getAttribute('data-slot') ?? ''));
    expect(nameless.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([]);
    const bare = elements(place).filter((element) => !(element.getAttribute('class') ?? '').includes('nau:'));
    expect(bare.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([]);
    for (const overlay of overlays) {
      const over = await show([overlay]);
      expect(elements(over).filter((element) => !element.hasAttribute('data-slot')).map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([]);
      slotsOf(over).forEach((slot) => seen.add(slot));
    }
    expect(slotNames.filter((slot) => !seen.has(slot))).toEqual([]);
  });
});

describe('what an app says of single elements', () => {
  const submit = (place: Element) => place.querySelector<HTMLElement>('[data-slot="submit"]')!;

  it('classNames: those of the provider and of the component, and both beside the kit’s own', async () => {
    const place = await show([{ name: 'form', element: <LoginForm classNames={{ submit: 'mine' }} /> }], { classNames: { submit: 'all', title: 'other' } });
    expect(submit(place).className).toMatch(/^nau:nau-button nau:nau-button-primary all mine$/);
  });

  it('slots: a component in the place of an element gets all that it would, the ref as well', async () => {
    const Input = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(function Input(props, ref) {
      return <input {...props} ref={ref} data-mine="" />;
    });
    const place = await show([{ name: 'form', element: <LoginForm slots={{ input: Input }} /> }]);
    const email = place.querySelector<HTMLInputElement>('input[data-mine][type="email"]')!;
    expect(email.labels).toHaveLength(1);
    await vi.waitFor(() => expect(place.querySelector('form')!.noValidate).toBe(true));
    await userEvent.click(submit(place));
    // The form found its first wrong field by the ref.
    await vi.waitFor(() => expect(document.activeElement).toBe(email));
  });

  it('slotProps: attributes of the app’s own, its listeners before the kit’s, which preventDefault() stops', async () => {
    const calls: string[] = [];
    const onClick = vi.fn<(event: { preventDefault: () => void }) => void>((event) => {
      calls.push('app');
      event.preventDefault();
    });
    const place = await show([{ name: 'form', element: <LoginForm slotProps={{ 'password-toggle': { onClick, title: 'peek', 'data-track': 'toggle', className: 'mine' } }} /> }]);
    const toggle = place.querySelector<HTMLElement>('[data-slot="password-toggle"]')!;
    await userEvent.click(toggle);
    expect(calls).toEqual(['app']);
    expect(toggle.getAttribute('aria-pressed')).toBe('false');
    expect([toggle.title, toggle.dataset.track, toggle.classList.contains('mine')]).toEqual(['peek', 'toggle', true]);
    onClick.mockImplementation(() => calls.push('let through'));
    await userEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
  });

  it('unstyled: no class of the kit’s but that which hides texts for screen readers', async () => {
    const place = await show(places, { unstyled: true });
    const kept = new Set(elements(place).flatMap((element) => [...element.classList].filter((name) => name.startsWith('nau:'))));
    expect([...kept].toSorted()).toEqual(['nau:sr-only']);
  });

  it('an unknown name is told once, with those that there are', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await show([{ name: 'form', element: <LoginForm classNames={{ sumbit: 'x' } as never} slotProps={{ frm: {} } as never} /> }]);
    const told = await toldIn(error, 2);
    expect(told[0]).toContain("classNames has the key 'sumbit'");
    expect(told[0]).toContain('submit');
  });

  it('a key or a value that appearance does not know is told once, with those that it does', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const appearance = { brandColour: '#123456', density: 'tight', radius: 'small', colorScheme: undefined } as never;
    await show([{ name: 'form', element: <LoginForm appearance={appearance} /> }, { name: 'again', element: <LoginForm idPrefix="b" appearance={appearance} /> }], { appearance: { layout: 'split', logo: '/logo.svg' } });
    const told = await toldIn(error, 2);
    expect(told[0]).toContain("appearance has the key 'brandColour'");
    expect(told[0]).toContain('brandColor,');
    expect(told[1]).toContain('appearance.density is "tight"');
    expect(told[1]).toContain('comfortable, compact');
  });

  it('what was typed stays when looks change', async () => {
    const { createRoot } = await import('react-dom/client');
    const host = document.createElement('main');
    document.body.append(host);
    const root = createRoot(host);
    const render = (appearance?: { brandColor: string }) => root.render(<LoginForm appearance={appearance} />);
    render();
    await vi.waitFor(() => expect(host.querySelector('input[type="email"]')).not.toBeNull());
    const email = host.querySelector<HTMLInputElement>('input[type="email"]')!;
    await userEvent.fill(email, 'dana@example.com');
    render({ brandColor: '#b91c1c' });
    await vi.waitFor(() => expect(getComputedStyle(submit(host)).backgroundColor).toBe('rgb(185, 28, 28)'));
    expect(host.querySelector<HTMLInputElement>('input[type="email"]')).toBe(email);
    expect(email.value).toBe('dana@example.com');
    root.unmount();
    host.remove();
  });

  it('a wrong field looks wrong with the focus, too', async () => {
    const place = await show([{ name: 'form', element: <LoginForm /> }]);
    await vi.waitFor(() => expect(place.querySelector('form')!.noValidate).toBe(true));
    const email = place.querySelector<HTMLInputElement>('input[type="email"]')!;
    email.focus();
    const right = getComputedStyle(email).outlineColor;
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(place.querySelector('[data-slot="field-error"]')).not.toBeNull());
    expect(document.activeElement).toBe(email);
    const { outlineColor, outlineStyle } = getComputedStyle(email);
    expect([outlineColor, outlineStyle]).toEqual([getComputedStyle(place.querySelector('[data-slot="field-error"]')!).color, 'solid']);
    expect(outlineColor).not.toBe(right);
  });

  it('reaches the badge and its menu', async () => {
    const place = await show([{ name: 'badge', element: <SessionBadge classNames={{ 'account-name': 'mine', item: 'entry' }} />, session: sessionFixture() }]);
    expect(place.querySelectorAll('.mine, .entry')).toHaveLength(2);
  });
});
