/**
 * Reads a bank's statement in 1CClientBankExchange of Kazakhstan (kazakhstan.md 6.1) as Kaspi, Halyk and ЦентрКредит write it:
 * any case of keys, values with `=` and doubled quotes, empty BIK, `КБЕ=1`, UTF-8 or Windows-1251, `"Выписка"` or `выписка`.
 */
import { type Day, dayOf } from '@balapan/domain/day.ts';
import type { ErrorCode, ErrorParams } from '@balapan/domain/errors.ts';
import { checkIban, normaliseIban } from '@balapan/domain/iban.ts';
import { parseTenge, type Tiyn, tengeText, tiyn, zero } from '@balapan/domain/money.ts';
import { bankText } from './encoding.ts';

export interface StatementLine {
  /** 1, 2, 3 … in the order of the file. */
  readonly lineNo: number;
  /** Line of the text where the document begins, for messages. */
  readonly textLine: number;
  readonly day: Day;
  /** The field that the day stands in, for messages. */
  readonly dayField: string;
  readonly direction: 'in' | 'out';
  readonly documentNumber: string;
  readonly amount: Tiyn;
  /** The other side: payee of what went out, payer of what came in. */
  readonly partyBin: string | null;
  readonly partyIban: string | null;
  readonly partyName: string | null;
  readonly purpose: string;
}

export interface Statement {
  readonly account: string;
  readonly from: Day;
  readonly to: Day;
  readonly opening: Tiyn | null;
  readonly closing: Tiyn | null;
  readonly encoding: 'utf8' | 'windows1251';
  readonly lines: readonly StatementLine[];
}

/** What may be wrong with a file, as the catalogue of errors names it. */
export type StatementProblemCode =
  | 'file.kind'
  | 'file.empty'
  | 'file.truncated'
  | 'iban.check'
  | 'field.notMoney'
  | 'field.required'
  | 'statement.balanceDiffers'
  | 'statement.isOrders'
  | 'statement.noDay'
  | 'statement.noSide'
  | 'statement.notExecuted';

/** What is wrong on a line of the text, 1 is the first; `params` are those of the code's sentence. */
export type ProblemAt<Code extends ErrorCode> = {
  readonly [C in Code]: {
    readonly line: number;
    readonly code: C;
    readonly params: ErrorParams[C];
    readonly field: string;
    readonly value: string;
  };
}[Code];
export type StatementProblem = ProblemAt<StatementProblemCode>;

/** For whoever reads the statement: the account is none of theirs. */
export const otherAccount = (account: string): ProblemAt<'statement.otherAccount'> => ({
  ...{ line: 1, code: 'statement.otherAccount', params: { account } },
  ...{ field: 'РасчСчет', value: account },
});

export type StatementReading =
  | { readonly statement: Statement; readonly problems: readonly StatementProblem[] }
  | { readonly statement: null; readonly problems: readonly [StatementProblem, ...StatementProblem[]] };

type Pairs = ReadonlyMap<string, string>;
interface Section {
  readonly line: number;
  readonly pairs: Pairs;
}

/**
 * A file that is no statement gives `null` and why; a bad document is told and left out, the good ones stay.
 * @param of money that has `moved`, as a bank tells; `ordered`: our own file of payment orders read back
 */
export function readStatement(bytes: Uint8Array, of: 'moved' | 'ordered' = 'moved'): StatementReading {
  const { text, encoding } = bankText(bytes);
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  const first = lines[0]?.trim() ?? '';
  if (text.trim() === '') return refused({ line: 1, code: 'file.empty', params: {}, field: '', value: '' });
  if (first.toLowerCase() !== '1cclientbankexchange')
    return refused({
      ...{ line: 1, code: 'file.kind', params: { expected: '1CClientBankExchange' } },
      ...{ field: '', value: first.slice(0, 40) },
    });

  const { head, accounts, documents, isWhole } = sections(lines);
  if (!isWhole)
    return refused({ line: lines.length, code: 'file.truncated', params: {}, field: 'КонецФайла', value: '' });
  const [orders] = documents;
  if (of === 'moved' && orders !== undefined && !documents.some(isExecuted))
    return refused(problemOf(orders, 'statement.isOrders', 'СекцияДокумент'));
  const iban = normaliseIban(read(accounts[0] ?? head, 'РасчСчет') ?? read(head, 'РасчСчет') ?? '');
  if (!checkIban(iban).ok)
    return refused({ line: head.line, code: 'iban.check', params: {}, field: 'РасчСчет', value: iban });

  const problems: StatementProblem[] = [];
  const good: StatementLine[] = [];
  for (const [at, document] of documents.entries()) {
    const line = readDocument(document, at + 1, iban, of);
    if ('code' in line) problems.push(line);
    else good.push(line);
  }
  const days = good.map((line) => line.day).sort();
  const from = bankDay(read(head, 'ДатаНачала') ?? '') ?? days[0];
  const to = bankDay(read(head, 'ДатаКонца') ?? '') ?? days.at(-1);
  if (from === undefined || to === undefined) return refused(problemOf(head, 'statement.noDay', 'ДатаНачала'));
  const opening = sum(accounts[0], 'НачальныйОстаток');
  const closing = sum(accounts.at(-1), 'КонечныйОстаток');
  const unbalanced = balanceProblem(accounts, good, problems.length === 0);
  if (unbalanced !== null) return refused(unbalanced);
  return { statement: { account: iban, from, to, opening, closing, encoding, lines: good }, problems };
}

function refused(problem: StatementProblem): StatementReading {
  return { statement: null, problems: [problem] };
}

/** Splits at the first `=`; keys lose case, so that `ПолучательБИН_ИИН` and `ПОЛУЧАТЕЛЬБИН_ИИН` are one. */
function sections(lines: readonly string[]): {
  head: Section;
  accounts: Section[];
  documents: Section[];
  isWhole: boolean;
} {
  const head = new Map<string, string>();
  const [accounts, documents]: [Section[], Section[]] = [[], []];
  let [into, isWhole] = [head, false];
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const cut = line.indexOf('=');
    const key = (cut < 0 ? line : line.slice(0, cut)).trim().toLowerCase();
    const value = cut < 0 ? '' : unquoted(line.slice(cut + 1).trim());
    if (key === 'секциярасчсчет' || key === 'секциядокумент') {
      into = new Map([[key, value]]);
      (key === 'секциядокумент' ? documents : accounts).push({ line: at + 1, pairs: into });
    } else if (key === 'конецрасчсчет' || key === 'конецдокумента') into = head;
    else if (key === 'конецфайла') {
      isWhole = true;
      break;
    } else if (cut >= 0 && !into.has(key)) into.set(key, value);
  }
  return { head: { line: 1, pairs: head }, accounts, documents, isWhole };
}

/** `"ТОО ""Балауса"""` is a quoted value with doubled quotes; `ТОО "Балауса"` stays as it is. */
function unquoted(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value.replaceAll('""', '"');
  const inner = value.slice(1, -1);
  return /(?<!")"(?!")/u.test(inner) ? value : inner.replaceAll('""', '"');
}

function read(section: Section, key: string): string | null {
  const value = section.pairs.get(key.toLowerCase());
  return value === undefined || value === '' ? null : value;
}

function sum(section: Section | undefined, key: string): Tiyn | null {
  return section === undefined ? null : parseTenge(read(section, key) ?? '');
}

/**
 * Opening balance, turnovers and closing balance of the account's sections, as far as the bank tells them: each must follow from the
 * one before, and the lines must give the turnovers (where every line could be read).
 */
function balanceProblem(
  accounts: readonly Section[],
  lines: readonly StatementLine[],
  isComplete: boolean,
): StatementProblem | null {
  let [came, went, told] = [0n, 0n, accounts.length > 0];
  for (const [at, account] of accounts.entries()) {
    const [opening, closing] = [sum(account, 'НачальныйОстаток'), sum(account, 'КонечныйОстаток')];
    const [into, out] = [sum(account, 'ВсегоПоступило'), sum(account, 'ВсегоСписано')];
    const before = at === 0 ? null : sum(accounts[at - 1], 'КонечныйОстаток');
    if (before !== null && opening !== null && before !== opening)
      return differs(account, 'НачальныйОстаток', before, opening);
    if (into === null || out === null) told = false;
    else {
      came += into;
      went += out;
      if (opening !== null && closing !== null && opening + into - out !== closing)
        return differs(account, 'КонечныйОстаток', tiyn(opening + into - out), closing);
    }
  }
  const [first] = accounts;
  if (!told || !isComplete || first === undefined) return null;
  const turnover = (direction: 'in' | 'out'): bigint =>
    lines.reduce((total, line) => total + (line.direction === direction ? line.amount : 0n), 0n);
  if (turnover('in') !== came) return differs(first, 'ВсегоПоступило', tiyn(turnover('in')), tiyn(came));
  return turnover('out') === went ? null : differs(first, 'ВсегоСписано', tiyn(turnover('out')), tiyn(went));
}

const differs = ({ line }: Section, field: string, ought: Tiyn, stands: Tiyn): StatementProblem => {
  const [expected, actual] = [tengeText(ought), tengeText(stands)];
  return { line, code: 'statement.balanceDiffers', params: { expected, actual }, field, value: actual };
};

/** Codes whose sentence needs no more than the place. */
type PlainCode = Exclude<StatementProblemCode, 'file.kind' | 'statement.balanceDiffers'>;

const problemOf = (section: Section, code: PlainCode, field: string): StatementProblem => {
  return { line: section.line, code, params: {}, field, value: (read(section, field) ?? '').slice(0, 60) };
};

const executionDays = ['ДатаОперации', 'ДатаСписано', 'ДатаПоступило'] as const;
const sums = ['СуммаРасход', 'СуммаПриход'] as const;

/** A payment order, our own for one, looks like a line of a statement, but says nowhere that money has moved. */
function isExecuted(section: Section): boolean {
  return [...executionDays, ...sums].some((key) => read(section, key) !== null);
}

function readDocument(
  section: Section,
  lineNo: number,
  account: string,
  of: 'moved' | 'ordered',
): StatementLine | StatementProblem {
  if (of === 'moved' && !isExecuted(section)) return problemOf(section, 'statement.notExecuted', 'СекцияДокумент');
  const badSum = badSumOf(section);
  if (badSum !== null) return problemOf(section, 'field.notMoney', badSum);
  const direction = directionOf(section, account);
  if (direction === null) return problemOf(section, 'statement.noSide', 'ПлательщикИИК');
  const money = amountOf(section, direction);
  if (money === null || money <= zero) return problemOf(section, 'field.notMoney', 'Сумма');
  const days = [...executionDays, 'ДатаДокумента'].filter((key) => read(section, key) !== null);
  const [dayField = 'ДатаОперации'] = days;
  const day = bankDay(read(section, dayField) ?? '');
  if (day === null) return problemOf(section, 'statement.noDay', dayField);
  const number = read(section, 'НомерДокумента');
  if (number === null) return problemOf(section, 'field.required', 'НомерДокумента');
  const who = direction === 'out' ? 'Получатель' : 'Плательщик';
  const iban = read(section, `${who}ИИК`);
  return {
    lineNo,
    textLine: section.line,
    day,
    dayField,
    direction,
    documentNumber: number,
    amount: money,
    partyBin: read(section, `${who}БИН_ИИН`) ?? read(section, `${who}БИН`) ?? read(section, `${who}ИИН`),
    partyIban: iban === null ? null : normaliseIban(iban),
    partyName: read(section, `${who}Наименование`) ?? read(section, who),
    purpose: read(section, 'НазначениеПлатежа') ?? '',
  };
}

/** The field of a sum that is none, is below zero, or stands alone and is zero; `null`: there is a sum. */
function badSumOf(section: Section): string | null {
  const there = [...sums, 'Сумма'].filter((key) => read(section, key) !== null);
  const wrong = there.find((key) => (sum(section, key) ?? tiyn(-1)) < zero);
  if (wrong !== undefined) return wrong;
  return there.some((key) => (sum(section, key) ?? zero) > zero) ? null : (there[0] ?? 'Сумма');
}

/** By the sums of a statement, where they stand; else by whose account pays. */
function directionOf(section: Section, account: string): 'in' | 'out' | null {
  const [out, came] = [sum(section, 'СуммаРасход'), sum(section, 'СуммаПриход')];
  if (out !== null && out > zero && (came === null || came === zero)) return 'out';
  if (came !== null && came > zero && (out === null || out === zero)) return 'in';
  if (normaliseIban(read(section, 'ПлательщикИИК') ?? '') === account) return 'out';
  if (normaliseIban(read(section, 'ПолучательИИК') ?? '') === account) return 'in';
  return null;
}

function amountOf(section: Section, direction: 'in' | 'out'): Tiyn | null {
  return sum(section, direction === 'out' ? 'СуммаРасход' : 'СуммаПриход') ?? sum(section, 'Сумма');
}

/** `22.11.2026`, also with a time behind it. */
function bankDay(text: string): Day | null {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})(?:\s.*)?$/u.exec(text);
  return match === null ? null : dayOf(Number(match[3]), Number(match[2]), Number(match[1]));
}
