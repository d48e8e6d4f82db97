/** The bank's, or the treasury's, list of states of a register that has left: for those that send no statement. */
import { routes } from '@balapan/api/routes.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { statusesTexts } from '../../../texts/statuses.ts';
import { StatementReader } from '../../statement/StatementReader.tsx';
import css from './Register.module.css';

export function ReadStatuses({ registerId }: { registerId: string }) {
  const t = useTexts(statusesTexts);
  const fmt = useFmt();
  if (!useMay()(routes.treasury.readStatuses)) return null;
  return (
    <div className={css.lines}>
      <StatementReader
        words={t}
        accept=".csv,.xlsx,text/csv"
        read={(file, api) => api.treasury.readStatuses({ registerId, ...file })}
        lines={(told) => told.executed + told.refused + told.repeated}
        result={({ executed, refused, repeated }) =>
          t.result({ executed: fmt.count(executed), refused: fmt.count(refused), repeated: fmt.count(repeated) })
        }
      />
    </div>
  );
}
