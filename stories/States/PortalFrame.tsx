import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** A window of its own for what is below it, with the looks of the page around: dialogs, focus and the width belong to it. */
export function PortalFrame({ title, theme, children }: { title: string; theme?: string; children: ReactNode }) {
  const [body, setBody] = useState<HTMLElement>();
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- an empty page, filled from here
    <iframe
      title={title}
      srcDoc="<!doctype html><title>State</title><body></body>"
      style={{ display: 'block', width: '100%', height: '12rem', border: 0 }}
      onLoad={({ currentTarget: frame }) => {
        const page = frame.contentDocument!;
        takeLooks(page, theme);
        stayInPlace(frame.contentWindow as Window & typeof globalThis);
        fit(frame);
        setBody(page.body);
      }}
    >
      {body && createPortal(children, body)}
    </iframe>
  );
}

/** The looks of the page around. */
function takeLooks(page: Document, theme: string | undefined): void {
  // As they are by now: the toolbars for motion and contrast write into them (.storybook/media.ts).
  for (const sheet of document.styleSheets) {
    const style = page.createElement('style');
    style.textContent = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    page.head.append(style);
  }
  for (const { name, value } of document.documentElement.attributes) page.documentElement.setAttribute(name, value);
  if (theme) page.documentElement.dataset.theme = theme;
  page.body.style.margin = '0';
  // Around all of its margins, but no taller: what is as tall as the window would grow with it, frame by frame.
  page.body.style.display = 'flow-root';
  page.body.style.padding = '0 1px';
}

/** A form that takes the focus would take the window around there as well. */
function stayInPlace({ HTMLElement: Elements }: Window & typeof globalThis): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
  const { focus } = Elements.prototype;
  Elements.prototype.focus = function focusInPlace(this: HTMLElement) {
    focus.call(this, { preventScroll: true });
  };
}

/**
 * As tall as what is in it; what covers the page stands in the middle of a window, and a menu has room. The observers are the
 * frame's own and end with it: one of the window around would go on, frame by frame, after the frame is gone.
 */
export function fit(frame: HTMLIFrameElement): void {
  const { document: page, ResizeObserver: Sizes, MutationObserver: Changes } = frame.contentWindow as Window & typeof globalThis;
  const look = () => {
    const covered = page.querySelector('dialog[open], details[open]');
    // `scrollHeight` is rounded: a part of a pixel that is missing brings a scrollbar, which makes lines break, which takes it away again.
    const { height } = page.body.getBoundingClientRect();
    frame.style.height = covered ? '40rem' : `${Math.max(page.body.scrollHeight, Math.ceil(height), 48)}px`;
  };
  new Sizes(look).observe(page.body);
  new Changes(look).observe(page.body, { subtree: true, childList: true, attributes: true });
}
