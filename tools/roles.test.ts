import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page, rolesPage } from './roles.ts';

test('docs/roles.md says what the routes say (npm run roles)', () => {
  expect(readFileSync(page, 'utf8')).toBe(rolesPage());
});
