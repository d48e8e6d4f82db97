/** Lives the days before the launch, or its morning, through the API. Answers with what the server refused: nothing. */
import { openLife } from '@balapan/city/life/index.ts';
import { asPart } from './part.ts';

export interface PeopleOrder {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly time: 'days' | 'morning';
}

asPart(async ({ host, port, folder, time }: PeopleOrder, tell) => {
  const life = await openLife({
    address: { host, port },
    folder,
    progress: (done, total) => tell({ step: 'living', done, total }),
  });
  try {
    await life[time]();
    return life.report.refused.map(({ deed, code }) => `${deed}: ${code}`);
  } finally {
    life.close();
  }
});
