/** One of the months that have acts. */
import { isMonth, type Month } from '@balapan/domain/day.ts';
import { NativeSelect } from '@mantine/core';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { monthsToChoose } from './model.ts';

interface Props {
  readonly months: readonly Month[] | undefined;
  readonly value: Month;
  readonly onChange: (month: Month) => void;
}

export function MonthChoice({ months, value, onChange }: Props) {
  const t = useTexts(moneyReportTexts);
  const fmt = useFmt();
  return (
    <NativeSelect
      label={t.month}
      size="xs"
      value={value}
      data={monthsToChoose(months, value).map((month) => ({ value: month, label: fmt.month(month) }))}
      onChange={({ currentTarget: { value: next } }) => {
        if (isMonth(next)) onChange(next);
      }}
    />
  );
}
