import type { Route } from '@balapan/api/contract.ts';
import { routes } from '@balapan/api/routes.ts';
import { languages } from '@balapan/domain/text/language.ts';
import { expect, test } from 'vitest';
import { actText } from './journalActs.ts';

test.each(languages)('every change that an event can tell has words of its own in the journal: %s', (language) => {
  const changes = Object.values(routes)
    .flatMap((subject) => Object.values<Route>(subject))
    .filter(({ method }) => method !== 'GET');
  expect(changes.length).toBeGreaterThan(50);
  const nameless = actText('nothing.atAll', language);
  expect(changes.map(({ name }) => name).filter((name) => actText(name, language) === nameless)).toEqual([]);
});
