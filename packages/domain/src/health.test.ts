import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healthKinds, healthReaders, healthValue, longestHealthText, readableKinds, writableKinds } from './health.ts';

test('an educator reads what the day needs and writes nothing', () => {
  expect(readableKinds('educator')).toEqual(['allergy', 'care']);
  expect(writableKinds('educator')).toEqual([]);
});

test.each(['accountant', 'districtSpecialist', 'departmentHead', 'payerOperator', 'administrator', 'system', ''])(
  '%s reads and writes nothing',
  (role) => {
    expect([...readableKinds(role), ...writableKinds(role)]).toEqual([]);
  },
);

test('nobody writes what they may not read', () => {
  for (const role of healthReaders)
    expect(readableKinds(role)).toEqual(expect.arrayContaining([...writableKinds(role)]));
});

test('a value is kept as written, without blanks around it', () => {
  expect(healthValue('allergy', ' арахис ')).toBe('арахис');
  expect(healthValue('vaccination', 'exempt')).toBe('exempt');
  for (const nothing of [null, '', '  ']) expect(healthValue('care', nothing)).toBeNull();
});

test('what may not stand there is told', () => {
  expect(healthValue('vaccination', 'арахис')).toBeUndefined();
  expect(healthValue('care', 'а'.repeat(longestHealthText + 1))).toBeUndefined();
});

test('keeping a value twice changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...healthKinds), fc.string({ maxLength: longestHealthText }), (kind, text) => {
      const once = healthValue(kind, text);
      if (once !== undefined) expect(healthValue(kind, once)).toBe(once);
    }),
  );
});
