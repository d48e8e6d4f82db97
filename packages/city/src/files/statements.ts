/**
 * Statements of the payers' accounts in 1CClientBankExchange of Kazakhstan (kazakhstan.md 6.1), in the shapes of Halyk (UTF-8) and
 * Kaspi (Windows-1251). Beside the payments they hold what no register explains: fees, an unknown sum, a payment that nobody ordered.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { banks } from '@balapan/domain/banks.ts';
import { addTiyn, subtractTiyn, sumTiyn, type Tiyn, tenge, tengeText } from '@balapan/domain/money.ts';
import { toWindows1251 } from '@balapan/domain/text/transliterate.ts';
import iconv from 'iconv-lite';
import { reasonOfReturn } from '../model/acts.ts';
import { at, dayText } from '../model/days.ts';
import type { Office } from '../model/offices.ts';
import type { Payment } from './payments.ts';

export type StatementShape = 'halyk' | 'kaspi';

export interface StatementPlan {
  readonly name: string;
  readonly office: Office;
  readonly shape: StatementShape;
  /** First and last day. */
  readonly first: number;
  readonly last: number;
  readonly payments: readonly Payment[];
  readonly extras: readonly Document[];
}

/** One document of a statement. */
export interface Document {
  readonly number: string;
  readonly day: number;
  readonly direction: 'in' | 'out';
  readonly amount: Tiyn;
  readonly party: Party;
  readonly purpose: string;
  readonly knp: string;
}

interface Party {
  readonly name: string;
  readonly bin: string;
  readonly kbe: string;
  readonly iban: string;
  readonly bik: string;
}

/** What stands on the account beyond what the statement pays out. */
const reserve = tenge(431_207_455);
const educationKnp = '861';
const lineEnd = '\r\n';

/** Writes the statements into `statements/` of the folder; returns name and documents of each. */
export async function writeStatements(
  folder: string,
  plans: readonly StatementPlan[],
): Promise<{ name: string; rows: number }[]> {
  await mkdir(join(folder, 'statements'), { recursive: true });
  const told: { name: string; rows: number }[] = [];
  for (const plan of plans) {
    const documents = documentsOf(plan);
    const text = statementText(plan, documents);
    const bytes =
      plan.shape === 'kaspi' ? iconv.encode(toWindows1251(text).text, 'win1251') : Buffer.from(text, 'utf8');
    const name = `statements/${plan.name}.txt`;
    await writeFile(join(folder, name), bytes);
    told.push({ name, rows: documents.length });
  }
  return told;
}

/** What the bank booked in the days of the statement, in order. */
function documentsOf({ payments, extras, first, last }: StatementPlan): Document[] {
  const out = payments.flatMap((payment): Document[] => {
    if (payment.state === 'sent') return [];
    const sent = paymentDocument(payment, payment.state === 'confirmed' ? payment.settled : payment.day);
    return payment.state === 'returned' ? [sent, returned(payment)] : [sent];
  });
  return [...out, ...extras]
    .filter(({ day }) => day >= first && day <= last)
    .sort((a, b) => a.day - b.day || Number(a.number) - Number(b.number));
}

function paymentDocument(payment: Payment, day: number): Document {
  return {
    number: payment.documentNumber,
    day,
    direction: 'out',
    amount: payment.amount,
    party: partyOf(payment),
    purpose: `Оплата по акту № ${payment.actNumber}, государственный образовательный заказ. Без НДС`,
    knp: educationKnp,
  };
}

function returned(payment: Payment): Document {
  return {
    ...paymentDocument(payment, payment.settled),
    number: `${Number(payment.documentNumber) + 900_000}`,
    direction: 'in',
    purpose: `Возврат платежа № ${payment.documentNumber} от ${bankDay(payment.day)}: ${reasonOfReturn(payment.provider)}`,
  };
}

function partyOf({ provider, account }: Payment): Party {
  const forms = { kgu: 'КГУ', gkkp: 'ГККП', too: 'ТОО', ip: 'ИП', chu: 'ЧУ' } as const;
  return { name: `${forms[provider.legalForm]} ${provider.name.ru}`, bin: provider.bin, kbe: provider.kbe, ...account };
}

/** `11.09.2025` */
function bankDay(day: number): string {
  return dayText(day).split('-').reverse().join('.');
}

function statementText(plan: StatementPlan, documents: readonly Document[]): string {
  const { office, shape, first, last } = plan;
  const sum = (direction: 'in' | 'out'): Tiyn =>
    sumTiyn(documents.filter((one) => one.direction === direction).map(({ amount }) => amount));
  const [came, went] = [sum('in'), sum('out')];
  const opening = addTiyn(reserve, went);
  const lines = [
    '1CClientBankExchange',
    `ВерсияФормата=${shape === 'kaspi' ? '1.01' : '2.00'}`,
    `Кодировка=${shape === 'kaspi' ? 'Windows' : 'UTF8'}`,
    `Отправитель=${shape === 'kaspi' ? 'Kaspi Pay' : 'Halyk Onlinebank'}`,
    'Получатель=',
    `ДатаСоздания=${bankDay(last)}`,
    'ВремяСоздания=18:05:00',
    `ДатаНачала=${bankDay(first)}`,
    `ДатаКонца=${bankDay(last)}`,
    `РасчСчет=${office.account.iban}`,
    'СекцияРасчСчет',
    `ДатаНачала=${bankDay(first)}`,
    `ДатаКонца=${bankDay(last)}`,
    `РасчСчет=${office.account.iban}`,
    `НачальныйОстаток=${tengeText(opening)}`,
    `ВсегоПоступило=${tengeText(came)}`,
    `ВсегоСписано=${tengeText(went)}`,
    `КонечныйОстаток=${tengeText(subtractTiyn(addTiyn(opening, came), went))}`,
    'КонецРасчСчет',
    ...documents.flatMap((one) => documentLines(one, plan)),
    'КонецФайла',
    '',
  ];
  return lines.join(lineEnd);
}

function documentLines(document: Document, { office, shape }: StatementPlan): string[] {
  const own: Party = { name: office.nameRu, bin: office.bin, kbe: office.kbe, ...office.account };
  const isOut = document.direction === 'out';
  const amount = tengeText(document.amount);
  return [
    `СекцияДокумент=${shape === 'kaspi' ? 'выписка' : '"Выписка"'}`,
    `НомерДокумента=${document.number}`,
    `ДатаДокумента=${bankDay(document.day)}`,
    `ДатаОперации=${bankDay(document.day)}`,
    'ВидДокумента=Платежное поручение',
    `СуммаРасход=${isOut ? amount : '0.00'}`,
    `СуммаПриход=${isOut ? '0.00' : amount}`,
    ...partyLines('Плательщик', isOut ? own : document.party, shape),
    ...partyLines('Получатель', isOut ? document.party : own, shape),
    `НазначениеПлатежа=${document.purpose}`,
    `КодНазначенияПлатежа=${document.knp}`,
    'Валюта=KZT',
    'КонецДокумента',
  ];
}

/** Kaspi leaves out the BIK of individuals and gives them 1 for КБЕ. */
function partyLines(side: string, { name, bin, kbe, iban, bik }: Party, shape: StatementShape): string[] {
  const isPlain = shape === 'kaspi' && kbe === '19';
  return [
    `${side}Наименование=${name}`,
    `${side}БИН_ИИН=${bin}`,
    `${side}КБЕ=${isPlain ? '1' : kbe}`,
    `${side}ИИК=${iban}`,
    `${side}БанкНаименование=${banks.find((bank) => bank.bik === bik)?.nameRu ?? ''}`,
    `${side}БанкБИК=${isPlain ? '' : bik}`,
  ];
}

/** What no register explains: a bank's fee, a sum that came from somebody unknown, a payment that nobody ordered. */
export function extrasOf(
  office: Office,
  stranger: Payment,
  days: readonly [fee: string, unknown: string, unordered: string],
): Document[] {
  const bank = banks.find(({ bik }) => bik === office.account.bik);
  const own: Party = { name: bank?.nameRu ?? '', bin: '940140000385', kbe: '14', ...office.account };
  const [fee, unknown, unordered] = days.map(at) as [number, number, number];
  return [
    {
      number: '700001',
      day: fee,
      direction: 'out',
      amount: tenge(18_450),
      party: own,
      purpose: 'Комиссия за исходящие платежи',
      knp: '840',
    },
    {
      number: '1107',
      day: unknown,
      direction: 'in',
      amount: tenge(250_000),
      party: {
        name: 'ТОО «Ақ жол сервис»',
        bin: '980340004560',
        kbe: '17',
        iban: 'KZ18722S000012345678',
        bik: 'CASPKZKA',
      },
      purpose: 'Оплата по счёту № 17 от 20.08.2025 за аренду',
      knp: '859',
    },
    {
      number: '700019',
      day: unordered,
      direction: 'out',
      amount: tenge(318_200),
      party: partyOf(stranger),
      purpose: 'Перечисление согласно письму',
      knp: educationKnp,
    },
  ];
}
