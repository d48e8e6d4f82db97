/**
 * Matches the lines of a statement to payments by document number, sum and other side. Pure: facts in, verdicts out, in the
 * order of the lines. A line that matches nothing is an exception with its reason; a payment is matched once.
 */
import type { StatementLine } from '../adapters/bank/readStatement.ts';

export interface PaymentFacts {
  readonly id: string;
  readonly documentNumber: string;
  readonly amount: bigint;
  readonly payeeBin: string;
  readonly iban: string;
  readonly state: 'ordered' | 'sent' | 'confirmed' | 'returned';
  /** A line of an earlier statement has shown it gone. */
  readonly seen: boolean;
  /** A line of an earlier statement has shown it come back. A payment that a file brought as returned waits for that line. */
  readonly seenBack: boolean;
}

export type MatchReason =
  | 'matched'
  | 'returned'
  | 'unknownDocument'
  | 'otherAmount'
  | 'otherParty'
  | 'twice'
  | 'incoming'
  | 'fee';

export interface Match {
  readonly line: StatementLine;
  readonly payment: PaymentFacts | null;
  readonly reason: MatchReason;
}

const returnWords = /возврат|қайтар|return/iu;
/** A fee in the bank's own words; «Оплата за…» and «Доплата за…» are payments to somebody. */
const feeWords =
  /(?<!\p{L})(?:комисси|плата за (?:обслуживание|ведение|перевод|услуги банка)|за (?:обслуживание|ведение) сч[её]та|(?:bank |service )?fee(?!\p{L}))/iu;

/**
 * @param lines new lines of one account
 * @param payments payments of that account's owner whose numbers the lines name, in the document number or in the purpose
 */
export function matchStatement(lines: readonly StatementLine[], payments: readonly PaymentFacts[]): Match[] {
  const byNumber = new Map(payments.map((payment) => [payment.documentNumber, payment]));
  const gone = new Set(payments.filter((payment) => payment.seen).map((payment) => payment.id));
  const back = new Set(payments.filter((payment) => payment.seenBack).map((payment) => payment.id));
  return lines.map((line) => {
    const payment = numbersOf(line).flatMap((number) => byNumber.get(number) ?? [])[0] ?? null;
    const reason = line.direction === 'out' ? outgoing(line, payment, gone) : incoming(line, payment, back);
    if (payment !== null && reason === 'matched') gone.add(payment.id);
    if (payment !== null && reason === 'returned') back.add(payment.id);
    return { line, payment: reason === 'matched' || reason === 'returned' ? payment : null, reason };
  });
}

/** Numbers by which a line may mean a payment: its own; for money that comes in also those that its purpose names. */
export function numbersOf(line: Pick<StatementLine, 'direction' | 'documentNumber' | 'purpose'>): string[] {
  if (line.direction === 'out') return [line.documentNumber];
  return [...line.purpose.matchAll(/№\s*([\p{L}\d][\p{L}\d/-]*)/gu)]
    .map((match) => match[1] ?? '')
    .concat(line.documentNumber);
}

function outgoing(line: StatementLine, payment: PaymentFacts | null, gone: ReadonlySet<string>): MatchReason {
  if (payment === null) return feeWords.test(line.purpose) ? 'fee' : 'unknownDocument';
  if (payment.amount !== line.amount) return 'otherAmount';
  if (!isParty(line, payment)) return 'otherParty';
  return gone.has(payment.id) ? 'twice' : 'matched';
}

function incoming(line: StatementLine, payment: PaymentFacts | null, back: ReadonlySet<string>): MatchReason {
  if (payment === null || !returnWords.test(line.purpose)) return 'incoming';
  if (payment.state === 'ordered') return 'incoming';
  if (payment.amount !== line.amount) return 'otherAmount';
  if (!isParty(line, payment)) return 'otherParty';
  return back.has(payment.id) ? 'twice' : 'returned';
}

/** The account decides where it stands, else the number of the firm; a line that names neither is nobody's. */
function isParty(line: StatementLine, payment: PaymentFacts): boolean {
  if (line.partyIban !== null) return line.partyIban === payment.iban;
  return line.partyBin !== null && line.partyBin === payment.payeeBin;
}
