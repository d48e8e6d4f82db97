/** Outer keys are changed under applications that show codes: broken off in the middle, gone on with, the old key taken out. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldCipher } from '../../adapters/fieldCipher/fieldCipher.ts';
import type { House } from '../../kernel/house.ts';
import { type Door, type Enrolled, openDoor } from '../../testing/door.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { rotateSecrets } from './rotateSecrets.ts';

const db = await testDatabase();
const [old, next] = [
  { id: 'old', key: new Uint8Array(32).fill(7) },
  { id: 'next', key: new Uint8Array(32).fill(9) },
];
let world: World;
const doors: Door[] = [];
const staff: Enrolled[] = [];

beforeAll(async () => {
  world = await tinyWorld(db);
  for (const fields of [fieldCipher([old]), fieldCipher([next, old]), fieldCipher([next])])
    doors.push(await openDoor(world, { fields }));
  for (const role of ['payerOperator', 'payerChecker', 'payerReleaser'] as const)
    staff.push((await doors[0]?.enrol(await world.staff(role))) as Enrolled);
});
afterAll(() => Promise.all(doors.map(({ app }) => app.close())));

const keys = async (): Promise<string[]> =>
  (await world.query<{ key_id: string }>(`SELECT key_id FROM ~second_factor ORDER BY id`)).map(({ key_id }) => key_id);
const house = (at: number): House => (doors[at] as Door).house;
/** Whether each of the staff comes in with a code, by the keys of a door. */
async function comeIn(at: number): Promise<boolean[]> {
  const door = doors[at] as Door;
  const told: boolean[] = [];
  for (const one of staff) {
    // Each door has a clock of its own; a code is good once.
    door.tick(86_400 * (at + 1));
    told.push((await door.signIn(one)).status === 200);
  }
  return told;
}

test('broken off after the first, both kinds are open with both keys; run again it seals the rest', async () => {
  expect(await keys()).toEqual(['old', 'old', 'old']);
  const second = staff.map(({ factorId }) => factorId).sort()[1];
  await world.query(
    `CREATE FUNCTION ~break_off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken off''; END'`,
  );
  await world.query(
    `CREATE TRIGGER break_off BEFORE UPDATE OF secret ON ~second_factor FOR EACH ROW WHEN (old.id = '${second}') EXECUTE FUNCTION ~break_off()`,
  );
  await expect(rotateSecrets(house(1), 1)).rejects.toThrow('broken off');
  expect(await keys()).toEqual(['next', 'old', 'old']);
  expect(await comeIn(1)).toEqual([true, true, true]);
  await world.query('DROP TRIGGER break_off ON ~second_factor');
  expect(await rotateSecrets(house(1), 1)).toEqual({ keyId: 'next', from: { old: 2 } });
  expect(await rotateSecrets(house(1), 1)).toEqual({ keyId: 'next', from: {} });
  expect(await keys()).toEqual(['next', 'next', 'next']);
});

test('then the old key may go: codes are good with the new one alone, and with the old one alone no more', async () => {
  expect(await comeIn(2)).toEqual([true, true, true]);
  expect((await comeIn(0)).some((isIn) => isIn)).toBe(false);
});

test('each batch is told to the audit, without a secret', async () => {
  const told = await world.query<{ payload: object }>(
    `SELECT payload FROM ~audit_event WHERE operation = 'access.rotateSecrets' ORDER BY seq`,
  );
  expect(told.map(({ payload }) => payload)).toEqual([1, 1, 1, 0, 0].map((rows) => ({ keyId: 'next', rows })));
});

test('a factor whose key nobody has any more stops it, and nothing of its batch is changed', async () => {
  const strange = { ...house(2), fields: fieldCipher([{ id: 'third', key: new Uint8Array(32).fill(3) }]) };
  await expect(rotateSecrets(strange)).rejects.toThrow('not known here');
  expect(await keys()).toEqual(['next', 'next', 'next']);
});
