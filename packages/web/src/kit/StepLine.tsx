/** A position over time as a step line, because it moves in steps; the place of now is a gold disc with its number. */
import css from './StepLine.module.css';

export interface StepPoint {
  /** Any rising number: epoch days. */
  readonly at: number;
  readonly value: number;
}

interface StepLineProps {
  readonly points: readonly StepPoint[];
  /** Where the line ends: now. */
  readonly until: number;
  /** Marks under the axis: first days of months. */
  readonly ticks: readonly { readonly at: number; readonly word: string }[];
  /** The finding in words. */
  readonly label: string;
  readonly format: (value: number) => string;
}

const width = 344;
const height = 118;
const top = 24;
const base = 92;
/** Nearer to the left end than half a word. */
const edge = 30;

export function StepLine({ points, until, ticks, label, format }: StepLineProps) {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = Math.max(1, until - first.at);
  const most = Math.max(1, ...points.map((point) => point.value));
  const x = (at: number): number => 2 + ((at - first.at) / span) * (width - 40);
  const y = (value: number): number => base - (value / most) * (base - top);
  const line = points.map(
    (point, at) =>
      `${at === 0 ? 'M' : 'H'}${x(point.at).toFixed(1)} ${at === 0 ? '' : 'V'}${y(point.value).toFixed(1)}`,
  );
  const path = `${line.join('')}H${x(until).toFixed(1)}`;
  return (
    <svg className={css.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className={css.fill} d={`${path}V${base}H${x(first.at)}z`} />
      <path className={css.line} d={path} />
      <path className={css.axis} d={`M0 ${base}H${width}`} />
      {ticks.map((tick) => (
        <g key={tick.at} transform={`translate(${x(tick.at).toFixed(1)} 0)`}>
          <path className={css.axis} d={`M0 ${base}v5`} />
          <text className={css.tick} y={base + 20} textAnchor={x(tick.at) < edge ? 'start' : 'middle'}>
            {tick.word}
          </text>
        </g>
      ))}
      {points.length > 1 ? (
        <text className={css.number} x={x(first.at) + 2} y={y(first.value) - 6}>
          {format(first.value)}
        </text>
      ) : null}
      <circle className={css.now} cx={x(until)} cy={y(last.value)} r="6.500" />
      <text className={css.number} x={x(until)} y={Math.max(14, y(last.value) - 13)} textAnchor="middle">
        {format(last.value)}
      </text>
    </svg>
  );
}
