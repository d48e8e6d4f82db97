import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from './day.ts';
import { checkIin, composeIin, iinControl } from './iin.ts';

describe('checkIin', () => {
  test.each([
    ['210315550015', '2021-03-15', 'male', 2000],
    ['221120650125', '2022-11-20', 'female', 2000],
    ['190701501237', '2019-07-01', 'male', 2000],
    ['850512400333', '1985-05-12', 'female', 1900],
    ['210315501807', '2021-03-15', 'male', 2000],
  ])('takes %s', (text, birthDate, sex, century) => {
    expect(checkIin(text)).toEqual({ ok: true, birthDate, sex, century });
  });
  test.each([
    ['210315550010', 'control'],
    ['210230550019', 'date'],
    ['210315750011', 'century'],
    ['21031555001', 'length'],
    ['2103155500155', 'length'],
    ['', 'length'],
    ['2103155500I1', 'digits'],
    ['21031555001 ', 'digits'],
    ['000000000000', 'date'],
  ] as const)('%j: %s', (text, reason) => {
    expect(checkIin(text)).toEqual({ ok: false, reason });
  });
  test('reads nothing from a foreigner, whose seventh digit is 0', () => {
    const first11 = '21031505500';
    const text = `${first11}${iinControl(first11)}`;
    expect(checkIin(text)).toEqual({ ok: true, birthDate: null, sex: null, century: null });
  });
  test('a number that both passes refuse cannot exist', () => {
    expect(iinControl('21031550187')).toBeNull();
    for (const digit of '0123456789') expect(checkIin(`21031550187${digit}`)).toEqual({ ok: false, reason: 'control' });
  });
  test('the second pass counts where the first gives ten', () => {
    expect(iinControl('21031550180')).toBe(7);
  });
  test('the control digit is not defined for another text', () => {
    expect(() => iinControl('2103155001')).toThrow(RangeError);
    expect(() => iinControl('2103155001x')).toThrow(RangeError);
  });
});

describe('composeIin', () => {
  const births = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays(asDay('1850-01-01'), count));
  test('makes numbers that tell what they were made from', () => {
    fc.assert(
      fc.property(births, fc.constantFrom('male', 'female'), fc.nat(9999), (birthDate, sex, serial) => {
        const iin = composeIin(birthDate, sex, serial);
        fc.pre(iin !== null);
        expect(checkIin(iin)).toMatchObject({ ok: true, birthDate, sex });
      }),
    );
  });
  test('makes the samples', () => {
    expect(composeIin(asDay('2021-03-15'), 'male', 5001)).toBe('210315550015');
    expect(composeIin(asDay('2021-03-15'), 'male', 187)).toBeNull();
  });
  test.each([
    ['1799-12-31', 1],
    ['2100-01-01', 1],
    ['2021-03-15', -1],
    ['2021-03-15', 10_000],
    ['2021-03-15', 1.5],
  ])('refuses %s with serial %s', (birth, serial) => {
    expect(() => composeIin(asDay(birth), 'male', serial)).toThrow(RangeError);
  });
  test('another digit before the eleventh is mostly seen, the eleventh is not protected by pass one', () => {
    const iin = '210315550015';
    let unseen = 0;
    for (let at = 0; at < 11; at += 1)
      for (const digit of '0123456789') {
        const other = `${iin.slice(0, at)}${digit}${iin.slice(at + 1)}`;
        if (other !== iin && iinControl(other.slice(0, 11)) === Number(other[11])) unseen += 1;
      }
    expect(unseen).toBeGreaterThanOrEqual(9);
    expect(unseen).toBeLessThan(13);
  });
});
