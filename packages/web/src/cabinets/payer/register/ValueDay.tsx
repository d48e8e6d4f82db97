/** When the bank moves the money, and why not today. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';

type Value = AnswerOf<Routes['treasury']['preview']>['valueDay'];

/** @param isFixed the register is released: its day changes no more */
export function ValueDay({ value, isFixed = false }: { value: Value; isFixed?: boolean }) {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const why =
    value.because === 'dayOff'
      ? t.valueDayOff
      : value.because === 'cutOff'
        ? t.valueAfter({ time: value.cutOff })
        : t.valueBefore({ time: value.cutOff });
  return (
    <p>
      <b>{t.valueDay({ day: fmt.day(value.day) })}</b>
      {isFixed ? null : `, ${why}`}
    </p>
  );
}
