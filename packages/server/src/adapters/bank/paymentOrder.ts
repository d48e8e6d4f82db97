/** A payment order as every bank's file needs it (kazakhstan.md 6.1, 6.2): the same facts feed each format. */
import type { Day } from '@balapan/domain/day.ts';
import type { Tiyn } from '@balapan/domain/money.ts';

export interface Party {
  readonly name: string;
  readonly iinBin: string;
  /** КБе or КОд, two digits. */
  readonly kbe: string;
  readonly iban: string;
  readonly bankName: string;
  readonly bik: string;
}

export interface PaymentOrder {
  readonly number: string;
  readonly day: Day;
  readonly amount: Tiyn;
  readonly payer: Party;
  readonly payee: Party;
  /** Code of the purpose of payment (КНП), three digits. */
  readonly knp: string;
  readonly purpose: string;
  readonly valueDay: Day;
}

/** What was written differently from what was meant, because the encoding has no such letter. */
export interface Respelling {
  readonly document: string;
  readonly key: string;
  readonly meant: string;
  readonly written: string;
}
