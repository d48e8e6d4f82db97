import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from './day.ts';
import { decimal, eactXml, xmlText } from './eactXml.ts';
import { tenge, tiyn } from './money.ts';

const facts = {
  number: '08-2025/0001',
  date: asDay('2025-09-08'),
  performed: asDay('2025-08-31'),
  contract: { number: '15', day: asDay('2025-07-01') },
  recipient: { tin: '990240000001', name: 'Управление образования', address: '' },
  sender: {
    tin: '240840000126',
    name: 'ТОО «Балдәурен» & Co',
    address: 'Абая, 1',
    iban: 'KZ18722S000012345678',
    bik: 'CASPKZKA',
  },
  works: [{ name: 'Госзаказ', days: 19, norm: tenge(55_659), total: tiyn(5_035_814) }],
  total: tiyn(5_035_814),
};

describe('the body of an electronic act', () => {
  it('has sides, contract and sums with a decimal point, and nothing that breaks XML', () => {
    const xml = eactXml(facts);
    expect(xml).toContain('<performedDate>31.08.2025</performedDate>');
    expect(xml).toContain('<totalSumWithTax>50358.14</totalSumWithTax>');
    expect(xml).toContain('ТОО «Балдәурен» &amp; Co');
    expect(xml).toContain('<iik>KZ18722S000012345678</iik>');
    expect(eactXml({ ...facts, sender: { ...facts.sender, iban: null, bik: null } })).not.toContain('bankDetails');
  });

  it('writes any text so that no tag can begin in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(xmlText(text)).not.toMatch(/[<>"'\0]/u);
      }),
    );
  });

  it('writes tiyn with two places, below zero too', () => {
    expect([tiyn(5), tiyn(-150), tiyn(123_456)].map(decimal)).toEqual(['0.05', '-1.50', '1234.56']);
  });
});
