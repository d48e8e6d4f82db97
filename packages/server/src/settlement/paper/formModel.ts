/**
 * What stands on form Р-1 (order № 562 of the Minister of Finance, annex 50), as texts: both languages, a line for each norm, no
 * child, no IIN of a child. `form.ts` only draws it.
 */
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { sumTiyn, type Tiyn, tiyn } from '@balapan/domain/money.ts';
import { formatDayInDocument, formatMonth } from '@balapan/domain/text/dates.ts';
import { formatAmount, formatCount } from '@balapan/domain/text/format.ts';
import { both, actPaper as t } from '@balapan/domain/text/texts/actPaper.ts';
import { sumInWords } from '@balapan/domain/text/words.ts';
import type { PaperHead, PaperLine, Requisites, Signer } from './facts.ts';

export interface FormOrder {
  readonly head: PaperHead;
  readonly lines: readonly PaperLine[];
  readonly requisites: Requisites;
  readonly signers: readonly Signer[];
  /** Where anybody checks signatures: `https://balapan.almaty.kz/kk/verify`. */
  readonly page: string;
}

/** Lines of one norm and of the act's own month or earlier ones. */
export interface NormLine {
  readonly normTiyn: Tiyn;
  readonly isEarlier: boolean;
  readonly days: number;
  readonly total: Tiyn;
}

export interface FormModel {
  /** Label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Cells of the eight columns, the total at the end. */
  readonly services: readonly (readonly string[])[];
  readonly total: readonly string[];
  /** Label, local, republican, together. */
  readonly money: readonly (readonly [label: string, local: string, republican: string, sum: string])[];
  readonly words: readonly string[];
  readonly notes: readonly string[];
  readonly hands: readonly { readonly label: string; readonly person: string; readonly mark: string }[];
  readonly check: string;
  readonly qr: string;
}

/** A line for each norm, corrections of earlier months apart from the month itself; the dearest norm first. */
export function normLines(head: Pick<PaperHead, 'month'>, lines: readonly PaperLine[]): NormLine[] {
  const byNorm = Map.groupBy(lines, (line) => `${line.serviceMonth === head.month ? 0 : 1}/${line.normTiyn}`);
  return [...byNorm.entries()]
    .map(([key, own]) => ({
      normTiyn: own[0]?.normTiyn ?? tiyn(0),
      isEarlier: key.startsWith('1'),
      days: own.reduce((sum, { payableDays }) => sum + payableDays, 0),
      total: sumTiyn(own.map(({ total }) => total)),
    }))
    .sort((a, b) => Number(a.isEarlier) - Number(b.isEarlier) || (a.normTiyn > b.normTiyn ? -1 : 1));
}

const amount = (value: Tiyn): string => formatAmount(value, 'kk');

export function formModel({ head, lines, requisites, signers, page }: FormOrder): FormModel {
  const month = both([formatMonth(head.month, 'kk'), formatMonth(head.month, 'ru')]);
  const register = `${both(t.register)} ${head.registerSha256.slice(0, 16)}`;
  const { toPay, totals } = head;
  const inWords = (label: readonly [string, string], sum: Tiyn): string[] => [
    `${label[0]}: ${sumInWords(sum, 'kk')}`,
    `${label[1]}: ${sumInWords(sum, 'ru')}`,
  ];
  const sha256 = requisites.sha256.toString('hex');
  return {
    facts: factsOf(head, requisites),
    services: normLines(head, lines).map((line, at) => [
      `${at + 1}`,
      both(t.education) + (line.isEarlier ? ` (${both(t.correction)})` : ''),
      month,
      register,
      both(t.childDay),
      formatCount(line.days, 'kk'),
      amount(line.normTiyn),
      amount(line.total),
    ]),
    total: ['', both(t.total), '', '', '', formatCount(totals.payableDays, 'kk'), 'х', amount(totals.total)],
    money: moneyOf(head),
    words: [
      ...inWords(t.inWords, totals.total),
      ...(toPay.total === totals.total ? [] : inWords(t.payableInWords, toPay.total)),
    ],
    notes: [`${both(t.stocks)}: ${both(t.none)}`, `${both(t.annexOf)}: ${lines.length} ${both(t.lines)}`],
    hands: handsOf(signers),
    check: `${both(t.check)}: ${page}   SHA-256 ${sha256}`,
    qr: `${page}?sha256=${sha256}`,
  };
}

function factsOf(head: PaperHead, requisites: Requisites): FormModel['facts'] {
  const dated = (day: Parameters<typeof formatDayInDocument>[0]): string =>
    both([formatDayInDocument(day, 'kk'), formatDayInDocument(day, 'ru')]);
  const { name_kk, name_ru, address_kk, address_ru, department_kk, department_ru, department_bin, iban, bik } =
    requisites;
  const parts = (...all: (string | null)[]): string => all.filter((one) => one !== null && one !== '').join('; ');
  const version = head.version > 1 ? ` (${both(t.version)} ${head.version})` : '';
  return [
    [both(t.customer), parts(both([department_kk, department_ru]), `${both(t.bin)} ${department_bin}`)],
    [
      both(t.contractor),
      parts(
        both([name_kk, name_ru]),
        both([address_kk, address_ru]),
        requisites.phone,
        `${both(t.bin)} ${head.providerBin}`,
        iban === null ? null : `${both(t.iban)} ${iban}, ${both(t.bik)} ${bik}`,
      ),
    ],
    [both(t.contract), parts(`№ ${head.contractNumber}, ${dated(head.contractDay)}`, head.programme)],
    [`${both(t.number)}; ${both(t.madeOn)}`, `№ ${head.number}${version}, ${dated(dayAt(requisites.made_at))}`],
  ];
}

/** What is carried shows only where something is. */
function moneyOf({ totals, carriedIn, carriedOut, toPay }: PaperHead): FormModel['money'] {
  type Row = FormModel['money'][number];
  const row = (label: readonly [string, string], { local, republican }: { local: Tiyn; republican: Tiyn }): Row => [
    both(label),
    amount(local),
    amount(republican),
    amount(sumTiyn([local, republican])),
  ];
  const isCarried = [carriedIn, carriedOut].some(({ local, republican }) => local !== 0n || republican !== 0n);
  return [
    row(t.total, totals),
    ...(isCarried ? [row(t.carriedIn, carriedIn)] : []),
    row(t.payable, toPay),
    ...(isCarried ? [row(t.carriedOut, carriedOut)] : []),
  ];
}

/** The mark of an electronic signature stands where the seal stood. */
function handsOf(signers: readonly Signer[]): FormModel['hands'] {
  const sides = [
    ['provider', t.handed, t.providerHead],
    ['department', t.accepted, t.departmentHead],
  ] as const;
  return sides.map(([step, label, position]) => {
    const signer = signers.find((one) => one.step === step);
    const at = signer === undefined ? '' : localIsoOf(signer.signed_at).replace('T', ' ').slice(0, 16);
    const mark = signer === undefined ? both(t.unsigned) : `${both(t.signed)} ${at}`;
    const office = both(position);
    const acting = signer?.acting === true ? `${both(t.acting)} ` : '';
    return { label: both(label), person: signer === undefined ? office : `${acting}${office}: ${signer.person}`, mark };
  });
}
