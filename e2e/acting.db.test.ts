/** «и. о.» under what a deputy did: by the appointment of that day, for good, and under nobody else's deeds. */
import { journalRoutes } from '@balapan/api/journal.ts';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { journalOperations } from '@balapan/server/journal/operations.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { type Operation, perform, scopeOf } from '@balapan/server/kernel/operation.ts';
import { whoActed } from '@balapan/server/people/acting.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { signAsProvider } from '@balapan/server/settlement/moveOperations.ts';
import { act } from '@balapan/server/settlement/readActs.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import type { ProviderRow } from '@balapan/server/testing/rows.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { beforeAll, describe, expect, test } from 'vitest';

const db = await testDatabase();
const authority = await openAuthority();
type Staff = Actor & { readonly personId: string; readonly appointmentId: string };
let world: World;
let house: House;
let provider: ProviderRow;
let head: Staff;
let methodist: Staff;
let actId = '';

/** The methodist stands in for the head from the 8th to the 10th of September. */
beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, signatures: rsaVerifier([authority.rootPem]) };
  await world.at('2025-09-01');
  const made = await enrolled(world, 1);
  provider = made.provider;
  const mark = { day: asDay('2025-08-20'), mark: 'present' as const, document: false };
  await markDays(
    world,
    made.group,
    made.children.map((child) => ({ ...mark, child })),
    made.children,
  );
  head = await world.staff('head', { provider });
  methodist = await world.staff('methodist', { provider });
  await world.query(
    `INSERT INTO ~appointment (id, person_id, role, provider_id, period, deputy_for) VALUES ($1, $2, 'head', $3, '[2025-09-08,2025-09-11)', $4)`,
    [world.newId(), methodist.personId, provider.id, head.appointmentId],
  );
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  actId = (await world.query<{ id: string }>('SELECT id FROM ~act'))[0]?.id ?? '';
  const [person] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [methodist.personId]);
  const [document] = await world.query<{ bytes: Buffer }>('SELECT bytes FROM ~act_document WHERE act_id = $1', [actId]);
  const facts = {
    ...{ iin: person?.iin ?? '', surname: 'М', givenName: 'О', patronymic: null },
    organisation: { bin: provider.bin, name: 'Сад' },
    roles: ['canSign'] as const,
  };
  const cms = await authority.sign(facts, document?.bytes ?? Buffer.alloc(0), house.now());
  const deputy: Actor = { ...methodist, role: 'head', acting: true };
  await perform(house, deputy, signAsProvider, { actId, cms: Buffer.from(cms).toString('base64') });
});

const deed = (who: Staff, day: string, over: object = {}) => ({
  personId: who.personId,
  at: momentOf(asDay(day), '10:00'),
  roles: ['head'] as const,
  places: [provider.id],
  ...over,
});

test('under the move and the signature of the act, also long after the days are over', async () => {
  for (const day of ['2025-09-08', '2026-03-01']) {
    await world.at(day);
    const told = await perform(house, head, act, { actId });
    expect(told.moves.map(({ to, acting }) => [to, acting])).toEqual([
      ['draft', false],
      ['signedByProvider', true],
    ]);
    expect(told.signatures).toMatchObject([{ step: 'provider', acting: true }]);
  }
});

test('in the journal beside the name, in the list and in the event', async () => {
  await world.at('2025-09-11');
  const of = (route: object) => journalOperations.find((one) => one.route === route) as unknown as Operation<never>;
  const [event] = (
    (await perform(house, head, of(journalRoutes.events), {
      from: asDay('2025-09-08'),
      to: asDay('2025-09-08'),
      operation: 'settlement.signAsProvider',
      most: 50,
    } as never)) as { rows: { chain: string; seq: number; person: object }[] }
  ).rows;
  expect(event?.person).toMatchObject({ personId: methodist.personId, acting: true });
  const { chain = '', seq = 0 } = event ?? {};
  const one = await perform(house, head, of(journalRoutes.event), { chain, seq } as never);
  expect(one).toMatchObject({ person: { acting: true } });
});

describe('whoActed', () => {
  test('knows the first and the last day, the place and the role; nobody’s deed is nobody’s', async () => {
    const asked = [
      deed(methodist, '2025-09-07'),
      deed(methodist, '2025-09-08'),
      deed(methodist, '2025-09-10'),
      deed(methodist, '2025-09-11'),
      deed(methodist, '2025-09-09', { roles: ['methodist'] }),
      deed(methodist, '2025-09-09', { places: [head.personId] }),
      deed(methodist, '2025-09-09', { places: [] }),
      deed(head, '2025-09-09'),
      deed(methodist, '2025-09-09', { personId: null }),
      deed(methodist, '2025-09-09', { at: null }),
    ];
    expect(await asks(asked)).toEqual([false, true, true, false, false, false, true, false, false, false]);
    expect(await asks([])).toEqual([]);
  });

  test('whoever holds an own place of such a role there acts in that', async () => {
    const own = await world.staff('departmentSpecialist');
    const principal = await world.staff('departmentHead');
    await world.query(
      `INSERT INTO ~appointment (id, person_id, role, organisation, period, deputy_for)
       VALUES ($1, $2, 'departmentHead', 'department', '[2025-09-08,2025-09-11)', $3)`,
      [world.newId(), own.personId, principal.appointmentId],
    );
    const places = ['department'];
    const asked = [
      deed(own, '2025-09-09', { roles: ['departmentHead'], places }),
      deed(own, '2025-09-09', { roles: ['departmentSpecialist', 'departmentHead'], places }),
    ];
    expect(await asks(asked)).toEqual([true, false]);
  });
});

/** As an auditor sees the rows: appointments are no secret of a kindergarten. */
async function asks(deeds: Parameters<typeof whoActed>[1]): Promise<boolean[]> {
  const auditor = await world.staff('auditor');
  return reading(house.pool, scopeOf(house, auditor), (sql) => whoActed(sql, deeds));
}
