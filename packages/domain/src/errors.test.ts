import { describe, expect, test } from 'vitest';
import { DomainError } from './errors.ts';

describe('DomainError', () => {
  test('carries its code and parameters, no prose', () => {
    const error = new DomainError({ code: 'iin.length', params: { actual: 11 } });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.message]).toEqual(['DomainError', 'iin.length', 'iin.length']);
    expect(error.fact.params).toEqual({ actual: 11 });
  });
  test('names the field', () => {
    const error = new DomainError({ code: 'field.required', params: {}, field: 'phone' });
    expect(error.message).toBe('field.required (phone)');
  });
});
