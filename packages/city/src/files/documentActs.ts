import { cityFiles } from '@balapan/api/cityFiles.ts';
import type { Month } from '@balapan/domain/day.ts';
import { tengeText } from '@balapan/domain/money.ts';
import { momentText } from '../model/days.ts';
import type { DocumentAct } from '../model/june.ts';
import type { Table } from './table.ts';

/** Acts that came as documents only: paid, without registers behind them. */
export function documentActsTable(month: Month, acts: readonly DocumentAct[]): Table {
  return {
    name: `acts-${month}.csv`,
    columns: cityFiles.acts.columns,
    *lines() {
      for (const act of acts)
        yield [
          act.number,
          act.provider.bin,
          month,
          act.children,
          act.payableDays,
          tengeText(act.sum.total),
          tengeText(act.sum.local),
          tengeText(act.sum.republican),
          'department',
          'paid',
          'closed',
          '',
          momentText(act.paidOn, 16 * 3600),
          act.providerSigned,
          act.departmentSigned,
          'Документ старой системы',
        ].join(';');
    },
  };
}
