import { join } from 'node:path';
import { asMonth } from '@balapan/domain/day.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { againstBareSql } from '../bareSql.ts';
import type { Measure } from '../measure.ts';

const month = asMonth('2025-08');

/** The one sum over the month's marks that nobody can do without; the step has it inside the statement that writes the lines. */
const aggregate = {
  text: `SELECT provider_id, child_id, care_group_id, count(*) FILTER (WHERE mark = 'present'), count(*) FILTER (WHERE mark = 'ill'),
                count(*) FILTER (WHERE mark = 'leave'), count(*) FILTER (WHERE mark = 'quarantine'),
                count(*) FILTER (WHERE mark = 'unexcused'), count(*) FILTER (WHERE document)
           FROM attendance_mark WHERE day BETWEEN '2025-08-01' AND '2025-08-31' GROUP BY 1, 2, 3`,
  values: [],
};

/**
 * August of the whole city: registers, acts with lines, bytes, moves and audit. Signatures and the PDF files are other steps. The
 * floor sums the marks once for the city, asks the step's other questions, and copies the same rows in one transaction.
 */
export const closeMonthMeasure: Measure = {
  name: 'month_close_city',
  unit: 'ms',
  bar: 3,
  run: (ground) =>
    againstBareSql(ground, join(ground.folder, `rows-close-${ground.size}`), (house) => closeMonth(house, { month }), [
      aggregate,
    ]),
};
