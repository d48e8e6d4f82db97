/** A tiny city with acts that both sides have signed, the payer's three people with their keys, and shortcuts through the hands. */
import { type Authority, openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { writing } from '@balapan/database/scope.ts';
import { type TestDatabase, testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform, scopeOf } from '@balapan/server/kernel/operation.ts';
import { contractOf } from '@balapan/server/testing/month.ts';
import { insert, type ProviderRow } from '@balapan/server/testing/rows.ts';
import { district, tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { bankFileChanges } from '@balapan/server/treasury/bankFileChanges.ts';
import { oblige } from '@balapan/server/treasury/obligation.ts';
import { document } from '@balapan/server/treasury/packageRegister.ts';
import { makeRegister } from '@balapan/server/treasury/registerOperations.ts';
import { check, release, sign } from '@balapan/server/treasury/registerSteps.ts';

export type Somebody = Actor & { readonly personId: string; readonly appointmentId: string };
export const july = asMonth('2025-07');
export const payerBin = '120140000027';
export const payerIban = composeIban('601', '7131000012345');

export interface PaidAct {
  readonly id: string;
  readonly number: string;
  readonly provider: ProviderRow;
  readonly iban: string;
}

export interface Money {
  readonly db: TestDatabase;
  readonly world: World;
  readonly house: House;
  readonly authority: Authority;
  readonly people: Readonly<Record<'maker' | 'checker' | 'releaser', Somebody>>;
  /** An act of July with two signatures, of a kindergarten with an account at Kaspi. */
  act(total: bigint | number, over?: Readonly<Record<string, unknown>>, owed?: 'notOwed'): Promise<PaidAct>;
  /** A register of acts, signed by nobody. */
  make(acts: readonly PaidAct[]): Promise<string>;
  /** A signature of the sheet by a person of the payer's, base64. */
  cms(person: Somebody, registerId: string): Promise<string>;
  /** Through the hands up to the named one. */
  through(registerId: string, last: 'maker' | 'checker' | 'releaser'): Promise<void>;
}

export async function openMoney(): Promise<Money> {
  const db = await testDatabase();
  const world = await tinyWorld(db);
  const authority = await openAuthority();
  const house = { ...world.house, signatures: rsaVerifier([authority.rootPem]), origin: 'https://balapan.example' };
  await world.query(`UPDATE ~organisation SET iban = $1, bik = 'HSBKKZKX', kbe = '16' WHERE code = 'financialCentre'`, [
    payerIban,
  ]);
  const people = {
    maker: await world.staff('payerOperator'),
    checker: await world.staff('payerChecker'),
    releaser: await world.staff('payerReleaser'),
  };
  let serial = 0;
  const cms = async (person: Somebody, registerId: string): Promise<string> => {
    const { bytes } = await perform(house, people.maker, document, { registerId });
    return signed(world, authority, house, person, new Uint8Array(Buffer.from(bytes, 'base64')));
  };
  return {
    ...{ db, world, house, authority, people, cms },
    act: async (total, over = {}, owed) => {
      serial += 1;
      const provider = await world.provider();
      const iban = composeIban('722', `S${`${serial}`.padStart(12, '0')}`);
      await contractOf(world, provider, iban);
      const [contract] = await world.query<{ id: string }>('SELECT id FROM ~service_contract WHERE provider_id = $1', [
        provider.id,
      ]);
      const [id, number] = [world.newId(), `07-2025/${`${serial}`.padStart(4, '0')}`];
      const facts = { contract_id: contract?.id, payer: 'financialCentre', children: 1, payable_days: 20 };
      const signatures = { provider_signed_at: '2025-08-05', department_signed_at: '2025-08-08', due_on: '2025-09-07' };
      const stands = {
        state: 'signedByDepartment',
        desk: 'financialCentre',
        since: '2025-08-08',
        made_at: '2025-08-04',
      };
      await insert(world.query, 'act', {
        ...{ id, number, provider_id: provider.id, month: '2025-07-01', version: 1, district },
        ...{ total_tiyn: total, local_tiyn: total, republican_tiyn: 0 },
        ...{ ...facts, ...signatures, ...stands, ...over },
      });
      const amount = { local: tiyn(total), republican: tiyn(0) };
      const debt = { id, providerId: provider.id, programme: '360-202', month: july, day: asDay('2025-08-08'), amount };
      if (owed === undefined)
        await writing(house.pool, scopeOf(house, system), (sql) => oblige(sql, debt, { ...house, now: house.now() }));
      return { id, number, provider, iban };
    },
    make: async (acts) =>
      (await perform(house, people.maker, makeRegister, { month: july, actIds: acts.map(({ id }) => id) })).registerId,
    cms,
    through: async (registerId, last) => {
      const { maker, checker, releaser } = people;
      await perform(house, maker, sign, { registerId, cms: await cms(maker, registerId) });
      if (last === 'maker') return;
      await perform(house, checker, check, { registerId, cms: await cms(checker, registerId) });
      if (last === 'checker') return;
      const { changesHash } = await perform(house, releaser, bankFileChanges, { registerId });
      await perform(house, releaser, release, { registerId, cms: await cms(releaser, registerId), changesHash });
    },
  };
}

/** @param bin of whose organisation the certificate is */
export async function signed(
  world: World,
  authority: Authority,
  house: House,
  person: Somebody,
  bytes: Uint8Array,
  bin = payerBin,
): Promise<string> {
  const [row] = await world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT iin, surname, given_name FROM ~person WHERE id = $1',
    [person.personId],
  );
  const facts = {
    ...{ iin: row?.iin ?? '', surname: row?.surname ?? '', givenName: row?.given_name ?? '', patronymic: null },
    ...{ organisation: { bin, name: 'АО «Қаржы орталығы»' }, roles: ['canSign'] as const },
  };
  return Buffer.from(await authority.sign(facts, bytes, house.now())).toString('base64');
}
