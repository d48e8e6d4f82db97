/** The whole list of a filter as CSV: page by page from the server, so that the file has the rows and the order of the screen. */
import { csvOf, saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import type { TermQuery, TermRow } from './model.ts';

const size = 200;
const head = [
  'number',
  'month',
  'provider',
  'bin',
  'district',
  'payer',
  'desk',
  'holder',
  'days_at_desk',
  'state',
  'sum_tenge',
  'second_signature',
  'due_on',
  'pay_by',
  'days_left',
  'days_late',
  'step',
];

export async function saveTerms(filter: TermQuery): Promise<void> {
  const rows: TermRow[] = [];
  for (let page = 1; ; page += 1) {
    const part = await api.settlement.terms({ ...filter, page, size });
    rows.push(...part.rows);
    if (part.rows.length < size) break;
  }
  saveFile('terms.csv', csvOf([head, ...rows.map(lineOf)]), 'text/csv');
}

/** Sums in tenge with two digits and a comma, as spreadsheets here read them. */
function lineOf(row: TermRow): (string | number)[] {
  return [
    row.number,
    row.month,
    row.provider.ru,
    row.bin,
    row.district,
    row.payer,
    row.desk,
    row.holder ?? '',
    row.days,
    row.state,
    `${row.money.payable.total.padStart(3, '0').slice(0, -2)},${row.money.payable.total.slice(-2).padStart(2, '0')}`,
    row.departmentSignedAt?.slice(0, 10) ?? '',
    row.dueOn ?? '',
    row.planBy ?? '',
    row.daysLeft ?? '',
    row.daysLate,
    row.step ?? '',
  ];
}
