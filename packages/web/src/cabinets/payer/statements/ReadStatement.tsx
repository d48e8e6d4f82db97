/** The statement of the payer's bank. */
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { statementTexts } from '../../../texts/statement.ts';
import { StatementReader } from '../../statement/StatementReader.tsx';

export function ReadStatement() {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  return (
    <StatementReader
      words={t}
      read={(file, api) => api.treasury.readStatement(file)}
      lines={(told) => told.newLines}
      result={(told) =>
        t.readResult({
          lines: fmt.count(told.newLines),
          matched: fmt.count(told.matched),
          returned: fmt.count(told.returned),
          exceptions: fmt.count(told.exceptions),
        })
      }
    />
  );
}
