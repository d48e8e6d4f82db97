/** Reads the fields of a line one by one with the domain's checks; the first wrong field refuses the line, all are told. */
import { checkBin, checkIinBin } from '@balapan/domain/bin.ts';
import { type Day, isDay, isMonth, type Month } from '@balapan/domain/day.ts';
import { checkIban } from '@balapan/domain/iban.ts';
import { checkIin } from '@balapan/domain/iin.ts';
import { checkKbe } from '@balapan/domain/kbe.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';
import { parseTenge, type Tiyn, zero } from '@balapan/domain/money.ts';
import { normalisePhone } from '@balapan/domain/phone.ts';
import type { Row, Table } from '../adapters/table/table.ts';
import { normaliseName } from './names.ts';
import type { ProblemCode, ProblemParams, Problems } from './problem.ts';

type NeedsParams<Code extends ProblemCode> = keyof ProblemParams[Code] extends never ? [] : [ProblemParams[Code]];

/** One reader for a whole table; `go` moves it to a line. Every method gives a harmless value where the field is wrong. */
export class LineReader {
  readonly file: string;
  readonly problems: Problems;
  readonly columns: readonly string[];
  readonly #at: ReadonlyMap<string, number>;
  line = 1;
  /** Whether something of the line was refused. */
  bad = false;
  #cells: readonly string[] = [];

  constructor(file: string, table: Pick<Table, 'columns'>, problems: Problems) {
    this.file = file;
    this.columns = table.columns;
    this.problems = problems;
    this.#at = new Map(table.columns.map((name, at) => [name, at]));
  }

  go(row: Row): void {
    this.line = row.line;
    this.#cells = row.cells;
    this.bad = false;
    if (row.cells.length > this.columns.length && row.cells.slice(this.columns.length).some((cell) => cell !== ''))
      this.fail(null, null, 'file.columnCount', { expected: this.columns.length, actual: row.cells.length });
  }

  /** Refuses the line. */
  fail<Code extends ProblemCode>(
    field: string | null,
    value: string | null,
    code: Code,
    ...[params]: NeedsParams<Code>
  ): void {
    this.bad = true;
    const { file, line } = this;
    this.problems.add({ file, line, field, value }, code, params ?? ({} as ProblemParams[Code]));
  }

  /** Refuses the line for a column, whose value is shown as it stands. */
  refuse<Code extends ProblemCode>(field: string, code: Code, ...params: NeedsParams<Code>): void {
    this.fail(field, this.optional(field), code, ...params);
  }

  /** The field without spaces around it; '' where it is empty or the column is not there. */
  optional(field: string): string {
    const at = this.#at.get(field);
    return at === undefined ? '' : (this.#cells[at]?.trim() ?? '');
  }

  /** The field at an index of `columns`, as it stands. */
  cell(at: number): string {
    return this.#cells[at] ?? '';
  }

  text(field: string, limit = 300): string {
    const text = this.optional(field);
    if (text === '') this.fail(field, null, 'field.required');
    else if (text.length > limit) this.fail(field, text, 'field.tooLong', { limit });
    return text;
  }

  optionalText(field: string, limit = 300): string | null {
    const text = this.optional(field);
    if (text.length > limit) this.fail(field, text, 'field.tooLong', { limit });
    return text === '' ? null : text;
  }

  name(field: string): string {
    return normaliseName(this.text(field, 100));
  }

  optionalName(field: string): string | null {
    const text = this.optional(field);
    return text === '' ? null : normaliseName(text);
  }

  day(field: string): Day {
    return this.text(field) === '' ? firstOfAll : (this.optionalDay(field) ?? firstOfAll);
  }

  optionalDay(field: string): Day | null {
    const text = this.optional(field);
    if (text === '') return null;
    if (isDay(text)) return text;
    this.fail(field, text, 'field.notADay');
    return null;
  }

  month(field: string): Month {
    const text = this.text(field).slice(0, 7);
    if (isMonth(text)) return text;
    if (text !== '') this.refuse(field, 'field.notAMonth');
    return firstOfAll.slice(0, 7) as Month;
  }

  moment(field: string): Moment {
    return this.text(field) === '' ? 0 : (this.optionalMoment(field) ?? 0);
  }

  /** `2025-06-03 09:42:17` on the city's clock. */
  optionalMoment(field: string): Moment | null {
    const text = this.optional(field);
    if (text === '') return null;
    const match = momentShape.exec(text);
    const day = match?.[1] ?? '';
    if (match !== null && isDay(day)) return momentOf(day, match[2] ?? '') + Number(match[3] ?? 0) * 1000;
    this.fail(field, text, 'field.notAMoment');
    return null;
  }

  oneOf<const Value extends string>(field: string, allowed: readonly Value[]): Value {
    const text = this.text(field);
    if ((allowed as readonly string[]).includes(text)) return text as Value;
    if (text !== '') this.fail(field, text, 'field.unknownValue', { allowed: allowed.join(', ') });
    return allowed[0] as Value;
  }

  flag(field: string): boolean {
    const text = this.optional(field);
    if (text !== '' && text !== '0' && text !== '1') this.fail(field, text, 'field.unknownValue', { allowed: '0, 1' });
    return text === '1';
  }

  whole(field: string, from: number, to: number): number {
    const text = this.text(field);
    if (text === '') return from;
    const value = Number(text);
    if (!/^-?\d{1,15}$/u.test(text)) this.fail(field, text, 'field.notANumber');
    else if (value < from || value > to) this.fail(field, text, 'field.outOfRange', { from: `${from}`, to: `${to}` });
    else return value;
    return from;
  }

  /** A number with a point, between the bounds. */
  decimal(field: string, from: number, to: number): number {
    const text = this.text(field).replace(',', '.');
    if (text === '') return from;
    const value = Number(text);
    if (!/^-?\d+(\.\d+)?$/u.test(text)) this.fail(field, text, 'field.notANumber');
    else if (value < from || value > to) this.fail(field, text, 'field.outOfRange', { from: `${from}`, to: `${to}` });
    else return value;
    return from;
  }

  /** Tenge, not below zero. */
  money(field: string): Tiyn {
    const text = this.text(field);
    const value = text === '' ? zero : parseTenge(text);
    if (value !== null && value >= 0n) return value;
    this.fail(field, text, 'field.notMoney');
    return zero;
  }

  /** Nothing where the field is empty. */
  optionalMoney(field: string): Tiyn {
    return this.optional(field) === '' ? zero : this.money(field);
  }

  iin(field: string): string {
    const text = this.text(field);
    return text === '' ? text : this.#checkedIin(field, text);
  }

  optionalIin(field: string): string | null {
    const text = this.optional(field);
    return text === '' ? null : this.#checkedIin(field, text);
  }

  #checkedIin(field: string, text: string): string {
    const check = checkIin(text);
    if (check.ok) return text;
    if (check.reason === 'length') this.fail(field, text, 'iin.length', { actual: text.length });
    else this.fail(field, text, `iin.${check.reason}`);
    return text;
  }

  bin(field: string): string {
    const text = this.text(field);
    const { check } = text === '' ? { check: { ok: true } as const } : checkIinBin(text);
    if (check.ok) return text;
    // A text of another length is told as a BIN: that is what the column is called.
    if (check.reason === 'length') this.fail(field, text, 'bin.length', { actual: text.length });
    else if (check.reason === 'century' || check.reason === 'date') this.fail(field, text, `iin.${check.reason}`);
    else this.fail(field, text, `bin.${check.reason}`);
    return text;
  }

  /** BIN of a firm, never of a person. */
  firmBin(field: string): string {
    const text = this.text(field);
    const check = text === '' ? ({ ok: true } as const) : checkBin(text);
    if (check.ok) return text;
    if (check.reason === 'length') this.fail(field, text, 'bin.length', { actual: text.length });
    else this.fail(field, text, `bin.${check.reason}`);
    return text;
  }

  iban(field: string): string {
    const text = this.text(field);
    const check = text === '' ? ({ ok: true, iban: '' } as const) : checkIban(text);
    if (check.ok) return check.iban;
    if (check.reason === 'length') this.fail(field, text, 'iban.length', { actual: text.length });
    else this.fail(field, text, `iban.${check.reason}`);
    return '';
  }

  kbe(field: string): string {
    const text = this.text(field);
    if (text !== '' && !checkKbe(text).ok) this.fail(field, text, 'kbe.shape');
    return text;
  }

  optionalPhone(field: string): string | null {
    const text = this.optional(field);
    if (text === '') return null;
    const phone = normalisePhone(text);
    if (phone === null) this.fail(field, text, 'field.notAPhone');
    return phone;
  }
}

const firstOfAll = '0001-01-01' as Day;
const momentShape = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::([0-5]\d))?$/u;
