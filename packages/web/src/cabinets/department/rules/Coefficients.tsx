/** What a norm's sum contains: coefficients by name, for information. */
import { Button, Fieldset, NativeSelect, NumberInput } from '@mantine/core';
import page from '../../../kit/Page.module.css';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';

/** Those that orders name (kazakhstan.md 5.3). */
export const coefficientCodes = ['ecology', 'inclusion', 'regime', 'location'] as const;
export type CoefficientCode = (typeof coefficientCodes)[number];

export interface Coefficient {
  readonly code: CoefficientCode;
  readonly value: number;
}

interface CoefficientsProps {
  readonly value: readonly Coefficient[];
  readonly onChange: (value: readonly Coefficient[]) => void;
}

export function Coefficients({ value, onChange }: CoefficientsProps) {
  const t = useTexts(rulesPageTexts);
  const { language } = useLanguage();
  const left = coefficientCodes.filter((code) => !value.some((one) => one.code === code));
  const put = (at: number, change: Partial<Coefficient>): void =>
    onChange(value.map((one, n) => (n === at ? { ...one, ...change } : one)));
  const [next] = left;
  return (
    <Fieldset legend={t.coefficients}>
      <p className={page.order}>{t.coefficientsAbout}</p>
      {value.map((one, at) => (
        <div key={one.code} className={page.filters}>
          <NativeSelect
            label={t.coefficient}
            value={one.code}
            data={[one.code, ...left].map((code) => ({ value: code, label: t[`coefficient_${code}`] }))}
            onChange={({ currentTarget: { value: code } }) =>
              put(at, { code: coefficientCodes.find((known) => known === code) ?? one.code })
            }
          />
          <NumberInput
            label={t.value}
            value={one.value}
            min={0.0001}
            max={99}
            step={0.05}
            decimalScale={4}
            decimalSeparator={language === 'en' ? '.' : ','}
            onChange={(typed) => put(at, { value: Number(typed) })}
          />
          <Button variant="default" onClick={() => onChange(value.filter((_, n) => n !== at))}>
            {t.removeCoefficient}
          </Button>
        </div>
      ))}
      {next === undefined ? null : (
        <Button variant="default" size="xs" mt="xs" onClick={() => onChange([...value, { code: next, value: 1 }])}>
          {t.addCoefficient}
        </Button>
      )}
    </Fieldset>
  );
}
