/** Open data as CSV (UTF-8 with BOM, semicolons: what Excel in Almaty opens right). Sums in tenge with a point. */
import { figures } from '@balapan/domain/figures.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { csvText } from '../../adapters/table/csvText.ts';
import { type PageContext, providersOf } from './context.ts';
import { launchFigures } from './figuresOfDay.ts';
import { unpaidActs } from './money.ts';

export const csvFiles = ['figures', 'kindergartens', 'payments'] as const;
export type CsvFile = (typeof csvFiles)[number];

export async function csvOf(file: CsvFile, context: PageContext): Promise<string> {
  if (file === 'figures') {
    const values = await launchFigures(context);
    const rows = figures.flatMap((figure) => {
      const value = values.get(figure.code);
      if (value === undefined) return [];
      const exact = figure.unit === 'tiyn' ? tengeText(tiyn(value)) : value;
      return [
        [
          context.today,
          figure.code,
          exact,
          figure.unit === 'tiyn' ? 'KZT' : 'count',
          figure.name('kk'),
          figure.name('ru'),
          figure.name('en'),
          figure.definition('en'),
        ],
      ];
    });
    return csvText([['as_of', 'code', 'value', 'unit', 'name_kk', 'name_ru', 'name_en', 'definition_en'], ...rows]);
  }
  if (file === 'kindergartens') {
    const rows = (await providersOf(context)).toSorted((a, b) => a.number - b.number);
    const head = [
      'number',
      'name_kk',
      'name_ru',
      'name_en',
      'ownership',
      'district',
      'address_kk',
      'address_ru',
      'longitude',
      'latitude',
      'age_from',
      'age_to',
      'languages',
      'free',
      'held',
    ];
    return csvText([
      head,
      ...rows.map((row) => [
        row.number,
        row.name_kk,
        row.name_ru,
        row.name_en,
        row.ownership,
        row.district,
        row.address_kk,
        row.address_ru,
        row.longitude,
        row.latitude,
        row.age_from,
        row.age_to,
        row.languages.join(' '),
        row.free,
        row.held,
      ]),
    ]);
  }
  const head = ['month', 'act', 'kindergarten_ru', 'sum', 'state', 'desk', 'since', 'due_on'];
  return csvText([
    head,
    ...(await unpaidActs(context)).map((act) => [
      act.month,
      act.number,
      act.name_ru,
      tengeText(act.total),
      act.state,
      act.desk,
      localIsoOf(act.since),
      act.due_on,
    ]),
  ]);
}
