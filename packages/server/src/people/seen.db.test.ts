/** Who works where, as each reader sees it: places, actions, what is not theirs. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { describe, expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { tinyWorld } from '../testing/world.ts';
import { member, places, staff } from './read.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const administrator = await world.staff('administrator');
const departmentHead = await world.staff('departmentHead');
const kindergarten = await world.provider();
const other = await world.provider();
const group = await world.careGroup(kindergarten);
const otherGroup = await world.careGroup(other);
const head = await world.staff('head', { provider: kindergarten });
for (const role of ['accountant', 'methodist'] as const) await world.staff(role, { provider: kindergarten });
await world.staff('payerReleaser');

describe('what is seen', () => {
  test('a head sees the own team, an administrator the region; the actions are those that are allowed', async () => {
    const all = { state: 'all' as const, page: 1, size: 200 };
    const mine = await perform(house, head, staff, all);
    expect(mine.total).toBe(3);
    const places = new Set(mine.rows.map(({ place }) => place?.ru));
    expect([...places]).toEqual([kindergarten.name_ru]);
    expect((await perform(house, head, staff, { ...all, providerId: other.id })).rows).toEqual([]);
    const theirs = await perform(house, administrator, staff, { ...all, role: 'payerReleaser' });
    expect(theirs.rows[0]?.actions).toEqual(['end', 'replace']);
    expect((await perform(house, departmentHead, staff, all)).rows.flatMap(({ actions }) => actions)).not.toContain(
      'end',
    );
    const found = await perform(house, administrator, staff, {
      ...all,
      search: 'ким',
      organisation: 'financialCentre',
    });
    expect(found.total).toBe(1);
    expect(found.rows.every(({ name }) => name.startsWith('Ким'))).toBe(true);
    const stranger = (await world.staff('educator', { careGroup: otherGroup })).personId;
    await expect(perform(house, head, member, { personId: stranger })).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(perform(house, await world.staff('educator', { careGroup: group }), staff, all)).rejects.toMatchObject(
      {
        code: 'access.forbidden',
      },
    );
  });

  test('a head is offered the own groups, an administrator kindergartens by name', async () => {
    const own = await perform(house, head, places, {});
    expect(own.providers.map(({ providerId }) => providerId)).toEqual([kindergarten.id]);
    expect(own.providers[0]?.groups.map(({ careGroupId }) => careGroupId)).toContain(group.id);
    expect(own.roles).toEqual(['educator', 'methodist', 'accountant']);
    const found = await perform(house, administrator, places, { search: other.name_ru });
    expect(found.providers.map(({ providerId }) => providerId)).toContain(other.id);
    expect(found.roles).toContain('head');
  });
});
