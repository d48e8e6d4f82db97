import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asMonth } from '@balapan/domain/day.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { drawMonth } from '@balapan/server/settlement/paper/drawMonth.ts';
import { type Measure, timed } from '../measure.ts';

const month = asMonth('2025-08');

/** Form Р-1 and annex of all acts of August, as files, two threads drawing; one round: it takes as long as many others together. */
export const actDocumentsMeasure: Measure = {
  name: 'act_documents',
  unit: 's',
  bar: 90,
  run: async (ground) =>
    ground.run(await ground.filled(), async ({ house }) => {
      const { acts } = await closeMonth(house, { month });
      const out = mkdtempSync(join(tmpdir(), 'balapan-acts-'));
      try {
        const millis = await timed(() => drawMonth({ ...house, origin: 'https://balapan.almaty.kz' }, month, out));
        const files = readdirSync(out).length;
        if (acts === 0 || files !== 2 * acts) throw new Error(`${files} files for ${acts} acts`);
        ground.tell(`  ${acts} acts in ${(millis / 1000).toFixed(1)} s`);
        return { value: millis / 1000, floor: null };
      } finally {
        rmSync(out, { recursive: true });
      }
    }),
};
