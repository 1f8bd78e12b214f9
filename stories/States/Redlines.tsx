import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { measure, type Redline } from './measure.js';

const ink = 'oklch(0.55 0.24 10)';
const paper = 'oklch(1 0 0)';

/** Draws over what is below it what a designer hands over: sizes, room between things, targets and contrast, measured where they stand. */
export function Redlines({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<Redline[]>([]);
  useEffect(() => {
    const root = place.current!;
    let asked = 0;
    const look = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => setLines(measure(root)));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(root);
    const changes = new MutationObserver(look);
    changes.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    root.addEventListener('transitionend', look);
    look();
    return () => {
      cancelAnimationFrame(asked);
      sizes.disconnect();
      changes.disconnect();
      root.removeEventListener('transitionend', look);
    };
  }, []);
  return (
    <div style={{ position: 'relative' }}>
      <div ref={place}>{children}</div>
      <div aria-hidden="true" data-redlines="" style={{ position: 'absolute', inset: 0, pointerEvents: 'none', direction: 'ltr', font: '600 10px/1.3 ui-monospace, monospace', color: ink }}>
        {lines.map((line, index) => (
          <Line key={index} {...line} />
        ))}
      </div>
    </div>
  );
}

function Line({ kind, left, top, width, height, label, bad }: Redline) {
  const box: CSSProperties = { position: 'absolute', left, top, width, height, boxSizing: 'border-box' };
  if (kind === 'gap') {
    return (
      <div style={{ ...box, background: `color-mix(in oklab, ${ink} 14%, transparent)`, display: 'grid', placeContent: 'center' }}>
        <Tag>{label}</Tag>
      </div>
    );
  }
  const edge = bad ? `2px solid ${ink}` : kind === 'target' ? `1px solid ${ink}` : `1px dotted ${ink}`;
  return (
    <div style={{ ...box, border: edge }} data-redline={kind}>
      <div style={kind === 'text' ? { position: 'absolute', left: '100%', top: 0, marginLeft: 2 } : { position: 'absolute', insetInlineStart: 0, top: 0 }}>
        <Tag strong={bad}>{label}</Tag>
      </div>
    </div>
  );
}

const Tag = ({ strong, children }: { strong?: boolean; children: ReactNode }) => (
  <span style={{ padding: '0 3px', borderRadius: 3, whiteSpace: 'nowrap', background: strong ? ink : paper, color: strong ? paper : ink, opacity: 0.92 }}>{children}</span>
);
