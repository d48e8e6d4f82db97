/** Arithmetic, not dashboards: operators in their own column, a rule above the result, the result the only large figure. */
import type { ReactNode } from 'react';
import css from './Arithmetic.module.css';

export interface ArithmeticRow {
  readonly operator?: '+' | '−' | '×' | '÷';
  readonly label: ReactNode;
  /** Second line under the label, small. */
  readonly note?: ReactNode;
  readonly value: ReactNode;
}

interface ArithmeticProps {
  readonly rows: readonly ArithmeticRow[];
  readonly result: { readonly label: ReactNode; readonly value: ReactNode };
  /** What the result is made of: local and republican part. */
  readonly parts?: readonly { readonly label: ReactNode; readonly value: ReactNode }[];
}

export function Arithmetic({ rows, result, parts = [] }: ArithmeticProps) {
  return (
    <table className={css.table}>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a formula have no other name than their place
          <tr key={at}>
            <td className={css.operator}>{row.operator ?? ''}</td>
            <th scope="row">
              {row.label}
              {row.note === undefined ? null : <small>{row.note}</small>}
            </th>
            <td className={css.value}>{row.value}</td>
          </tr>
        ))}
        <tr className={css.result}>
          <td className={css.operator}>=</td>
          <th scope="row">{result.label}</th>
          <td className={css.value}>{result.value}</td>
        </tr>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <tr key={`part${at}`} className={css.part}>
            <td />
            <th scope="row">{part.label}</th>
            <td className={css.value}>{part.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
