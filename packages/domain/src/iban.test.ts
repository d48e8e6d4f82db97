import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { banks } from './banks.ts';
import { bankOfIban, checkIban, composeIban, ibanMatchesBik, normaliseIban } from './iban.ts';

const codes = fc.constantFrom(...banks.map((bank) => bank.code));
const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const accountParts = fc.array(fc.constantFrom(...signs), { minLength: 13, maxLength: 13 }).map((list) => list.join(''));

describe('checkIban', () => {
  test.each([
    ['KZ86125KZT5004100100', '125'],
    ['KZ24070105KSN0000000', '070'],
    ['KZ18722S000012345678', '722'],
    ['KZ306017131000012345', '601'],
    ['KZ38070103KSN3601000', '070'],
  ])('takes %s', (iban, bankCode) => {
    expect(checkIban(iban)).toEqual({ ok: true, iban, bankCode });
  });
  test('takes spaces and small letters', () => {
    expect(checkIban(' kz18 722s 0000 1234 5678 ')).toMatchObject({ ok: true, iban: 'KZ18722S000012345678' });
  });
  test.each([
    ['KZ85125KZT5004100100', 'check'],
    ['KZ8612KZT5004100100', 'length'],
    ['KZ86A25KZT5004100100', 'bankCode'],
    ['KZ24070105KSN000000O', 'check'],
    ['DE86125KZT5004100100', 'country'],
    ['KZ8Б125KZT5004100100', 'shape'],
    ['', 'length'],
  ] as const)('%s: %s', (text, reason) => {
    expect(checkIban(text)).toEqual({ ok: false, reason });
  });
  test('sees every single wrong sign', () => {
    fc.assert(
      fc.property(codes, accountParts, fc.nat(12), fc.constantFrom(...signs), (code, account, at, sign) => {
        fc.pre(account[at] !== sign);
        const iban = composeIban(code, account);
        expect(checkIban(iban).ok).toBe(true);
        const isCaught = !checkIban(`${iban.slice(0, 7 + at)}${sign}${iban.slice(8 + at)}`).ok;
        // A letter for a figure shifts the number by a place, which modulo 97 sees but for chance.
        if (/\d/.test(sign) === /\d/.test(account[at] as string)) expect(isCaught).toBe(true);
      }),
    );
  });
});

describe('composeIban', () => {
  test('makes the samples', () => {
    expect(composeIban('722', 'S000012345678')).toBe('KZ18722S000012345678');
    expect(composeIban('125', 'KZT5004100100')).toBe('KZ86125KZT5004100100');
  });
  test.each([
    ['72', 'S000012345678'],
    ['722', 'S00001234567'],
    ['722', 's000012345678'],
  ])('refuses %s %s', (code, account) => {
    expect(() => composeIban(code, account)).toThrow(RangeError);
  });
});

describe('banks', () => {
  test('28 of them, each code and BIK once, 8 signs a BIK', () => {
    expect(banks).toHaveLength(28);
    expect(new Set(banks.map((bank) => bank.code)).size).toBe(28);
    expect(new Set(banks.map((bank) => bank.bik)).size).toBe(28);
    expect(banks.every((bank) => /^[A-Z0-9]{8}$/.test(bank.bik) && /^\d{3}$/.test(bank.code))).toBe(true);
  });
  test('every bank has a name in three languages', () => {
    for (const bank of banks) expect(bank.nameKk && bank.nameRu && bank.nameEn).not.toBe('');
  });
  test('an account tells its bank', () => {
    expect(bankOfIban('KZ18722S000012345678', banks)?.bik).toBe('CASPKZKA');
    expect(bankOfIban('KZ18999S000012345678', banks)).toBeNull();
  });
  test('a BIK of another bank does not match', () => {
    expect(ibanMatchesBik('KZ18722S000012345678', 'CASPKZKA', banks)).toBe(true);
    expect(ibanMatchesBik('KZ18722S000012345678', 'HSBKKZKX', banks)).toBe(false);
    expect(ibanMatchesBik('KZ18999S000012345678', 'HSBKKZKX', banks)).toBe(false);
  });
  test('normalising is done once', () => {
    expect(normaliseIban('kz18\u00A0722s')).toBe('KZ18722S');
  });
});
