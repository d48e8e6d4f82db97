/** A month before and after a correction, and the difference that the next act will say. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Arithmetic } from '../../../kit/Arithmetic.tsx';
import { tiynOf, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { closedDayTexts } from '../../../texts/closedDay.ts';

export function DifferenceInMoney({ told }: { told: AnswerOf<Routes['attendance']['previewCorrection']> }) {
  const c = useTexts(closedDayTexts);
  const fmt = useFmt();
  const isSame = tiynOf(told.difference.total) === 0n;
  return (
    <>
      <Arithmetic
        rows={[
          {
            label: c.after,
            note: c.counted({ days: fmt.count(told.after.days) }),
            value: fmt.amount(told.after.amount.total),
          },
          {
            operator: '−',
            label: c.before,
            note: c.counted({ days: fmt.count(told.before.days) }),
            value: fmt.amount(told.before.amount.total),
          },
        ]}
        result={{ label: c.difference, value: fmt.money(told.difference.total) }}
      />
      <p>
        {isSame ? c.same : c.goesInto({ month: fmt.month(told.goesInto) })}{' '}
        {told.actNumber === null ? null : c.stays({ act: fmt.number(told.actNumber) })}
      </p>
    </>
  );
}
