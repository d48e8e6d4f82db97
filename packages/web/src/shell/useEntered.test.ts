import { expect, test } from 'vitest';
import { readBack } from './useEntered.ts';

test('one comes back to a page of our own only', () => {
  expect(readBack({ back: '/app/parent/choose/0198-aa' })).toEqual({ back: '/app/parent/choose/0198-aa' });
  for (const back of [
    '//evil.example',
    'https://evil.example/app/parent',
    '/app/parent/../..//evil',
    '/app/x?y=1',
    7,
  ]) {
    expect(readBack({ back })).toEqual({});
  }
  expect(readBack({})).toEqual({});
});
