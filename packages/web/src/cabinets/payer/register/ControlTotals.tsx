/** Count and sums from acts to register to file; the last row must be zero. */
import { Icon } from '../../../kit/Icon.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import type { Register } from './model.ts';
import css from './Register.module.css';

type Sums = Register['control']['acts'];

export function ControlTotals({ register: { control, madeBy } }: { register: Register }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const minus = (text: string): string => (/^[0\s,.]+$/.test(text) ? text : `−${text}`);
  const row = (name: string, sums: Sums, kind: 'plain' | 'minus' | 'bold' | 'difference') => (
    <tr data-kind={kind} data-zero={(kind === 'difference' && isZero(sums)) || undefined}>
      <th scope="row">
        {kind === 'difference' ? <Icon name={isZero(sums) ? 'tick' : 'warn'} /> : null} {name}
      </th>
      {[fmt.count(sums.count), fmt.amount(sums.total), fmt.amount(sums.local), fmt.amount(sums.republican)].map(
        (text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: four figures in a fixed order
          <td key={at}>{kind === 'minus' ? minus(text) : text}</td>
        ),
      )}
    </tr>
  );
  return (
    <section>
      <h2>{t.control}</h2>
      <div className={css.scroll}>
        <table className={css.control}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t.lines}</th>
              <th scope="col">{t.sum}</th>
              <th scope="col">{t.local}</th>
              <th scope="col">{t.republican}</th>
            </tr>
          </thead>
          <tbody>
            {row(t.signedActs, control.acts, 'plain')}
            {row(t.putOff, control.putOff, 'minus')}
            {row(t.register, control.register, 'bold')}
            {control.file === null ? null : row(t.file, control.file, 'plain')}
            {control.difference === null ? null : row(t.difference, control.difference, 'difference')}
          </tbody>
        </table>
      </div>
      <p className={css.note}>
        {control.file !== null ? t.zeroRule : madeBy === null ? t.fileBefore : `${t.fileLater} ${t.zeroRule}`}
      </p>
    </section>
  );
}

const isZero = (sums: Sums): boolean =>
  sums.count === 0 && sums.total === '0' && sums.local === '0' && sums.republican === '0';
