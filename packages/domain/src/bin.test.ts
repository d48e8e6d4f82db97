import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBin, checkIinBin, composeBin } from './bin.ts';
import { asMonth, shiftMonth } from './day.ts';
import { iinControl } from './iin.ts';

describe('checkBin', () => {
  test.each([
    '081140000436',
    '010940000162',
    '940140000385',
    '971240001315',
    '970740000838',
    '020540003431',
    '980640000093',
  ])('takes the public number %s', (text) => {
    expect(checkBin(text)).toMatchObject({ ok: true, type: 'resident', unit: 'head' });
  });
  test.each([
    ['980340004560', '1998-03', 'resident', 'head'],
    ['240840000126', '2024-08', 'resident', 'head'],
    ['120541007897', '2012-05', 'resident', 'branch'],
    ['240850000120', '2024-08', 'nonResident', 'head'],
    ['210360003453', '2021-03', 'joint', 'head'],
  ])('reads %s', (text, registered, type, unit) => {
    expect(checkBin(text)).toEqual({ ok: true, registered, type, unit });
  });
  test.each([
    ['051340001236', 'month'],
    ['050730001231', 'type'],
    ['050770001231', 'type'],
    ['050745001234', 'unit'],
    ['5074000123', 'length'],
    ['05074000123a', 'digits'],
    ['240840000127', 'control'],
    ['050740001230', 'control'],
  ] as const)('%s: %s', (text, reason) => {
    expect(checkBin(text)).toEqual({ ok: false, reason });
  });
  test('the prefix of a number that cannot exist', () => {
    expect(iinControl('05074000123')).toBeNull();
  });
});

describe('composeBin', () => {
  const months = fc.integer({ min: 0, max: 400 }).map((count) => shiftMonth(asMonth('1991-12'), count));
  test('makes numbers that tell what they were made from', () => {
    fc.assert(
      fc.property(
        months,
        fc.constantFrom('resident', 'nonResident', 'joint'),
        fc.constantFrom('head', 'branch', 'representative', 'farm'),
        fc.nat(99_999),
        (registered, type, unit, serial) => {
          const bin = composeBin(registered, type, unit, serial);
          fc.pre(bin !== null);
          expect(checkBin(bin)).toEqual({ ok: true, registered, type, unit });
          expect(checkIinBin(bin).kind).toBe('bin');
        },
      ),
    );
  });
  test('tells when no such number exists', () => {
    expect(composeBin(asMonth('2005-07'), 'resident', 'head', 123)).toBeNull();
  });
  test.each([-1, 100_000, 0.5])('refuses serial %s', (serial) => {
    expect(() => composeBin(asMonth('2005-07'), 'resident', 'head', serial)).toThrow(RangeError);
  });
});

describe('checkIinBin', () => {
  test('an entrepreneur has an IIN', () => {
    expect(checkIinBin('850512400333')).toMatchObject({ kind: 'iin', check: { ok: true, sex: 'female' } });
  });
  test('a firm has a BIN', () => {
    expect(checkIinBin('240840000126')).toMatchObject({ kind: 'bin', check: { ok: true } });
  });
  test.each([
    ['123', 'length'],
    ['12345678901x', 'digits'],
    ['240870000126', 'kind'],
  ] as const)('%s: %s', (text, reason) => {
    expect(checkIinBin(text)).toEqual({ kind: 'unknown', check: { ok: false, reason } });
  });
  test('a wrong number still has its kind', () => {
    expect(checkIinBin('210315550010')).toMatchObject({ kind: 'iin', check: { ok: false, reason: 'control' } });
    expect(checkIinBin('240840000127')).toMatchObject({ kind: 'bin', check: { ok: false, reason: 'control' } });
  });
});
