import { expect, test } from 'vitest';
import { isDeeper } from './json.ts';

test('brackets are counted where they stand in each other, not where they are text', () => {
  expect(isDeeper('[[1],[2],{"a":[3]}]', 3)).toBe(false);
  expect(isDeeper('[[1],[2],{"a":[3]}]', 2)).toBe(true);
  expect(isDeeper('{"a":"[[[[","b":"\\"[[[","c":"\\\\"}', 1)).toBe(false);
  expect(isDeeper('{"c":"\\\\",   "d":[[1]]}', 2)).toBe(true);
  expect(isDeeper('"[[[', 1)).toBe(false);
});
