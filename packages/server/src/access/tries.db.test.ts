import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../kernel/house.ts';
import { tinyWorld } from '../testing/world.ts';
import { countTry, forgetTries, tryLimits } from './tries.ts';

const db = await testDatabase();
let house: House;
let wall = 1_757_561_400_000;

beforeAll(async () => {
  house = { ...(await tinyWorld(db)).house, wall: () => wall };
});

const { most, waitSeconds } = tryLimits.password;
const tryOften = (key: string, times: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: times }, () =>
      countTry(house, 'password', key).then(
        () => 'taken',
        (error: { fact: { code: string; params: object } }) => JSON.stringify(error.fact),
      ),
    ),
  );

describe('tries', () => {
  it('that come all at once are taken up to the limit, the others told how long to wait', async () => {
    const told = await tryOften('somebody', most + 7);
    expect(told.filter((one) => one === 'taken')).toHaveLength(most);
    const waits = told.filter((one) => one !== 'taken');
    expect(new Set(waits)).toEqual(
      new Set([JSON.stringify({ code: 'request.tooMany', params: { seconds: waitSeconds } })]),
    );
  });

  it('of one do not count for another, nor for another kind', async () => {
    await tryOften('blocked', most + 1);
    expect(await tryOften('another', 1)).toEqual(['taken']);
    await expect(countTry(house, 'secondFactor', 'blocked')).resolves.toBeUndefined();
  });

  it('are taken again after the wait, and forgotten after a success', async () => {
    await tryOften('waiting', most + 1);
    wall += waitSeconds * 1000;
    expect(await tryOften('waiting', most)).toEqual(Array.from({ length: most }, () => 'taken'));
    await forgetTries(house, 'password', 'waiting');
    expect(await tryOften('waiting', most)).toEqual(Array.from({ length: most }, () => 'taken'));
  });

  it('keep no word of whose they are', async () => {
    await countTry(house, 'smsSend', '+77011234567');
    const { rows } = await db.pool.query('SELECT try_count::text AS row FROM almaty.try_count');
    expect(rows.map(({ row }) => row).join()).not.toContain('7011234567');
  });
});
