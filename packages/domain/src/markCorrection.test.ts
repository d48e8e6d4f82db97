import { describe, expect, test } from 'vitest';
import { textOf } from './bytes.ts';
import { asDay } from './day.ts';
import { correctionBytes, type MarkCorrection } from './markCorrection.ts';

const correction: MarkCorrection = {
  correctionId: '01990000-0000-7000-8000-000000000001',
  careGroupId: '01990000-0000-7000-8000-000000000002',
  childId: '01990000-0000-7000-8000-000000000003',
  day: asDay('2025-08-14'),
  from: 'ill',
  to: 'unexcused',
  document: false,
  reason: 'Справка отозвана поликлиникой',
};

describe('the bytes of a correction', () => {
  test('are one canonical line with its form', () => {
    const text = textOf(correctionBytes(correction));
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text)).toEqual({ form: 'balapan.markCorrection/1', ...correction });
  });
  test('hold nothing but what is signed', () => {
    expect(correctionBytes({ ...correction, cms: 'x' } as MarkCorrection)).toEqual(correctionBytes(correction));
  });
  test.each<Partial<MarkCorrection>>([
    { to: 'present' },
    { from: null },
    { document: true },
    { day: asDay('2025-08-15') },
    { reason: 'Ошибка воспитателя' },
  ])('show %j', (other) => {
    expect(textOf(correctionBytes({ ...correction, ...other }))).not.toBe(textOf(correctionBytes(correction)));
  });
});
