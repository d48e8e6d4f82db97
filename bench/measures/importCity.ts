import { join } from 'node:path';
import { importCity } from '@balapan/server/import/importCity.ts';
import { inTurn, type Measure, timed } from '../measure.ts';
import { keepWritten, mark, type Written, writeAgain } from '../written.ts';

/**
 * All files of the city through the importer, the clean-up of the queue and the statistics included, against one COPY of each
 * table's rows into the same empty schema, one transaction a table as the importer has one a file.
 */
export const importCityMeasure: Measure = {
  name: 'import_city',
  unit: 's',
  bar: 4,
  run: async (ground) => {
    const [files, template] = [await ground.files(), await ground.migrated()];
    const folder = join(ground.folder, `rows-import-${ground.size}`);
    ground.tell('  the rows that it writes');
    const written = await ground.run(template, async ({ client, house }): Promise<Written> => {
      const since = await mark(client);
      await importCity(house, files);
      return ground.run(template, (before) => keepWritten(client, since, before.client, folder));
    });
    const { value, floor } = await inTurn(
      ground,
      () => ground.run(template, ({ house }) => timed(() => importCity(house, files))),
      () =>
        ground.run(template, ({ client }) =>
          timed(async () => {
            await client.query('SET synchronous_commit TO off');
            await writeAgain(client, written);
          }),
        ),
    );
    return { value: value / 1000, floor: floor / 1000 };
  },
};
