/** The account number (ИИК, IBAN), kazakhstan.md 1.3: `KZ`, two check digits, three-digit bank code, 13 letters or digits. */
import type { Bank } from './banks.ts';

export type IbanReason = 'length' | 'country' | 'shape' | 'bankCode' | 'check';
export type IbanCheck =
  | { readonly ok: true; readonly iban: string; readonly bankCode: string }
  | { readonly ok: false; readonly reason: IbanReason };

/** ISO 13616: the number with its first four signs moved to the end, letters as 10 to 35, modulo 97. */
function mod97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** Upper case without spaces, as it is stored. */
export function normaliseIban(text: string): string {
  return text.replace(/[\s\u00A0]/gu, '').toUpperCase();
}

/** Checks a Kazakhstan account; spaces and small letters are allowed, the answer carries the stored form. */
export function checkIban(text: string): IbanCheck {
  const iban = normaliseIban(text);
  if (iban.length !== 20) return { ok: false, reason: 'length' };
  if (!iban.startsWith('KZ')) return { ok: false, reason: 'country' };
  if (!/^KZ\d{2}[0-9A-Z]{16}$/.test(iban)) return { ok: false, reason: 'shape' };
  const bankCode = iban.slice(4, 7);
  if (!/^\d{3}$/.test(bankCode)) return { ok: false, reason: 'bankCode' };
  if (mod97(iban) !== 1) return { ok: false, reason: 'check' };
  return { ok: true, iban, bankCode };
}

/** The account of a bank with right check digits. Throws `RangeError` unless given 3 digits and 13 signs. */
export function composeIban(bankCode: string, account: string): string {
  if (!/^\d{3}$/.test(bankCode) || !/^[0-9A-Z]{13}$/.test(account))
    throw new RangeError(`no account ${bankCode} ${account}`);
  const check = 98 - mod97(`KZ00${bankCode}${account}`);
  return `KZ${`${check}`.padStart(2, '0')}${bankCode}${account}`;
}

/** The bank that an account belongs to; `null` when the table does not know its code. */
export function bankOfIban(iban: string, banks: readonly Bank[]): Bank | null {
  const code = iban.slice(4, 7);
  return banks.find((bank) => bank.code === code) ?? null;
}

/** Whether the account's bank has this BIK; `false` also for a bank that the table does not know. */
export function ibanMatchesBik(iban: string, bik: string, banks: readonly Bank[]): boolean {
  return bankOfIban(iban, banks)?.bik === bik;
}
