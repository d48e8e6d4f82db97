import type { Route } from '@balapan/api/contract.ts';
import { namesChildren } from '@balapan/api/namesChildren.ts';
import { routes } from '@balapan/api/routes.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { expect, test } from 'vitest';
import { tracedOperations } from './traces.ts';

const { attendance, health, placement, privacy, voucher } = routes;
const all = Object.values(routes).flatMap((subject) => Object.values<Route>(subject));
const isForStaff = ({ access }: Route): boolean =>
  access.roles !== 'public' && access.roles.some((role) => role !== 'guardian' && role !== 'secondGuardian');

test.each(languages)('every operation that reads or changes a child’s data has its words: %s', (language) => {
  const reads = all.filter((route) => route.method === 'GET' && isForStaff(route) && namesChildren(route));
  const changes = [attendance, health, placement, privacy, voucher]
    .flatMap((subject) => Object.values<Route>(subject))
    .filter(({ method }) => method === 'POST');
  expect(reads.length).toBeGreaterThan(3);
  expect(tracedOperations(language)).toEqual(expect.arrayContaining([...reads, ...changes].map(({ name }) => name)));
});
