/** Double entry for the voucher's money (anchors.md, "Public money"): pure postings, each balanced to zero by funding source. */
import type { Day } from './day.ts';
import type { SplitAmount } from './entitlement.ts';
import { DomainError } from './errors.ts';
import { negateTiyn, type Tiyn, tengeText, tiyn } from './money.ts';

export type FundingSource = 'local' | 'republican';
export type AccountKind = 'budget' | 'settlement' | 'clearing' | 'cash';

/** Code to kind. Budget accounts follow an appropriation through its stages, the rest follows the money. */
export const accounts = {
  '1000': { name: 'approvedBudget', kind: 'budget' },
  '1100': { name: 'freeBudget', kind: 'budget' },
  '1200': { name: 'committedBudget', kind: 'budget' },
  '1300': { name: 'obligatedBudget', kind: 'budget' },
  '1400': { name: 'executedBudget', kind: 'budget' },
  '2000': { name: 'voucherExpense', kind: 'settlement' },
  '3000': { name: 'payableToProviders', kind: 'settlement' },
  '4000': { name: 'paymentsInTransit', kind: 'clearing' },
  '5000': { name: 'treasuryAccount', kind: 'cash' },
} as const satisfies Record<string, { name: string; kind: AccountKind }>;

export type AccountCode = keyof typeof accounts;

export interface Entry {
  readonly account: AccountCode;
  readonly fundingSource: FundingSource;
  /** Debit above zero, credit below. */
  readonly amount: Tiyn;
  /** The kindergarten, where the account is kept by kindergarten; else `null`. */
  readonly providerId: string | null;
  /** With the month of the service and the source it names the budget line. */
  readonly programme: string;
}

export type JournalKind =
  | 'budgetApproved'
  | 'contractCommitted'
  | 'commitmentReleased'
  | 'actApproved'
  | 'paymentSent'
  | 'paymentConfirmed'
  | 'paymentReturned'
  | 'paidAgain'
  | 'reversal';

export interface Journal {
  readonly kind: JournalKind;
  /** One business operation, one journal: unique. */
  readonly key: string;
  readonly day: Day;
  readonly entries: readonly Entry[];
  /** Key of the journal that this one takes back. */
  readonly reverses: string | null;
}

/** What every posting needs to know. */
export interface Posting {
  /** Id of the operation: budget line or amendment, contract, act, payment. Makes the journal's key with its kind. */
  readonly operationId: string;
  readonly day: Day;
  /** The budget programme that pays: 360-202. */
  readonly programme: string;
  readonly providerId: string | null;
  readonly amount: Pick<SplitAmount, 'local' | 'republican'>;
}

/** Pairs of accounts: the first is debited, the second credited. */
type Move = readonly [debit: AccountCode, credit: AccountCode];

function journal(kind: JournalKind, posting: Posting, moves: readonly Move[]): Journal {
  const entries: Entry[] = [];
  for (const fundingSource of ['local', 'republican'] as const) {
    const amount = posting.amount[fundingSource];
    if (amount === 0n) continue;
    const common = { fundingSource, programme: posting.programme, providerId: posting.providerId };
    for (const [debit, credit] of moves)
      entries.push({ account: debit, amount, ...common }, { account: credit, amount: negateTiyn(amount), ...common });
  }
  const made = { kind, key: `${kind}:${posting.operationId}`, day: posting.day, entries, reverses: null };
  assertBalanced(made);
  return made;
}

/** The council's budget (or an amendment, below zero for a cut) becomes free to commit. */
export function budgetApproved(posting: Posting): Journal {
  return journal('budgetApproved', posting, [['1100', '1000']]);
}

/** A service contract binds a part of the free budget. */
export function contractCommitted(posting: Posting): Journal {
  return journal('contractCommitted', posting, [['1200', '1100']]);
}

/** What a year's contracts have bound and no act has taken becomes free again. */
export function commitmentReleased(posting: Posting): Journal {
  return journal('commitmentReleased', posting, [['1100', '1200']]);
}

/** The second signature on an act: the commitment becomes an obligation, and the city owes the kindergarten. */
export function actApproved(posting: Posting): Journal {
  return journal('actApproved', posting, [
    ['1300', '1200'],
    ['2000', '3000'],
  ]);
}

/** The bank file is handed over: the debt is on its way. */
export function paymentSent(posting: Posting): Journal {
  return journal('paymentSent', posting, [['3000', '4000']]);
}

/** The bank's statement shows the money gone. */
export function paymentConfirmed(posting: Posting): Journal {
  return journal('paymentConfirmed', posting, [
    ['4000', '5000'],
    ['1400', '1300'],
  ]);
}

/**
 * The bank gives a payment back; the debt to the kindergarten stands again.
 * @param wasConfirmed whether a statement had already shown it gone
 */
export function paymentReturned(posting: Posting, wasConfirmed: boolean): Journal {
  const back: readonly Move[] = wasConfirmed
    ? [
        ['5000', '3000'],
        ['1300', '1400'],
      ]
    : [['4000', '3000']];
  return journal('paymentReturned', posting, back);
}

/** A returned payment is sent a second time, under an operation of its own. */
export function paidAgain(posting: Posting): Journal {
  return journal('paidAgain', posting, [['3000', '4000']]);
}

/** The mirror of a journal, for a correction: the original stays. */
export function reversalOf(original: Journal, day: Day): Journal {
  const entries = original.entries.map((entry) => ({ ...entry, amount: negateTiyn(entry.amount) }));
  return { kind: 'reversal', key: `reversal:${original.key}`, day, entries, reverses: original.key };
}

export type DocumentKind = 'budgetLine' | 'amendment' | 'contract' | 'release' | 'act' | 'payment';

/**
 * The document behind a journal, by its key: `actApproved:…` an act, `paymentSent:…` a payment. An amendment's key names the line
 * after a slash, a contract's commitment the half-year; a release is known by its year; a reversal leads to the document of the journal that it takes back.
 */
export function documentOf(key: string): { readonly kind: DocumentKind; readonly id: string } {
  const [kind = '', ...rest] = key.split(':');
  if (kind === 'reversal') return documentOf(rest.join(':'));
  const id = rest.join(':');
  const [first = id, second] = id.split('/');
  if (kind === 'budgetApproved')
    return second === undefined ? { kind: 'budgetLine', id } : { kind: 'amendment', id: first };
  if (kind === 'contractCommitted')
    return first === 'act' ? { kind: 'act', id: second ?? '' } : { kind: 'contract', id: first };
  if (kind === 'commitmentReleased') return { kind: 'release', id: first };
  return { kind: kind === 'actApproved' ? 'act' : 'payment', id };
}

/** Throws `ledger.unbalanced` unless the entries sum to zero in each funding source, `ledger.empty` for none at all. */
export function assertBalanced(checked: Pick<Journal, 'entries'>): void {
  if (checked.entries.length === 0) throw new DomainError({ code: 'ledger.empty', params: {} });
  for (const source of ['local', 'republican'] as const) {
    let sum = 0n;
    for (const entry of checked.entries) if (entry.fundingSource === source) sum += entry.amount;
    if (sum !== 0n)
      throw new DomainError({ code: 'ledger.unbalanced', params: { source, difference: tengeText(tiyn(sum)) } });
  }
}

/** Balance of each account and source, `'3000/local'`; accounts without entries are absent. */
export function balances(journals: Iterable<Pick<Journal, 'entries'>>): Map<`${AccountCode}/${FundingSource}`, Tiyn> {
  const sums = new Map<`${AccountCode}/${FundingSource}`, Tiyn>();
  for (const { entries } of journals)
    for (const { account, fundingSource, amount } of entries) {
      const name = `${account}/${fundingSource}` as const;
      sums.set(name, tiyn((sums.get(name) ?? 0n) + amount));
    }
  return sums;
}
