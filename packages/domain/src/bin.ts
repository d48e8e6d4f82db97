/** The business identification number (БСН / БИН), kazakhstan.md 1.2: `YYMM T K NNNNN C`. */
import { isMonth, type Month } from './day.ts';
import { checkIin, type IinCheck, iinControl } from './iin.ts';

export type BinType = 'resident' | 'nonResident' | 'joint';
export type BinUnit = 'head' | 'branch' | 'representative' | 'farm';
export type BinReason = 'length' | 'digits' | 'month' | 'type' | 'unit' | 'control';
export type BinCheck =
  | { readonly ok: true; readonly registered: Month; readonly type: BinType; readonly unit: BinUnit }
  | { readonly ok: false; readonly reason: BinReason };
export type IinBinCheck =
  | { readonly kind: 'iin'; readonly check: IinCheck }
  | { readonly kind: 'bin'; readonly check: BinCheck }
  /** The fifth digit fits neither; `check` then says so. */
  | { readonly kind: 'unknown'; readonly check: { readonly ok: false; readonly reason: 'length' | 'digits' | 'kind' } };

const types: readonly BinType[] = ['resident', 'nonResident', 'joint'];
/** 3 is the published code of a joint farm, 4 is also seen. */
const units: readonly BinUnit[] = ['head', 'branch', 'representative', 'farm', 'farm'];

/** Checks length, digits, month of registration, type (4 to 6), unit (0 to 4) and the control digit, in this order. */
export function checkBin(text: string): BinCheck {
  if (text.length !== 12) return { ok: false, reason: 'length' };
  if (!/^\d{12}$/.test(text)) return { ok: false, reason: 'digits' };
  // Registration began with independence, so a year above 90 is of the last century.
  const registered = `${Number(text.slice(0, 2)) >= 90 ? '19' : '20'}${text.slice(0, 2)}-${text.slice(2, 4)}`;
  if (!isMonth(registered)) return { ok: false, reason: 'month' };
  const type = types[Number(text[4]) - 4];
  if (type === undefined) return { ok: false, reason: 'type' };
  const unit = units[Number(text[5])];
  if (unit === undefined) return { ok: false, reason: 'unit' };
  if (iinControl(text.slice(0, 11)) !== Number(text[11])) return { ok: false, reason: 'control' };
  return { ok: true, registered, type, unit };
}

/** A payee's number: a sole entrepreneur has an IIN, everybody else a BIN; the fifth digit tells (0–3 / 4–6). */
export function checkIinBin(text: string): IinBinCheck {
  if (text.length !== 12) return { kind: 'unknown', check: { ok: false, reason: 'length' } };
  if (!/^\d{12}$/.test(text)) return { kind: 'unknown', check: { ok: false, reason: 'digits' } };
  const fifth = Number(text[4]);
  if (fifth <= 3) return { kind: 'iin', check: checkIin(text) };
  if (fifth <= 6) return { kind: 'bin', check: checkBin(text) };
  return { kind: 'unknown', check: { ok: false, reason: 'kind' } };
}

/** The BIN of a month of registration, type, unit and serial 0 to 99999; `null` where the control digit does not exist. */
export function composeBin(registered: Month, type: BinType, unit: BinUnit, serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 0 || serial > 99_999) throw new RangeError(`no BIN for ${serial}`);
  const head = `${registered.slice(2, 4)}${registered.slice(5, 7)}${types.indexOf(type) + 4}${units.indexOf(unit)}`;
  const first11 = `${head}${`${serial}`.padStart(5, '0')}`;
  const control = iinControl(first11);
  return control === null ? null : `${first11}${control}`;
}
