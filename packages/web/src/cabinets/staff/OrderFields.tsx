/** The days and the order. */
import { type Day, isDay } from '@balapan/domain/day.ts';
import { TextInput } from '@mantine/core';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { staffTexts } from '../../texts/staff.ts';
import css from './staff.module.css';

export interface OrderDraft {
  readonly from: string;
  readonly to: string;
  readonly orderNumber: string;
  readonly orderDate: string;
}

interface Props {
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
  readonly errors: Readonly<Record<string, string>>;
  /** A deputy's days have an end, within the principal's. */
  readonly bounded?: { readonly from: Day; readonly to: Day | null };
}

export function OrderFields({ draft, onChange, errors, bounded }: Props) {
  const t = useTexts(staffTexts);
  const { today } = useNow();
  const field = (name: keyof OrderDraft, required: boolean) => ({
    label: t[name],
    value: draft[name],
    required,
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  });
  const last = bounded?.to == null ? {} : { max: bounded.to };
  return (
    <>
      <div className={css.two}>
        <TextInput
          type="date"
          {...field('from', true)}
          min={bounded === undefined || bounded.from < today ? today : bounded.from}
          {...last}
        />
        <TextInput
          type="date"
          {...field('to', bounded !== undefined)}
          min={isDay(draft.from) ? draft.from : today}
          {...last}
          {...(bounded === undefined
            ? { description: t.toNote, inputWrapperOrder: ['label', 'input', 'description', 'error'] as const }
            : {})}
        />
      </div>
      <div className={css.two}>
        <TextInput {...field('orderNumber', true)} maxLength={40} />
        <TextInput type="date" {...field('orderDate', true)} max={today} />
      </div>
    </>
  );
}

/** As the routes take it; empty: something is missing. */
export function orderOf({
  from,
  to,
  orderNumber,
  orderDate,
}: OrderDraft): { from: Day; to: Day | null; orderNumber: string; orderDate: Day } | null {
  if (!isDay(from) || !isDay(orderDate) || orderNumber.trim() === '' || (to !== '' && !isDay(to))) return null;
  return { from, to: to === '' ? null : (to as Day), orderNumber, orderDate };
}
