/**
 * A tiny city for tests: builders with defaults over a test database, written as the database's owner. Its clock stands at
 * Thursday 2025-09-11 08:30. Each builder returns what it made; what a test does not care about gets a default.
 */
import type { Role } from '@balapan/api/roles.ts';
import { scopeOfRole } from '@balapan/api/roles.ts';
import type { TestDatabase } from '@balapan/database/testing/database.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asDay, type Day } from '@balapan/domain/day.ts';
import { isoOf, momentOf, parseIso } from '@balapan/domain/moment.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { fieldCipher } from '../adapters/fieldCipher/fieldCipher.ts';
import { type Actor, stranger } from '../kernel/actor.ts';
import { type House, makeHouse } from '../kernel/house.ts';
import * as rows from './rows.ts';

export interface World {
  readonly house: House;
  /** Runs a statement as the owner: no row-level security. */
  query<T extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>;
  newId(): string;
  /** Puts the clock of the region and of the house. */
  at(day: string, time?: string): Promise<number>;
  provider(over?: Partial<rows.ProviderRow>): Promise<rows.ProviderRow>;
  careGroup(
    provider: { id: string },
    over?: Partial<rows.CareGroupRow> & { enrolled?: number; held?: number },
  ): Promise<rows.CareGroupRow>;
  person(over?: Partial<rows.PersonRow>): Promise<rows.PersonRow>;
  /** A child with one guardian who signs. */
  child(over?: Partial<rows.ChildRow>): Promise<rows.ChildRow & { guardian: rows.PersonRow }>;
  enrolment(child: { id: string }, group: rows.CareGroupRow, from?: string, to?: string | null): Promise<string>;
  /** A waiting application of a new child, or of the given one. */
  application(
    over?: Partial<rows.ApplicationRow> & { child?: rows.ChildRow & { guardian: rows.PersonRow } },
  ): Promise<rows.ApplicationRow & { guardian: rows.PersonRow }>;
  /** A person with an appointment, as an actor. */
  staff(
    role: Role,
    place?: { provider?: { id: string }; careGroup?: { id: string; provider_id: string }; district?: string },
  ): Promise<Actor & { appointmentId: string; personId: string }>;
  /** The guardian of children, as an actor. */
  parent(...children: readonly { id?: string; child_id?: string; guardian: { id: string } }[]): Actor;
}

/** The district of every kindergarten of the tiny city. */
export const district = '751710000';

const clockDay = '2025-09-11';

/** Fills a region of the database: calendar 2024–2027, policy 1, district, organisations, norm, fee, budget. */
export async function tinyWorld(db: TestDatabase, region = 'almaty'): Promise<World> {
  const { pool } = db;
  const start = momentOf(asDay(clockDay), '08:30');
  const query = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await pool.query(text.replaceAll('~', `${region}.`), [...values])).rows as T[];
  const house = makeHouse(pool, region, true, start, {
    // Other ids and numbers than those of another region in the same database.
    random: counting(region === 'almaty' ? 1 : 2),
    fields: fieldCipher([{ id: 'test', key: new Uint8Array(32).fill(7) }]),
  });
  await rows.baseRows(query, {
    region,
    start,
    district,
    calendar: draftCalendar(2024, 2027),
    policy: policyInForce20250701,
  });
  let serial = region === 'almaty' ? 0 : 1000;
  const next = (): number => (serial += 1);
  const make = rows.makers(query, house.newId, next, district);
  return {
    house,
    query,
    newId: house.newId,
    at: async (day, time = '08:30') => {
      const moment = parseIso(day) ?? momentOf(asDay(day as Day), time);
      await query('UPDATE ~region SET clock_at = $1::timestamptz', [isoOf(moment)]);
      house.setClock(moment);
      return moment;
    },
    ...make,
    staff: async (role, { provider, careGroup, district: kato } = {}) => {
      const person = await make.person({ staff: true });
      const providerId = provider?.id ?? careGroup?.provider_id ?? null;
      const organisation = role.startsWith('department')
        ? 'department'
        : role.startsWith('payer')
          ? 'financialCentre'
          : null;
      const appointmentId = await make.appointment(
        person.id,
        role,
        providerId,
        careGroup?.id ?? null,
        kato ?? null,
        organisation,
      );
      const one = (id: string | null | undefined): string[] => (id == null ? [] : [id]);
      return {
        personId: person.id,
        appointmentId,
        role,
        source: 'web',
        kind: scopeOfRole[role],
        districts: one(kato),
        providers: one(providerId),
        careGroups: one(careGroup?.id),
        children: [],
        signsFor: [],
        organisation,
      };
    },
    parent: (...children) => {
      const ids = children.flatMap((child) => child.child_id ?? child.id ?? []);
      const personId = children[0]?.guardian.id ?? null;
      return { ...stranger, personId, role: 'guardian', kind: 'child', children: ids, signsFor: ids };
    },
  };
}

/** Random bytes that are none: the same ids in each run. */
function counting(seed: number): (bytes: Uint8Array) => void {
  let state = seed;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = state >>> 24;
    }
  };
}
