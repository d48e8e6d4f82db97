/** Each figure before and after; a sum under its parts. */
import { useTexts } from '../../shell/language.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import css from './proposal.module.css';
import type { Change } from './useChanges.ts';

export function ChangeTable({ lines }: { lines: readonly Change[] }) {
  const t = useTexts(proposalTexts);
  return (
    <table className={css.changes} aria-label={t.change}>
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.was}</th>
          <th scope="col">{t.now}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, was, now, isTotal }) => (
          <tr key={label} data-total={isTotal || undefined}>
            <th scope="row">{label}</th>
            <td>{was ?? '–'}</td>
            <td>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
