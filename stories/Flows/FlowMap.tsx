import { Graph, layout, type EdgeLabel, type NodeLabel } from '@dagrejs/dagre';
import { useId, type ReactNode } from 'react';
import { signInFlow, type SignInEvent, type SignInState } from '../../src/auth/model/signInFlow.js';
import { storyIdOf } from '../States/storyIdOf.js';

/** What each event means, on the arrows. */
const eventTexts: Record<SignInEvent, string> = {
  submit: 'the person sends it',
  find: 'a field is missing or malformed',
  delay: 'no answer for 3 s',
  accept: 'the answer is yes',
  reject: 'the answer is no',
  limit: 'the answer is “wait”',
  over: 'the wait is over',
  challenge: 'a second step is asked for',
  leave: 'back to the password',
  expire: 'its time is over',
  go: 'to the destination',
  stay: 'the app keeps the page',
};

/** The story that a node opens. */
export const storyOf: Record<SignInState, string> = {
  idle: storyIdOf('LoginForm', 'Idle'),
  submitting: storyIdOf('LoginForm', 'Submitting'),
  slow: storyIdOf('LoginForm', 'Slow'),
  rejected: storyIdOf('LoginForm', 'InvalidCredentials'),
  waiting: storyIdOf('LoginForm', 'TooManyAttempts'),
  accepted: storyIdOf('LoginForm', 'Accepted'),
  secondStep: storyIdOf('OneTimeCodeForm', 'Idle'),
  signedIn: storyIdOf('SignInPage', 'SignedIn'),
};

const node = { width: 128, height: 44 };

interface Arrow {
  from: SignInState;
  to: SignInState;
  events: SignInEvent[];
}

/** The table's arrows; events with the same way share one. */
function arrowsOf(): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const [from, events] of Object.entries(signInFlow) as [SignInState, Partial<Record<SignInEvent, SignInState>>][]) {
    for (const [event, to] of Object.entries(events) as [SignInEvent, SignInState][]) {
      const arrow = arrows.get(`${from} ${to}`) ?? { from, to, events: [] };
      arrows.set(`${from} ${to}`, { ...arrow, events: [...arrow.events, event] });
    }
  }
  return [...arrows.values()];
}

/** The flow of a sign-in as the code has it: its states, what moves it, and where that leads. A state opens its story. */
export function FlowMap(): ReactNode {
  const tip = useId();
  const arrows = arrowsOf();
  const graph = new Graph<object, NodeLabel, EdgeLabel>({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 90, ranksep: 60, edgesep: 60, marginx: 16, marginy: 16 });
  for (const state of Object.keys(signInFlow)) graph.setNode(state, { ...node });
  for (const { from, to, events } of arrows.filter((arrow) => arrow.from !== arrow.to)) graph.setEdge(from, to, { width: 150, height: events.length * 16, labelpos: 'c' });
  layout(graph);
  const drawn = arrows.map(({ from, to, events }) => {
    const { points = [], x = 0, y = 0 } = from === to ? loopAt(graph.node(from)) : graph.edge(from, to);
    return { from, to, events, points, x, y };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return (
    <figure style={{ margin: 0, fontFamily: 'system-ui, sans-serif' }} dir="ltr" lang="en">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls in narrow windows, by keyboard as well */}
      <div style={{ overflowX: 'auto' }} role="region" aria-label="Map of the sign-in flow" tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} style={{ width: '100%', minWidth: 640, maxWidth: width, height: 'auto', display: 'block' }} fill="none">
          <defs>
            <marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8z" fill="currentColor" />
            </marker>
          </defs>
          {drawn.map(({ from, to, points }) => (
            <path key={`${from} ${to}`} data-arrow={`${from} ${to}`} d={smooth(points)} stroke="currentColor" strokeOpacity="0.55" strokeWidth="1.5" markerEnd={`url(#${tip})`} />
          ))}
          {/* Above all arrows, so that none goes through a text. */}
          {drawn.map(({ from, to, events, x, y }) => (
            <text key={`${from} ${to}`} x={x} y={y - (events.length - 1) * 8} textAnchor="middle" dominantBaseline="middle" fontSize="12" fill="currentColor" stroke="light-dark(oklch(0.975 0.004 265), oklch(0.16 0.012 265))" strokeWidth="5" paintOrder="stroke">
              {events.map((event, line) => (
                <tspan key={event} x={x} dy={line === 0 ? 0 : 16}>
                  {eventTexts[event]}
                </tspan>
              ))}
            </text>
          ))}
          {(Object.keys(signInFlow) as SignInState[]).map((state) => {
            const { x = 0, y = 0 } = graph.node(state);
            return (
              <a key={state} href={`./?path=/story/${storyOf[state]}`} target="_parent" data-node={state}>
                <rect x={x - node.width / 2} y={y - node.height / 2} {...node} rx="12" fill="light-dark(white, oklch(0.205 0.014 265))" stroke="light-dark(oklch(0.48 0.2 268), oklch(0.75 0.125 268))" strokeWidth="1.5" />
                <text x={x} y={y} textAnchor="middle" dominantBaseline="central" fontSize="14" fontWeight="600" fill="currentColor">
                  {state}
                </text>
              </a>
            );
          })}
        </svg>
      </div>
      <figcaption style={{ marginBlockStart: '1rem' }}>
        <p style={{ fontSize: '0.875rem' }}>The same in words:</p>
        <ul style={{ fontSize: '0.875rem', lineHeight: 1.7, paddingInlineStart: '1.25rem' }}>
          {arrows.map(({ from, to, events }) => (
            <li key={`${from} ${to}`}>
              <strong>{from}</strong> → <strong>{to}</strong>: {events.map((event) => eventTexts[event]).join(', or ')} (<code>{events.join(', ')}</code>)
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** The way back to where it began, beside the node. */
function loopAt({ x = 0, y = 0 }: NodeLabel): { points: { x: number; y: number }[]; x: number; y: number } {
  const edge = x + node.width / 2;
  const bend = edge + 44;
  return { points: [{ x: edge, y: y - 10 }, { x: bend, y: y - 16 }, { x: bend, y: y + 16 }, { x: edge, y: y + 10 }], x: bend + 82, y: y - 10 };
}

/** A line through points, round at its bends. */
function smooth(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = rest.at(-1)!;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1]!;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M${first.x} ${first.y}${bends.join('')}L${last.x} ${last.y}`;
}
