/** Reads payment orders in MT100 (kazakhstan.md 6.2): strictly, so that a file is what was meant or is refused with its line. */
import { banks } from '@balapan/domain/banks.ts';
import { type Day, dayOf } from '@balapan/domain/day.ts';
import { checkIban, ibanMatchesBik } from '@balapan/domain/iban.ts';
import { parseTenge, type Tiyn } from '@balapan/domain/money.ts';
import { bankText } from './encoding.ts';
import type { Party, PaymentOrder } from './paymentOrder.ts';

/** An order with who signed it for the payer; banks have no names in MT100. */
export interface Mt100Order extends PaymentOrder {
  readonly chief: string;
  readonly accountant: string;
}

export interface Mt100Problem {
  /** Line of the text, 1 is the first. */
  readonly line: number;
  readonly code:
    | 'file.kind'
    | 'file.truncated'
    | 'field.required'
    | 'field.notADay'
    | 'field.notMoney'
    | 'field.unknownValue'
    | 'iban.check'
    | 'iban.bikDiffers';
  /** `:32A:`, `/KNP/` … */
  readonly field: string;
  readonly value: string;
}

interface Value {
  readonly line: number;
  readonly value: string;
}
/** Values by the field and the tag in it: `:70:/KNP/`. */
type Message = Map<string, Value>;

/** A message that cannot be read is told and left out, the good ones stay. */
export function readMt100(bytes: Uint8Array): { orders: Mt100Order[]; problems: Mt100Problem[] } {
  const lines = bankText(bytes)
    .text.replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u);
  const [orders, problems]: [Mt100Order[], Mt100Problem[]] = [[], []];
  let [message, field, first]: [Message | null, string, number] = [null, '', 1];
  for (const [at, text] of lines.entries()) {
    const line = at + 1;
    const problem = (code: Mt100Problem['code']) => problems.push({ line, code, field, value: text.slice(0, 60) });
    if (message === null) {
      if (text === '{4:') [message, field, first] = [new Map(), '', line];
      else if (text !== '' && !/^\{[12]:[^{}]*\}$/u.test(text)) problem('file.kind');
      continue;
    }
    if (text === '-}') {
      const order = readMessage(message, first);
      if ('code' in order) problems.push(order);
      else orders.push(order);
      message = null;
      continue;
    }
    const begun = /^:(\d{2}[A-Z]?):/u.exec(text);
    if (begun !== null) field = begun[0];
    const rest = text.slice(begun?.[0].length ?? 0);
    const tag = /^\/[A-Z]+\//u.exec(rest)?.[0] ?? '';
    const key = `${field}${tag}`;
    // A line that is neither a field nor a tag, or one that stands twice, is nothing that we know.
    if ((begun === null && tag === '') || message.has(key)) problem('field.unknownValue');
    else message.set(key, { line, value: rest.slice(tag.length) });
  }
  if (message !== null) problems.push({ line: lines.length, code: 'file.truncated', field: '-}', value: '' });
  return { orders, problems };
}

class Wrong extends Error {
  readonly problem: Mt100Problem;
  constructor(problem: Mt100Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

function readMessage(message: Message, first: number): Mt100Order | Mt100Problem {
  const wrong = (code: Mt100Problem['code'], field: string): Wrong => {
    const { line, value } = message.get(field) ?? { line: first, value: '' };
    return new Wrong({ line, code, field, value: value.slice(0, 60) });
  };
  const value = (field: string): string => {
    const found = message.get(field)?.value;
    if (found === undefined) throw wrong('field.required', field);
    return found;
  };
  const shaped = (field: string, shape: RegExp): string => {
    if (!shape.test(value(field))) throw wrong('field.unknownValue', field);
    return value(field);
  };
  const day = (field: string, text: string): Day => {
    const found = dayOf(2000 + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6)));
    if (!/^\d{6}$/u.test(text) || found === null) throw wrong('field.notADay', field);
    return found;
  };
  const party = (iban: string, rest: string, bank: string): Party => {
    if (!checkIban(value(iban)).ok) throw wrong('iban.check', iban);
    if (!ibanMatchesBik(value(iban), value(bank), banks)) throw wrong('iban.bikDiffers', bank);
    return {
      name: value(`${rest}/NAME/`),
      iinBin: shaped(`${rest}/IDN/`, /^\d{12}$/u),
      kbe: `${shaped(`${rest}/IRS/`, /^[12]$/u)}${shaped(`${rest}/SECO/`, /^[1-9]$/u)}`,
      iban: value(iban),
      bankName: '',
      bik: value(bank),
    };
  };
  try {
    const sum = value(':32A:');
    return {
      number: shaped(':70:/NUM/', /^\d+$/u),
      day: day(':70:/DATE/', value(':70:/DATE/')),
      amount: amountOf(sum.slice(6)) ?? raise(wrong('field.notMoney', ':32A:')),
      payer: party(':50:/D/', ':50:', ':52B:'),
      payee: party(':59:', ':59:', ':57B:'),
      knp: shaped(':70:/KNP/', /^\d{3}$/u),
      purpose: value(':70:/ASSIGN/'),
      valueDay: day(':32A:', sum.slice(0, 6)),
      chief: value(':50:/CHIEF/'),
      accountant: value(':50:/MAINBK/'),
    };
  } catch (error) {
    if (error instanceof Wrong) return error.problem;
    throw error;
  }
}

/** `KZT55659,40`: the comma is the rule, a point is another format's. */
function amountOf(text: string): Tiyn | null {
  const found = /^KZT(\d{1,15},\d{2})$/u.exec(text)?.[1];
  return found === undefined ? null : parseTenge(found.replace(',', '.'));
}

function raise(error: Error): never {
  throw error;
}
