import { join } from 'node:path';
import { runIteration } from '@balapan/server/voucher/runIteration.ts';
import { againstBareSql } from '../bareSql.ts';
import type { Measure } from '../measure.ts';

/** An iteration over the whole city with its record, against the same questions and the same rows in bare SQL. */
export const iterationMeasure: Measure = {
  name: 'iteration_city',
  unit: 'ms',
  bar: 3,
  run: async (ground) =>
    againstBareSql(ground, join(ground.folder, `rows-iteration-${ground.size}`), (house) => runIteration(house)),
};
