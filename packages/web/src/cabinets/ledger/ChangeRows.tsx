/** The changes of an amendment: a budget line, one of its months, more or less money. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { errorText } from '../../shell/refusal.ts';
import { amendmentTexts } from '../../texts/amendment.ts';
import css from './Amendment.module.css';
import { type TypedChange, typedTiyn } from './amendment.ts';
import type { Line } from './BudgetPage.tsx';
import { useLineName } from './useLineName.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly changes: readonly TypedChange[];
  readonly onChange: (changes: readonly TypedChange[]) => void;
}

const most = 200;

/** A minus alone is the beginning of a sum. */
const isSumOrEmpty = (typed: string): boolean => /^\s*[-−]?\s*$/u.test(typed) || typedTiyn(typed) !== null;

export function ChangeRows({ lines, changes, onChange }: Props) {
  const t = useTexts(amendmentTexts);
  const nameOf = useLineName();
  const fmt = useFmt();
  const { language } = useLanguage();
  const set = (id: number, over: Partial<TypedChange>): void =>
    onChange(changes.map((change) => (change.id === id ? { ...change, ...over } : change)));
  return (
    <fieldset className={css.changes}>
      <legend>
        <b>{t.changes}</b> <small>{t.changesAbout}</small>
      </legend>
      {changes.map((change) => {
        const months = lines.find(({ code }) => code === change.line)?.months ?? [];
        return (
          <div key={change.id} className={css.change}>
            <NativeSelect
              label={t.line}
              size="xs"
              value={change.line}
              data={[{ value: '', label: '–' }, ...lines.map((line) => ({ value: line.code, label: nameOf(line) }))]}
              onChange={({ currentTarget: { value } }) => set(change.id, { line: value, month: '' })}
            />
            <NativeSelect
              label={t.month}
              size="xs"
              value={change.month}
              data={[
                { value: '', label: '–' },
                ...months.map(({ month }) => ({ value: month, label: fmt.month(month) })),
              ]}
              onChange={({ currentTarget: { value } }) => set(change.id, { month: value })}
            />
            <TextInput
              label={t.amount}
              size="xs"
              inputMode="decimal"
              value={change.amount}
              onChange={({ currentTarget: { value } }) => set(change.id, { amount: value })}
              error={isSumOrEmpty(change.amount) ? null : errorText({ code: 'field.notMoney' }, language)}
            />
            <Button
              variant="default"
              size="xs"
              disabled={changes.length === 1}
              onClick={() => onChange(changes.filter(({ id }) => id !== change.id))}
            >
              {t.remove}
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="xs"
          disabled={changes.length >= most}
          onClick={() =>
            onChange([
              ...changes,
              { id: Math.max(...changes.map(({ id }) => id)) + 1, line: '', month: '', amount: '' },
            ])
          }
        >
          {t.add}
        </Button>
      </div>
    </fieldset>
  );
}
