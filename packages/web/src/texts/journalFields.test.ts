import { languages } from '@balapan/domain/text/language.ts';
import { describe, expect, test } from 'vitest';
import { pathText, valueText } from './journalFields.ts';

describe('fields of an event in words', () => {
  test('a path by its steps, places of a list from one', () => {
    expect(pathText('appointment.held.to', 'ru')).toBe('назначение, исполняется, по');
    expect(pathText('marks.0.mark', 'kk')).toBe('белгілер, №\u00a01, белгі');
  });

  test('a step without words leaves the whole path as it is written', () => {
    expect(pathText('appointment.somethingNew', 'kk')).toBeNull();
  });

  test.each(languages)('roles, marks and answers have words, a number stays: %s', (language) => {
    for (const code of ['districtSpecialist', 'present', 'true', 'signedByProvider']) {
      expect(valueText(code, language)).not.toBe(code);
    }
    expect(valueText('2025-09-11', language)).toBe('2025-09-11');
  });
});
