/** The list of a register on paper and as a workbook, in the words of whoever reads it. */
import { type Day, monthOf } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { formatDay, formatMonth } from '@balapan/domain/text/dates.ts';
import { formatAmount, formatCount } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { treasuryListTexts } from '@balapan/domain/text/texts/treasuryList.ts';
import { sumInWords } from '@balapan/domain/text/words.ts';
import { makePdf } from '../adapters/pdf/pdf.ts';
import { type SheetColumn, xlsxBytes } from '../adapters/table/xlsxBytes.ts';
import type { PaymentRow } from './registerLineQueries.ts';
import { paymentLines, programmeOf } from './registerLines.ts';
import type { PayerRow, RegisterRow } from './registerQueries.ts';
import { sumsOf } from './sums.ts';
import type { TreasuryFacts } from './treasuryListQueries.ts';

export interface TreasuryList {
  readonly register: Pick<RegisterRow, 'number' | 'month' | 'sha256'>;
  readonly payer: PayerRow;
  readonly releasedOn: Day;
  readonly rows: readonly PaymentRow[];
  readonly facts: ReadonlyMap<string, TreasuryFacts>;
  /** Names of maker, checker and releaser. */
  readonly people: readonly [maker: string, checker: string, releaser: string];
}

const dash = '–';
const grey = '#55606B';

/** Every field that the treasury's system asks, a payment a row, totals last. */
export function treasuryWorkbook(list: TreasuryList, language: TextLanguage, at: number): Promise<Uint8Array> {
  const t = treasuryListTexts[language];
  const texts = (head: string, width: number): SheetColumn => ({ head, width });
  const sums = (head: string): SheetColumn => ({ head, width: 18, isMoney: true });
  const columns = [
    ...[texts(t.no, 6), texts(t.document, 12), texts(t.act, 16), texts(t.actDay, 12)],
    ...[texts(t.contract, 16), texts(t.contractDay, 14), texts(t.treasuryNumber, 20)],
    ...[texts(t.programme, 12), texts(t.specific, 11), texts(t.payee, 34), texts(t.bin, 14), texts(t.iban, 24)],
    ...[texts(t.bik, 11), texts(t.kbe, 6), texts(t.knp, 6), sums(t.sum), sums(t.local), sums(t.republican)],
    ...[texts(t.due, 12), texts(t.purpose, 80)],
  ];
  const lines = paymentLines(list.rows);
  const day = (value: Day | null | undefined): string => (value == null ? '' : formatDay(value, language));
  // Below 10^15 tiyn (domain's `paymentLimit`) a number holds every tiyn.
  const money = (value: bigint): number => Number(tengeText(tiyn(value)));
  const body = list.rows.map((row, at) => {
    const line = lines[at];
    const fact = list.facts.get(row.id);
    return [
      ...[at + 1, row.document_number, row.act_number, day(dayAt(row.act_made_at))],
      ...[row.contract_number ?? '', day(fact?.contractDay), fact?.treasuryNumber ?? ''],
      ...[row.programme ?? '', fact?.specific ?? '', row.payee, row.bin, row.iban, row.bik],
      ...[row.kbe ?? '', line?.knp ?? '', money(row.amount_tiyn), money(row.local_tiyn), money(row.republican_tiyn)],
      ...[day(row.due_on), line?.purpose ?? ''],
    ];
  });
  const { total, local, republican } = sumsOf(list.rows);
  const last = [t.total, ...Array<string>(14).fill(''), money(total), money(local), money(republican), '', ''];
  return xlsxBytes(`${list.register.number}`, columns, [...body, last], at);
}

/** What a person at the treasury's system reads from, and who of the payer stands for it. */
export function treasuryPdf(list: TreasuryList, language: TextLanguage, at: number): Promise<Uint8Array> {
  const t = treasuryListTexts[language];
  const { register, payer, rows, facts, people } = list;
  const { total } = sumsOf(rows);
  const small = (text: string, bold = false) => ({ text, fontSize: 7, bold });
  const head = [
    ...[t.no, `${t.act}, ${t.actDay}`, `${t.contract}, ${t.contractDay}, ${t.treasuryNumber}`],
    ...[`${t.programme}, ${t.specific}`, `${t.payee}, ${t.bin}`, `${t.iban}, ${t.bik}`, `${t.kbe}, ${t.knp}`, t.sum],
  ];
  const lines = paymentLines(rows);
  const two = (...parts: readonly (string | null | undefined)[]): string =>
    parts.map((part) => (part == null || part === '' ? dash : part)).join('\n');
  const day = (value: Day | null | undefined): string => (value == null ? dash : formatDay(value, language));
  const body = rows.map((row, at) => {
    const fact = facts.get(row.id);
    return [
      ...[`${at + 1}`, two(row.act_number, day(dayAt(row.act_made_at)))],
      ...[two(row.contract_number, day(fact?.contractDay), fact?.treasuryNumber), two(row.programme, fact?.specific)],
      ...[two(row.payee, row.bin), two(row.iban, row.bik), two(row.kbe, lines[at]?.knp)],
      formatAmount(tiyn(row.amount_tiyn), language),
    ].map((text) => small(text));
  });
  const sum = formatAmount(tiyn(total), language);
  const title = t.title({ number: `${register.number}` });
  const hands = [t.maker, t.checker, t.releaser] as const;
  return makePdf(
    {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [36, 36, 36, 36],
      info: { title, creator: 'Balapan' },
      content: [
        { text: title, bold: true, fontSize: 15 },
        t.about({
          ...{ payer: payer[`name_${language}`], bin: payer.bin },
          month: `${formatMonth(monthOf(register.month as Day), language)}, ${programmeOf(rows)}`,
          day: formatDay(list.releasedOn, language),
        }),
        {
          margin: [0, 10, 0, 10],
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            widths: [22, 68, 110, 62, '*', 112, 34, 76],
            body: [
              head.map((text) => small(text, true)),
              ...body,
              ['', t.total, '', '', t.count({ count: formatCount(rows.length, language) }), '', '', sum].map((text) =>
                small(text, true),
              ),
            ],
          },
        },
        ...(language === 'en' ? [] : [sumInWords(tiyn(total), language)]),
        ...hands.map((hand, at) => ({ text: `${hand}: ${people[at]}`, margin: [0, 4, 0, 0] as const })),
        { text: `${t.hash}: ${register.sha256.toString('hex')}`, fontSize: 8, color: grey, margin: [0, 8, 0, 0] },
      ],
    },
    at,
  );
}
