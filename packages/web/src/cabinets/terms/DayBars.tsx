/** Sums by day as bars on one base: signed below, on their way above them, the plan on top. Base at zero, no grid. */
import { type Day, daysBetween } from '@balapan/domain/day.ts';
import { useFmt } from '../../shell/fmt.ts';
import css from './DayBars.module.css';

interface DayBarsProps {
  readonly rows: readonly {
    readonly day: Day;
    readonly signed: string;
    readonly coming: string;
    readonly plan: string;
    readonly total: string;
  }[];
  /** The finding in words. */
  readonly label: string;
}

const width = 720;
const tall = 120;
const base = 140;
const kinds = ['signed', 'coming', 'plan'] as const;
/** Millions of tiyn are enough for a picture, and fit a number. */
const rough = (wire: string): number => Number(BigInt(wire) / 1000n);

export function DayBars({ rows, label }: DayBarsProps) {
  const fmt = useFmt();
  const [first, last] = [rows[0]?.day, rows.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...rows.map((row) => rough(row.total)));
  const step = width / (daysBetween(first, last) + 1);
  const x = (day: Day): number => daysBetween(first, day) * step;
  return (
    <svg className={css.chart} viewBox={`0 0 ${width} ${base + 24}`} role="img" aria-label={label}>
      {rows.map((row) => {
        let top = base;
        return kinds.map((kind) => {
          const height = (rough(row[kind]) / most) * tall;
          top -= height;
          return height === 0 ? null : (
            <rect
              key={`${row.day}${kind}`}
              className={css[kind]}
              x={(x(row.day) + 0.5).toFixed(1)}
              y={top.toFixed(1)}
              width={Math.max(2, Math.min(40, step - 1)).toFixed(1)}
              height={height.toFixed(1)}
            />
          );
        });
      })}
      <path className={css.axis} d={`M0 ${base}H${width}`} />
      <text className={css.word} x="0" y={base + 18}>
        {fmt.day(first)}
      </text>
      {last === first ? null : (
        <text className={css.word} x={width} y={base + 18} textAnchor="end">
          {fmt.day(last)}
        </text>
      )}
    </svg>
  );
}
