import Color from 'colorjs.io';

/** One thing to draw, in CSS pixels from the corner of what was measured. */
export interface Redline {
  /** `target`: what is pressed or typed into. `text`: its size and contrast. `gap`: room between neighbours. `box`: anything else with a size of its own. */
  kind: 'target' | 'text' | 'gap' | 'box';
  left: number;
  top: number;
  width: number;
  height: number;
  label: string;
  /** Below what WCAG 2.2 AA asks for: targets of 24 px (2.5.8), texts of 4.5 to 1 (1.4.3). */
  bad?: boolean;
}

const targets = 'a[href], button, input:not([type="hidden"]), summary, textarea, select';
const boxes = '[data-slot="card"], dialog, [data-slot="menu"], [data-slot="alert-box"], [data-slot="avatar"], [data-slot="logo"]';

/** What a designer would measure below an element. */
export function measure(root: HTMLElement): Redline[] {
  const origin = root.getBoundingClientRect();
  const at = ({ left, top, width, height }: DOMRect) => ({ left: round(left - origin.left), top: round(top - origin.top), width: round(width), height: round(height) });
  const seen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !hidden(element);
  const lines: Redline[] = [];

  for (const element of root.querySelectorAll(boxes)) {
    if (!seen(element)) continue;
    const rect = element.getBoundingClientRect();
    const { paddingTop, paddingInlineStart, borderTopLeftRadius } = getComputedStyle(element);
    lines.push({ kind: 'box', ...at(rect), label: `${round(rect.width)}×${round(rect.height)} pad ${px(paddingTop)}/${px(paddingInlineStart)} r ${px(borderTopLeftRadius)}` });
  }

  for (const element of root.querySelectorAll(targets)) {
    if (!seen(element)) continue;
    const rect = element.getBoundingClientRect();
    // Links within a sentence are excepted by 2.5.8.
    const { display, paddingTop, paddingInlineStart } = getComputedStyle(element);
    const inline = display === 'inline';
    lines.push({ kind: 'target', ...at(rect), label: `${round(rect.width)}×${round(rect.height)}${inline ? '' : ` pad ${px(paddingTop)}/${px(paddingInlineStart)}`}`, bad: !inline && Math.min(rect.width, rect.height) < 24 });
  }

  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) || !seen(element)) continue;
    const { color, fontSize, fontWeight, lineHeight } = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(element);
    const contrast = contrastOf(color, groundOf(element));
    const size = Number.parseFloat(fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    lines.push({ kind: 'text', ...at(range.getBoundingClientRect()), label: `${px(fontSize)}/${px(lineHeight)} ${fontWeight} · ${contrast.toFixed(1)}:1`, bad: contrast < (large ? 3 : 4.5) });
  }

  for (const [above, below] of neighbours(root)) {
    if (!seen(above) || !seen(below)) continue;
    const a = above.getBoundingClientRect();
    const b = below.getBoundingClientRect();
    const height = b.top - a.bottom;
    const [first, second] = a.left < b.left ? [a, b] : [b, a];
    const width = second.left - first.right;
    // Side by side, an icon and its text for one.
    if (height < 0 && width >= 2) {
      const top = Math.max(a.top, b.top);
      lines.push({ kind: 'gap', ...at(new DOMRect(first.right, top, width, Math.min(a.bottom, b.bottom) - top)), label: String(round(width)) });
    }
    if (height < 2) continue;
    const left = Math.max(a.left, b.left);
    lines.push({ kind: 'gap', ...at(new DOMRect(left, a.bottom, Math.min(a.right, b.right) - left, height)), label: String(round(height)) });
  }
  return lines;
}

/** The contrast of two colours as CSS writes them: WCAG 2.2. */
export function contrastOf(text: string, ground: string): number {
  return new Color(ground).contrastWCAG21(new Color(text));
}

/** The nearest colour behind an element that covers. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (new Color(backgroundColor).alpha > 0.99) return backgroundColor;
  }
  return getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'rgb(18 18 18)' : 'rgb(255 255 255)';
}

/** Elements that follow each other. */
function* neighbours(root: Element): Iterable<[Element, Element]> {
  for (const parent of root.querySelectorAll('*')) {
    const children = [...parent.children].filter((child) => child.checkVisibility() && child.getBoundingClientRect().height > 1 && getComputedStyle(child).position !== 'absolute');
    for (const [index, child] of children.entries()) if (index > 0) yield [children[index - 1]!, child];
  }
}

/** For screen readers only: cut down to a pixel. */
const hidden = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 || height <= 1;
};

const round = (value: number): number => Math.round(value * 10) / 10;
const px = (value: string): string => (Number.isNaN(Number.parseFloat(value)) ? value : String(round(Number.parseFloat(value))));
