import { isUuid, uuidMillis } from '@balapan/domain/ids.ts';
import pg from 'pg';
import { expect, test } from 'vitest';
import { makeHouse } from './house.ts';

const pool = new pg.Pool();

test('ids follow each other while the clock of a demonstration stands, and after it was put back', () => {
  let wall = 1_760_000_000_000;
  const house = makeHouse(pool, 'almaty', true, 1_757_561_400_000, { wall: () => wall });
  const ids: string[] = [];
  for (let n = 0; n < 20_000; n += 1) {
    if (n % 500 === 0) wall += 1;
    if (n === 9000) wall -= 10;
    ids.push(house.newId());
  }
  expect(ids.every(isUuid)).toBe(true);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(uuidMillis(ids[0] ?? '')).toBe(1_757_561_400_000);
});

test('outside a demonstration the real clock counts, whatever the row says', () => {
  const house = makeHouse(pool, 'almaty', false, 5, { wall: () => 1_760_000_000_000 });
  expect(house.now()).toBe(1_760_000_000_000);
  house.setClock(7);
  expect(house.now()).toBe(1_760_000_000_000);
});
