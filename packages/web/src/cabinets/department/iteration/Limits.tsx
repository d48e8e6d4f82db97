/** Three limits and the smallest of them: what an iteration can give. */
import { Tag } from '../../../kit/Tag.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import css from './Limits.module.css';
import type { View } from './view.ts';

export function Limits({ view: { limits, summary } }: { view: View }) {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const boxes = [
    {
      by: 'places',
      value: limits.places,
      name: t.places({ count: limits.places }),
      note:
        limits.placesInGroups === null
          ? null
          : t.placesNote({
              groups: fmt.count(limits.placesInGroups),
              promised: fmt.count(limits.placesPromised ?? 0),
              waitlisted: fmt.count(limits.placesWaitlisted ?? 0),
            }),
    },
    {
      by: 'budget',
      value: limits.vouchers,
      name: t.vouchers({ count: limits.vouchers }),
      note:
        limits.normTiyn === null || limits.monthsLeft === null
          ? null
          : t.vouchersNote({ norm: fmt.tenge(limits.normTiyn), months: limits.monthsLeft }),
    },
    { by: 'queue', value: limits.queue, name: t.queue({ count: limits.queue }), note: null },
  ] as const;
  return (
    <section className={css.limits}>
      {boxes.map((box) => (
        <div key={box.by} className={css.limit} data-limits={summary.limitedBy === box.by || undefined}>
          <p>
            <b>{fmt.count(box.value)}</b>
            {summary.limitedBy === box.by ? <Tag tone="you">{t.limits}</Tag> : null}
          </p>
          <p>{box.name}</p>
          {box.note === null ? null : <small>{box.note}</small>}
        </div>
      ))}
      <p className={css.equals}>= {t.smallest}</p>
      <div className={css.result}>
        <p>
          <b>{t.offers({ count: summary.offered })}</b>
        </p>
        {limits.monthlyTiyn === null || limits.normTiyn === null ? null : (
          <p>
            {fmt.count(summary.offered)} × {fmt.tenge(limits.normTiyn)} ={' '}
            {t.monthly({ sum: fmt.tenge(limits.monthlyTiyn) })}
          </p>
        )}
      </div>
    </section>
  );
}
