/**
 * Matches the lines of a bank's statement to payments. Pure: facts in, verdicts out, one for each line, in the order of the lines. A line
 * is one payment, several (a register debited as one sum), or a part of one; what is none of these is an exception with its reason. No
 * payment is matched beyond its sum.
 */
export type Direction = 'in' | 'out';

export interface BankLine {
  readonly direction: Direction;
  readonly documentNumber: string;
  /** In tiyn, above zero. */
  readonly amount: bigint;
  readonly partyBin: string | null;
  readonly partyIban: string | null;
  readonly purpose: string;
}

export interface PaymentFacts {
  readonly id: string;
  readonly documentNumber: string;
  readonly registerNumber: number;
  readonly amount: bigint;
  readonly payeeBin: string;
  readonly iban: string;
  readonly state: 'ordered' | 'sent' | 'confirmed' | 'returned' | 'cancelled';
  /** What lines of earlier statements have shown of it: gone, and come back. */
  readonly gone: bigint;
  readonly back: bigint;
}

/** What a line is; the last ones are exceptions. */
export const settledReasons = ['matched', 'returned', 'bundle', 'part', 'byHand', 'setAside'] as const;
export const exceptionReasons = [
  'unknownDocument',
  'otherAmount',
  'otherParty',
  'twice',
  'cancelled',
  'incoming',
  'fee',
] as const;
export type MatchReason = (typeof settledReasons)[number] | (typeof exceptionReasons)[number];

/** What speaks for a match. */
export type Evidence =
  | 'documentNumber'
  | 'numberInPurpose'
  | 'registerInPurpose'
  | 'sum'
  | 'account'
  | 'bin'
  | 'partsGiveSum';

/** Points of a hundred; what names the payment and what names the payee count most. */
const weights: Readonly<Record<Evidence, number>> = {
  documentNumber: 40,
  numberInPurpose: 35,
  registerInPurpose: 60,
  sum: 30,
  partsGiveSum: 20,
  account: 30,
  bin: 20,
};

export interface Match<Line extends BankLine = BankLine> {
  readonly line: Line;
  readonly reason: MatchReason;
  /** Payments with what of the line is theirs; none for an exception. Their sums give the line's. */
  readonly payments: readonly { readonly id: string; readonly amount: bigint }[];
  /** 0 for an exception, else up to 100. */
  readonly score: number;
  readonly because: readonly Evidence[];
}

const returnWords = /возврат|қайтар|return/iu;
/** A fee in the bank's own words; «Оплата за…» and «Доплата за…» are payments to somebody. */
const feeWords =
  /(?<!\p{L})(?:комисси|плата за (?:обслуживание|ведение|перевод|услуги банка)|за (?:обслуживание|ведение) сч[её]та|(?:bank |service )?fee(?!\p{L}))/iu;
const registerWords = /(?:реестр\p{L}*|тізілім\p{L}*|register)[^\d]{0,20}(\d{1,9})/giu;

/** Numbers by which a line may mean a payment: its own; for money that comes in also those that its purpose names. */
export function numbersOf(line: Pick<BankLine, 'direction' | 'documentNumber' | 'purpose'>): string[] {
  if (line.direction === 'out') return [line.documentNumber];
  return [...line.purpose.matchAll(/№\s*([\p{L}\d][\p{L}\d/-]*)/gu)]
    .map((match) => match[1] ?? '')
    .concat(line.documentNumber);
}

/** Numbers of registers that the purpose of a debit names. */
export function registersOf(line: Pick<BankLine, 'direction' | 'purpose'>): number[] {
  return line.direction === 'in' ? [] : [...line.purpose.matchAll(registerWords)].map((match) => Number(match[1]));
}

/**
 * @param lines of one account: new ones, and earlier exceptions that new ones may complete
 * @param payments of that account's owner whose numbers or whose registers the lines name
 */
export function matchStatement<Line extends BankLine>(
  lines: readonly Line[],
  payments: readonly PaymentFacts[],
): Match<Line>[] {
  const book = new Book(payments);
  const partly = new Map<string, number[]>();
  const matches = lines.map((line, at): Match<Line> => {
    if (line.direction === 'in') return incoming(line, book);
    const found = book.byNumber(line);
    if (found === null) return bundle(line, book);
    const reason = outgoing(line, found, book);
    if (reason === 'otherAmount' && line.amount < book.open(found))
      partly.set(found.id, [...(partly.get(found.id) ?? []), at]);
    if (reason !== 'matched') return exception(line, reason);
    book.goes(found, line.amount);
    return one(line, 'matched', found, ['documentNumber', 'sum', party(line, found)]);
  });
  for (const [id, places] of partly) joinParts(matches, places, book.byId(id), book);
  return matches;
}

/** Several debits of one order are its parts when they, and no less, give what is open of it. */
function joinParts<Line extends BankLine>(
  matches: Match<Line>[],
  places: readonly number[],
  payment: PaymentFacts,
  book: Book,
): void {
  const sum = places.reduce((total, at) => total + (matches[at]?.line.amount ?? 0n), 0n);
  if (places.length < 2 || sum !== book.open(payment)) return;
  for (const at of places) {
    const match = matches[at];
    if (match === undefined) continue;
    book.goes(payment, match.line.amount);
    matches[at] = one(match.line, 'part', payment, ['documentNumber', 'partsGiveSum', party(match.line, payment)]);
  }
}

/** One debit for all that is open of a register whose number its purpose names. */
function bundle<Line extends BankLine>(line: Line, book: Book): Match<Line> {
  for (const number of registersOf(line)) {
    const open = book.ofRegister(number);
    const sum = open.reduce((total, payment) => total + payment.amount, 0n);
    if (open.length === 0 || sum !== line.amount) continue;
    for (const payment of open) book.goes(payment, payment.amount);
    const because: Evidence[] = ['registerInPurpose', 'sum'];
    const payments = open.map(({ id, amount }) => ({ id, amount }));
    return { line, reason: 'bundle', payments, score: scoreOf(because), because };
  }
  return exception(line, feeWords.test(line.purpose) ? 'fee' : 'unknownDocument');
}

function outgoing(line: BankLine, payment: PaymentFacts, book: Book): MatchReason {
  if (payment.state === 'cancelled') return 'cancelled';
  if (party(line, payment) === null) return payment.amount === line.amount ? 'otherParty' : 'otherAmount';
  if (book.open(payment) <= 0n) return payment.amount === line.amount ? 'twice' : 'otherAmount';
  return payment.amount === line.amount && book.open(payment) === line.amount ? 'matched' : 'otherAmount';
}

function incoming<Line extends BankLine>(line: Line, book: Book): Match<Line> {
  const payment = book.byNumber(line);
  if (payment === null || !returnWords.test(line.purpose)) return exception(line, 'incoming');
  if (payment.state === 'ordered' || payment.state === 'cancelled') return exception(line, 'incoming');
  if (payment.amount !== line.amount) return exception(line, 'otherAmount');
  const by = party(line, payment);
  if (by === null) return exception(line, 'otherParty');
  if (book.isBack(payment)) return exception(line, 'twice');
  book.comesBack(payment, line.amount);
  return one(line, 'returned', payment, [
    payment.documentNumber === line.documentNumber ? 'documentNumber' : 'numberInPurpose',
    'sum',
    by,
  ]);
}

/** The account decides where it stands, else the number of the firm; a line that names neither is nobody's. */
function party(line: BankLine, payment: PaymentFacts): 'account' | 'bin' | null {
  if (line.partyIban !== null) return line.partyIban === payment.iban ? 'account' : null;
  return line.partyBin !== null && line.partyBin === payment.payeeBin ? 'bin' : null;
}

const scoreOf = (because: readonly Evidence[]): number =>
  Math.min(
    100,
    because.reduce((sum, each) => sum + weights[each], 0),
  );

const exception = <Line extends BankLine>(line: Line, reason: MatchReason): Match<Line> => {
  return { line, reason, payments: [], score: 0, because: [] };
};

function one<Line extends BankLine>(
  line: Line,
  reason: MatchReason,
  payment: PaymentFacts,
  evidence: readonly (Evidence | null)[],
): Match<Line> {
  const because = evidence.filter((each) => each !== null);
  return { line, reason, payments: [{ id: payment.id, amount: line.amount }], score: scoreOf(because), because };
}

/** What is open of each payment while lines are gone through. */
class Book {
  readonly #byNumber: ReadonlyMap<string, PaymentFacts>;
  readonly #byId: ReadonlyMap<string, PaymentFacts>;
  readonly #byRegister: ReadonlyMap<number, readonly PaymentFacts[]>;
  readonly #gone = new Map<string, bigint>();
  readonly #back = new Map<string, bigint>();

  constructor(payments: readonly PaymentFacts[]) {
    this.#byNumber = new Map(payments.map((payment) => [payment.documentNumber, payment]));
    this.#byId = new Map(payments.map((payment) => [payment.id, payment]));
    this.#byRegister = Map.groupBy(payments, ({ registerNumber }) => registerNumber);
    for (const { id, gone, back } of payments) {
      this.#gone.set(id, gone);
      this.#back.set(id, back);
    }
  }

  byNumber(line: BankLine): PaymentFacts | null {
    return numbersOf(line).flatMap((number) => this.#byNumber.get(number) ?? [])[0] ?? null;
  }

  byId(id: string): PaymentFacts {
    const found = this.#byId.get(id);
    if (found === undefined) throw new RangeError(`no payment ${id}`);
    return found;
  }

  /** Payments of a register that were sent and that no line has shown yet. */
  ofRegister(number: number): PaymentFacts[] {
    return (this.#byRegister.get(number) ?? []).filter(
      (payment) => (payment.state === 'sent' || payment.state === 'confirmed') && this.open(payment) === payment.amount,
    );
  }

  open({ id, amount }: PaymentFacts): bigint {
    return amount - (this.#gone.get(id) ?? 0n);
  }

  goes({ id }: PaymentFacts, amount: bigint): void {
    this.#gone.set(id, (this.#gone.get(id) ?? 0n) + amount);
  }

  isBack({ id, amount }: PaymentFacts): boolean {
    return (this.#back.get(id) ?? 0n) >= amount;
  }

  comesBack({ id }: PaymentFacts, amount: bigint): void {
    this.#back.set(id, (this.#back.get(id) ?? 0n) + amount);
  }
}
