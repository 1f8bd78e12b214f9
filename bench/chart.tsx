import { renderToStaticMarkup } from 'react-dom/server';
import { contestants } from './contestants.js';
import type { Results } from './results.js';
import { summaryOf } from './statistics.js';
import { timesOf } from './tables.js';

// On a ground of its own, so that it can be read whatever is around it; each colour has at least 4.5:1 on it.
const colors = { ground: '#ffffff', line: '#d0d7de', text: '#1f2328', kit: '#0550ae', other: '#57606a', second: '#8c5a00' };
const width = 880;
const labels = 220;
const row = 30;

interface Bar {
  value: number;
  color: string;
}

interface ChartRow {
  label: string;
  isKit: boolean;
  bars: readonly Bar[];
  text: string;
}

/** The picture of a run: sizes and times, as SVG. */
export function chart({ size, visible }: Results): string {
  const ordered = contestants.map(({ name, title, kind }) => ({ name, label: title, isKit: kind === 'kit' }));
  const sizes = ordered.flatMap(({ name, ...rest }): ChartRow[] => {
    const found = size?.rows.find((one) => one.name === name);
    if (!found) return [];
    const kB = found.total.gzip / 1000;
    return [{ ...rest, bars: [{ value: kB, color: rest.isKit ? colors.kit : colors.other }], text: `${kB.toFixed(1)} kB` }];
  });
  const seconds = ordered.flatMap(({ name, ...rest }): ChartRow[] => {
    const found = visible?.rows.find((one) => one.name === name);
    if (!found) return [];
    const client = summaryOf(timesOf(found.client)).median / 1000;
    const server = found.server && summaryOf(timesOf(found.server)).median / 1000;
    return [
      {
        ...rest,
        bars: [{ value: client, color: rest.isKit ? colors.kit : colors.other }, ...(server ? [{ value: server, color: colors.second }] : [])],
        text: `${client.toFixed(2)} s${server ? `, ${server.toFixed(2)} s` : ''}`,
      },
    ];
  });
  const secondTop = 100 + sizes.length * row + 40;
  const height = secondTop + 60 + seconds.length * row;
  return `${renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label="JavaScript and CSS, and time to a visible form, of each sign-in form" fontFamily="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif" fontSize={14} fill={colors.text}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={8} fill={colors.ground} stroke={colors.line} />
      <Panel top={40} title="JavaScript and CSS until the form is there" legend={[['gzip, without React', colors.other]]} rows={sizes} />
      <Panel
        top={secondTop}
        title="Time to a visible form: slow 4G, a processor a quarter as fast"
        legend={[
          ['made in the browser', colors.other],
          ['in the server’s HTML', colors.second],
        ]}
        rows={seconds}
      />
    </svg>,
  )}\n`;
}

function Panel({ top, title, legend, rows }: { top: number; title: string; legend: readonly (readonly [string, string])[]; rows: readonly ChartRow[] }) {
  const most = Math.max(...rows.flatMap(({ bars }) => bars.map(({ value }) => value)));
  // Room for the figures behind the longest bar.
  const scale = (width - labels - 150) / most;
  return (
    <g>
      <text x={24} y={top} fontSize={17} fontWeight={600}>
        {title}
      </text>
      {legend.map(([text, color], index) => (
        <g key={text}>
          <rect x={24 + index * 180} y={top + 14} width={12} height={12} rx={2} fill={color} />
          <text x={42 + index * 180} y={top + 25}>
            {text}
          </text>
        </g>
      ))}
      {rows.map(({ label, isKit, bars, text }, index) => {
        const y = top + 42 + index * row;
        const barHeight = (row - 10) / bars.length;
        const longest = Math.max(...bars.map(({ value }) => value));
        return (
          <g key={label} fontWeight={isKit ? 600 : 400}>
            <text x={labels} y={y + 15} textAnchor="end">
              {label}
            </text>
            {bars.map(({ value, color }, bar) => (
              <rect key={color} x={labels + 10} y={y + bar * barHeight} width={Math.max(2, value * scale)} height={barHeight - (bars.length > 1 ? 1 : 0)} rx={2} fill={color} />
            ))}
            <text x={labels + 18 + longest * scale} y={y + 15}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
