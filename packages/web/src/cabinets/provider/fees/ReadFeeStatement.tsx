/** The statement of the kindergarten's bank: what parents have paid. */
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import { StatementReader } from '../../statement/StatementReader.tsx';

export function ReadFeeStatement({ providerId }: { readonly providerId: string }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  return (
    <StatementReader
      words={t}
      read={(file, api) => api.fees.readStatement({ providerId, ...file })}
      lines={(told) => told.lines}
      result={(told) =>
        t.readResult({
          lines: fmt.count(told.lines),
          matched: fmt.count(told.matched),
          exceptions: fmt.count(told.exceptions),
          repeated: fmt.count(told.repeated),
          sum: fmt.money(told.total),
        })
      }
    />
  );
}
