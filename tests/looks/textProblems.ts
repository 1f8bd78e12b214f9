/** A piece of text as it is drawn. */
interface Drawn {
  text: string;
  element: Element;
  boxes: DOMRect[];
}

const say = ({ element, text }: Drawn) => `${element.closest('[data-slot]')?.getAttribute('data-slot') ?? element.localName} “${text.trim().slice(0, 40)}”`;

/** Hidden on purpose from eyes, not from screen readers: a box of one pixel. */
const isForReaders = (element: Element) => element.closest('.nau\\:sr-only') !== null;

function drawnTexts(place: Element): Drawn[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found: Drawn[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent?.trim() || element.closest('noscript, style, script, option') || isForReaders(element)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // What an ellipsis stands for is not drawn.
    const shortened = ellipsisAround(element)?.getBoundingClientRect();
    const boxes = [...range.getClientRects()].map((box) => (shortened ? inside(box, shortened) : box));
    found.push({ text: node.textContent, element, boxes: boxes.filter(({ width, height }) => width > 0.5 && height > 0.5) });
  }
  return found;
}

function ellipsisAround(element: Element): Element | undefined {
  for (let around: Element | null = element; around; around = around.parentElement) if (getComputedStyle(around).textOverflow === 'ellipsis') return around;
  return undefined;
}

function inside(box: DOMRect, frame: DOMRect): DOMRect {
  const left = Math.max(box.left, frame.left);
  return new DOMRect(left, box.top, Math.min(box.right, frame.right) - left, box.height);
}

/** How far a line's box is larger than what is drawn in it, so that lines set close do not count as overlapping. */
const leading = 3;

const cross = (a: DOMRect, b: DOMRect) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > leading;

/**
 * What is wrong with the texts of a place as they are drawn: cut off by an element around them (but for an ellipsis, which says so),
 * beyond the page's edges, outside of their button, or over one another.
 */
export function textProblems(place: Element): string[] {
  const texts = drawnTexts(place);
  const problems: string[] = [];
  const width = document.documentElement.clientWidth;
  for (const drawn of texts) {
    for (const box of drawn.boxes) {
      if (box.left < -1 || box.right > width + 1) problems.push(`${say(drawn)} is beyond the page (${Math.round(box.left)} to ${Math.round(box.right)} of ${width})`);
      for (let around: Element | null = drawn.element; around && around !== document.documentElement; around = around.parentElement) {
        const style = getComputedStyle(around);
        const frame = around.getBoundingClientRect();
        // What scrolls can be read.
        const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        const acrossWide = clips(style.overflowX) && around.scrollWidth > around.clientWidth + 1 && (box.left < frame.left - 1 || box.right > frame.right + 1);
        const acrossHigh = clips(style.overflowY) && around.scrollHeight > around.clientHeight + 1 && (box.top < frame.top - leading || box.bottom > frame.bottom + leading);
        if (acrossWide || acrossHigh) problems.push(`${say(drawn)} is cut off by ${around.localName}`);
        if (around.matches('button, a[class*="nau-button"]') && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) {
          problems.push(`${say(drawn)} stands out of its button`);
        }
      }
    }
  }
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (one.boxes.some((a) => other.boxes.some((b) => cross(a, b)))) problems.push(`${say(one)} and ${say(other)} overlap`);
    }
  });
  return [...new Set(problems)];
}
