/** The field of one rule, by the kind of its value: a number, yes or no, a choice, a list, or a group of these. */
import type { RuleName } from '@balapan/domain/policy.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { Checkbox, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import page from '../../../kit/Page.module.css';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { ruleChoiceText } from '../../../texts/rules.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';

/** What may be chosen where a rule is a word. */
const choices: Readonly<Partial<Record<RuleName, readonly string[]>>> = {
  tierOrder: ['extraordinary', 'priority', 'teacher', 'general'],
  privilegedTiers: ['priority', 'teacher'],
  refusalReasons: ['incompleteDocuments', 'expiredDocuments', 'unvaccinatedShare'],
  youngestAfter: ['allOffered', 'allReached'],
  interestSilence: ['stays', 'excluded'],
  anyLanguage: ['moreFree', 'kkFirst', 'ruFirst'],
  confirmSilence: ['held', 'accepted'],
  feeDays: ['present', 'payable', 'month'],
};

interface RuleFieldProps {
  readonly rule: RuleName;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Name of a part of a rule; left out: the rule itself. */
  readonly label?: string;
}

export function RuleField({ rule, value, onChange, label }: RuleFieldProps) {
  const t = useTexts(rulesPageTexts);
  const { language } = useLanguage();
  const name = label ?? t.newValue;
  const options = (choices[rule] ?? []).map((one) => ({ value: one, label: ruleChoiceText(one, language) }));
  if (typeof value === 'number' || value === null)
    return (
      <NumberInput
        label={name}
        value={value ?? ''}
        allowDecimal={false}
        min={0}
        onChange={(next) => onChange(next === '' ? null : Number(next))}
      />
    );
  if (typeof value === 'boolean')
    return <Checkbox label={name} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (typeof value === 'string')
    return options.length === 0 ? (
      // Of the rules without choices the words are days of any year.
      <TextInput
        label={`${name}, ${t.monthDay}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    ) : (
      <NativeSelect
        label={name}
        value={value}
        data={options}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (Array.isArray(value))
    return options.length === 0 ? (
      <NumbersField label={`${name}, ${t.commas}`} value={value} onChange={onChange} />
    ) : (
      <MultiSelect label={name} value={value.map(String)} data={options} onChange={onChange} />
    );
  return (
    <fieldset className={page.fields}>
      <legend>{name}</legend>
      {Object.entries(value as Readonly<Record<string, unknown>>).map(([part, one]) => (
        <RuleField
          key={part}
          rule={rule}
          label={partName(part)}
          value={one}
          onChange={(next) => onChange({ ...(value as object), [part]: next })}
        />
      ))}
    </fieldset>
  );

  function partName(part: string): string {
    const marks: Readonly<Record<string, string>> = markTexts[language];
    const own: Readonly<Record<string, unknown>> = t;
    const words = own[`part_${part}`];
    return typeof words === 'string' ? words : (marks[part] ?? part);
  }
}

/** Whole numbers with commas between them. */
function NumbersField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly unknown[];
  onChange: (value: number[]) => void;
}) {
  return (
    <TextInput
      label={label}
      defaultValue={value.join(', ')}
      inputMode="numeric"
      onChange={(event) =>
        onChange(
          event.currentTarget.value
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
            .map(Number),
        )
      }
    />
  );
}
