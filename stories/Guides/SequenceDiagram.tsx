import { useId } from 'react';
import { CodeText } from './CodeText';
import { useGuideStyle } from './useGuideStyle';
import './guides.css';

export interface Step<Lane extends string> {
  from: Lane;
  /** The same as `from` where something happens in one place. */
  to: Lane;
  /** A few words on the arrow. */
  label: string;
  /** The whole sentence, in the list below the drawing; with code between backticks. */
  text: string;
  /** Dashed, as answers are. */
  answer?: boolean;
}

interface SequenceDiagramProps<Lane extends string> {
  title: string;
  /** Those who talk, from left to right; a line break divides a name. */
  lanes: Readonly<Record<Lane, string>>;
  steps: readonly Step<Lane>[];
}

/**
 * Who says what to whom, from top to bottom. The numbered list below says the same in words: for people who do not see the drawing,
 * and for windows in which it has to be scrolled.
 */
export function SequenceDiagram<Lane extends string>({ title, lanes, steps }: SequenceDiagramProps<Lane>) {
  const id = useId();
  const names = Object.entries<string>(lanes);
  const width = names.length * laneWidth;
  const height = head + steps.length * row + row / 2;
  const xOf = (lane: Lane) => (names.findIndex(([name]) => name === lane) + 0.5) * laneWidth;
  return (
    <figure className="guide-figure sb-unstyled" style={useGuideStyle()}>
      {/* A drawing of two dimensions may scroll (WCAG 1.4.10); by keyboard as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="guide-drawing" role="group" aria-label={title} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} style={{ minWidth: width * 0.92 }} role="img" aria-label={`${title}: a drawing of the steps in the list below`}>
          <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
            <path d="M0 0 8 4 0 8Z" fill="currentColor" />
          </marker>
          {names.map(([lane, name], index) => (
            <g key={lane} transform={`translate(${(index + 0.5) * laneWidth} 0)`}>
              <line y1={head - 8} y2={height} className="guide-life" />
              <rect x={-laneWidth / 2 + 5} y="1" width={laneWidth - 10} height={head - 9} rx="7" className="guide-lane" />
              <text textAnchor="middle" className="guide-name">
                {name.split('\n').map((line, at, all) => (
                  <tspan key={line} x="0" y={head / 2 + (at - (all.length - 1) / 2) * 15}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          ))}
          {steps.map(({ from, to, label, answer }, index) => {
            const [start, end] = [xOf(from), xOf(to)];
            const y = head + (index + 0.75) * row;
            // Beside a place where something happens there is more room towards the middle.
            const side = start > width / 2 ? -1 : 1;
            const words = `${index + 1}. ${label}`;
            return start === end ? (
              <g key={label}>
                <circle cx={start} cy={y - 4} r="4.5" fill="currentColor" />
                <text x={start + side * 10} y={y} textAnchor={side > 0 ? 'start' : 'end'} className="guide-label">
                  {words}
                </text>
              </g>
            ) : (
              <g key={label}>
                <line x1={start} x2={end} y1={y} y2={y} className={answer ? 'guide-arrow guide-answer' : 'guide-arrow'} markerEnd={`url(#${id}-tip)`} />
                <text x={(start + end) / 2} y={y - 6} textAnchor="middle" className="guide-label">
                  {words}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption>
        <strong>{title}, step by step</strong>
        <ol>
          {steps.map(({ label, text }) => (
            <li key={label}>
              <CodeText>{text}</CodeText>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

const laneWidth = 124;
const head = 52;
const row = 38;
