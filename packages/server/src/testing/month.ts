/** What tests of a month need beside the tiny city: contracts, accounts, marks and confirmations, written as the owner. */
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { CareGroupRow, ChildRow, PersonRow, ProviderRow } from './rows.ts';
import type { World } from './world.ts';

export interface Marked {
  readonly child: { readonly id: string };
  readonly day: Day;
  readonly mark: Mark;
  readonly document: boolean;
  readonly version?: number;
}

type Child = ChildRow & { guardian: PersonRow };

/** A contract that the Financial Centre pays and an account at a bank. */
export async function contractOf(world: World, provider: { id: string }, iban = 'KZ18722S000012345678'): Promise<void> {
  await world.query(
    `INSERT INTO ~service_contract (id, provider_id, number, signed_on, period, programme, payer)
     VALUES ($1, $2, $3, '2025-07-01', '[2025-07-01,)', '360-202', 'financialCentre')`,
    [world.newId(), provider.id, `Д-${provider.id.slice(-4)}`],
  );
  await world.query(
    `INSERT INTO ~provider_account (id, provider_id, iban, bik, kbe, period) VALUES ($1, $2, $3, 'CASPKZKA', '17', '[2025-07-01,)')`,
    [world.newId(), provider.id, iban],
  );
}

/** A kindergarten with a contract, one group and children in it since July. */
export async function enrolled(
  world: World,
  count: number,
  kind = 'general',
): Promise<{ provider: ProviderRow; group: CareGroupRow; children: Child[] }> {
  const provider = await world.provider();
  await contractOf(world, provider);
  const group = await world.careGroup(provider, { kind });
  const children: Child[] = [];
  for (let at = 0; at < count; at += 1) {
    const child = await world.child();
    await world.enrolment(child, group);
    children.push(child);
  }
  return { provider, group, children };
}

/** Writes marks, and confirmations of the month for some children. */
export async function markDays(
  world: World,
  group: CareGroupRow,
  marks: readonly Marked[],
  confirmed: readonly { readonly id: string }[],
  month = '2025-08',
): Promise<void> {
  await world.query(
    `INSERT INTO ~attendance_mark (day, child_id, version, provider_id, care_group_id, mark, document, marked_at, reason)
     SELECT n.day, n.child_id, n.version, $1, $2, n.mark, n.document, '2025-09-01', CASE WHEN n.version > 1 THEN 'test' END
       FROM unnest($3::date[], $4::uuid[], $5::smallint[], $6::text[], $7::boolean[]) AS n (day, child_id, version, mark, document)`,
    [
      group.provider_id,
      group.id,
      marks.map(({ day }) => day),
      marks.map(({ child }) => child.id),
      marks.map(({ version }) => version ?? 1),
      marks.map(({ mark }) => mark),
      marks.map(({ document }) => document),
    ],
  );
  await world.query(
    `INSERT INTO ~month_confirmation (month, child_id, provider_id, person_id, confirmed_at, method)
     SELECT $1, g.child_id, $2, g.person_id, '2025-09-05', 'cabinet' FROM ~guardianship g WHERE g.child_id = ANY ($3::uuid[])`,
    [`${month}-01`, group.provider_id, confirmed.map(({ id }) => id)],
  );
}
