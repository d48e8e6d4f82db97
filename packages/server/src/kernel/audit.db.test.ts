import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { tinyWorld } from '../testing/world.ts';
import { system } from './actor.ts';
import { regionChain } from './audit.ts';
import { brokenChains } from './auditCheck.ts';
import { changing } from './operation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const chain = world.newId();

const change = (payload: unknown) =>
  changing(house, system, 'test.change', async () => ({
    answer: null,
    events: [
      { chain, subjectId: null, payload },
      { chain: null, subjectId: null, payload: { sum: 12n, payload } },
      { chain, subjectId: null, payload: 'second' },
    ],
  }));

test('events are chained, one chain for each kindergarten, without gaps, also at once', async () => {
  await Promise.all([1, 2, 3, 4].map((n) => change({ n })));
  const rows = await world.query('SELECT chain_id, seq FROM ~audit_event ORDER BY chain_id, seq');
  expect(rows).toHaveLength(12);
  expect(rows.slice(4).map(({ seq }) => seq)).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]);
  expect(rows[0]).toEqual({ chain_id: regionChain, seq: 1n });
  expect(await brokenChains(house)).toEqual({ events: 12, broken: [] });
});

test('an operation that fails leaves neither rows nor events', async () => {
  const before = await world.query('SELECT count(*) AS n FROM ~audit_event');
  const failing = changing(house, system, 'test.change', async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await world.query('SELECT count(*) AS n FROM ~audit_event')).toEqual(before);
});
