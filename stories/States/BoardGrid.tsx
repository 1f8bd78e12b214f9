import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { AuthProviderProps } from '../../src/components/AuthProvider.js';
import { CodeText } from '../Guides/CodeText.js';
import { boardOf, CellView } from './CellView.js';
import type { ComponentName } from './boards.js';
import { fit, PortalFrame } from './PortalFrame.js';
import { Redlines } from './Redlines.js';

/** One way of looking at each state. */
export interface BoardLook {
  /** Said above each cell of it. */
  name?: string;
  theme?: 'light' | 'dark';
  messages?: AuthProviderProps['messages'];
  /** Pixels. */
  width?: number;
  /** As a page of its own: whatever goes by the width of the window. */
  framed?: boolean;
  /** With redlines. */
  measured?: boolean;
  /** The toolbars of the frame. */
  globals?: Record<string, string>;
}

export interface BoardGridProps {
  component: ComponentName;
  looks: readonly BoardLook[];
  /** The toolbars' values. */
  globals: Record<string, unknown>;
}

/** Every state of a component side by side, each with its name and what leads to it. */
export function BoardGrid({ component, looks, globals }: BoardGridProps) {
  const width = Math.max(...looks.map((look) => look.width ?? 360));
  return (
    <main style={{ display: 'grid', gap: '2.5rem', fontFamily: 'system-ui, sans-serif' }}>
      <h1 style={{ margin: 0, fontSize: '1.25rem' }}>{component}</h1>
      <div style={{ display: 'grid', gap: '2.5rem 1.5rem', gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${looks.length > 1 ? '100%' : `${width}px`}), 1fr))`, alignItems: 'start' }}>
        {Object.entries(boardOf(component)).map(([state, cell]) => (
          <section key={state} aria-label={state} style={{ minWidth: 0 }}>
            <header style={{ marginBlockEnd: '0.75rem', display: 'grid', gap: '0.125rem' }} dir="ltr" lang="en">
              <h2 style={{ margin: 0, font: '600 0.875rem/1.4 ui-monospace, monospace' }}>
                <a href={`./?path=/story/states-one-state--one-state&args=component:${component};state:${state}`} target="_parent" style={{ color: 'inherit' }}>
                  {state}
                </a>
              </h2>
              <p style={{ margin: 0, fontSize: '0.8125rem', lineHeight: 1.4, color: 'light-dark(oklch(0.47 0.022 265), oklch(0.76 0.014 265))' }}>
                <CodeText>{cell.condition}</CodeText>
              </p>
            </header>
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1rem' }}>
              {looks.map((look, index) => (
                <Frame key={look.name ?? index} {...look}>
                  <Shown component={component} state={state} look={look} copy={look.name && `-${index}`} globals={globals} />
                </Frame>
              ))}
            </div>
          </section>
        ))}
      </div>
    </main>
  );
}

/** What stands around a cell; it is filled once it comes near the window, as a board has hundreds. */
function Frame({ name, theme, width, measured, children }: BoardLook & { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '600px' });
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  const ground: CSSProperties = theme
    ? { colorScheme: theme, background: theme === 'dark' ? 'oklch(0.155 0.012 265)' : 'oklch(0.977 0.004 265)', color: theme === 'dark' ? 'white' : 'black' }
    : {};
  return (
    <div style={{ minWidth: 0, flex: width ? `0 1 calc(${width}px + 2rem)` : '1 1 20rem' }}>
      {name && (
        <p dir="ltr" style={{ margin: '0 0 0.25rem', fontSize: '0.75rem', opacity: 0.85 }}>
          {name}
        </p>
      )}
      <div ref={place} data-board-frame="" data-theme={theme} style={{ ...ground, minHeight: near ? undefined : '20rem', padding: '1rem', borderRadius: '0.75rem', outline: '1px solid light-dark(oklch(0.905 0.009 265), oklch(0.325 0.018 265))' }}>
        {near && (measured ? <Redlines>{children}</Redlines> : children)}
      </div>
    </div>
  );
}

/** A cell where it can stand: on the board, in a window of its own, or, as next-auth's client knows one server in a page, on a page of its own. */
function Shown({ component, state, look, copy, globals }: { component: ComponentName; state: string; look: BoardLook; copy: string | undefined; globals: Record<string, unknown> }) {
  const { alone, scenario, prepare } = boardOf(component)[state]!;
  if (scenario ?? prepare) return <Page component={component} state={state} look={look} globals={globals} />;
  const cell = <CellView component={component} state={state} copy={copy} messages={look.messages} appearance={look.theme && { colorScheme: look.theme }} />;
  if (!alone && !look.framed) return cell;
  return (
    // A window takes the looks of the page when it opens: with other toolbars it is another one.
    <PortalFrame key={JSON.stringify(globals)} title={titleOf(component, state, look)} theme={look.theme}>
      {cell}
    </PortalFrame>
  );
}

const titleOf = (component: string, state: string, { name }: BoardLook): string => `${component}, ${state}${name ? `, ${name}` : ''}`;

function Page({ component, state, look, globals }: { component: string; state: string; look: BoardLook; globals: Record<string, unknown> }) {
  const bars: Record<string, string> = { ...(globals as Record<string, string>), ...(look.theme && { theme: look.theme }), ...(look.measured && { redlines: 'on' }), ...look.globals };
  const query = new URLSearchParams({
    id: 'states-one-state--one-state',
    viewMode: 'story',
    args: `component:${component};state:${state}`,
    globals: ['theme', 'network', 'language', 'direction', 'contrast', 'motion', 'textSize', 'redlines'].flatMap((bar) => (bars[bar] ? [`${bar}:${bars[bar]}`] : [])).join(';'),
  });
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- this Storybook's own page
    <iframe
      title={titleOf(component, state, look)}
      src={`iframe.html?${query.toString()}`}
      // The page has the frame's padding itself.
      style={{ display: 'block', width: 'calc(100% + 2rem)', margin: '-1rem', height: '24rem', border: 0, borderRadius: '0.75rem' }}
      onLoad={({ currentTarget: frame }) => fit(frame)}
    />
  );
}
