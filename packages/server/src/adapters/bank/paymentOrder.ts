/** A payment order as every bank's file needs it (kazakhstan.md 6.1, 6.2): the same facts feed each format. */
import type { Day } from '@balapan/domain/day.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import type { OrderField } from '@balapan/domain/orderField.ts';

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

/** How a bank takes a file. */
export interface FileTerms {
  readonly format: 'oneC' | 'mt100';
  readonly encoding: 'utf8' | 'windows1251';
  /** Signs of the longest purpose; `null`: nobody counts. */
  readonly purposeLimit: number | null;
  /** Who signs for the payer, as MT100 names them. */
  readonly chief: string;
  readonly accountant: string;
}

/** What is written differently from what was meant, because the encoding has no such letter. */
export interface Respelling {
  /** Line of the file from 1; 0 for what is the payer's own and the same in every line. */
  readonly line: number;
  readonly document: string;
  readonly field: OrderField;
  readonly meant: string;
  readonly written: string;
}

/** What a file cannot hold, as the catalogue of errors names it. */
export type FileFault = Extract<
  ErrorFact,
  { readonly code: 'payment.fileSign' | 'payment.fileTooLong' | 'payment.fileValue' }
>;
