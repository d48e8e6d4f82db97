/** Kindergartens that have one of each thing that rights are about, for the tests of rights. */
import type { Role } from '@balapan/api/roles.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import type { Actor } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { proposeCapacity } from '../proposal/makeOperations.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { contractOf, markDays } from './month.ts';
import { insert } from './rows.ts';
import type { World } from './world.ts';

export interface Place {
  /** A value for each field of an input that names something. */
  readonly ids: Readonly<Record<string, string>>;
  /** The guardian, and those who work in the kindergarten or its district. */
  readonly actors: Readonly<Partial<Record<Role, Actor>>>;
  /** What nobody but its own people and the region may read: ids, numbers and all of the personal. */
  readonly secrets: readonly string[];
  /** Names, numbers, phones and words of its families. */
  readonly personal: readonly string[];
}

/** A kindergarten with a closed month, a dispute, a referral, a request about data, a proposal; a child in it, and one that waits for it. */
export async function makePlace(world: World, kato: string, iban: string): Promise<Place> {
  const provider = await world.provider({ district: kato });
  const n = provider.number;
  await contractOf(world, provider, iban);
  const group = await world.careGroup(provider);
  const child = await world.child({ surname: `Секретов${n}`, given_name: `Айлан${n}` });
  const waiting = await world.child({ surname: `Скрытов${n}`, given_name: `Ерлан${n}` });
  const { guardian } = child;
  const phone = `+77${String(70_000_000 + n).padStart(9, '0')}`;
  await world.query('UPDATE ~person SET given_name = $2, phone = $3 WHERE id = $1', [
    guardian.id,
    `Мамагуль${n}`,
    phone,
  ]);
  await insert(world.query, 'guardianship', {
    child_id: waiting.id,
    person_id: guardian.id,
    relation: 'mother',
    signs: true,
  });
  await world.enrolment(child, group);
  const day = '2025-08-15' as Day;
  await markDays(world, group, [{ child, day, mark: 'present', document: false }], [child]);
  const disputeId = world.newId();
  await insert(world.query, 'day_dispute', {
    id: disputeId,
    number: n,
    day,
    child_id: child.id,
    provider_id: provider.id,
    person_id: guardian.id,
    claim: 'ill',
    note: `тайна ${n}`,
    opened_at: '2025-09-05',
    answer_by: '2025-09-12',
    state: 'open',
  });
  await markDays(world, group, [{ child, day: '2025-08-18' as Day, mark: 'present', document: false }], []);
  await closeMonth(world.house, { month: asMonth('2025-08'), providers: [provider.id] });
  const [act] = await world.query<{ id: string }>('SELECT id FROM ~act WHERE provider_id = $1', [provider.id]);
  const actId = act?.id ?? '';
  await world.query('UPDATE ~act SET note = $2 WHERE id = $1', [actId, `замечание ${n}`]);
  const application = await world.application({ child: { ...waiting, guardian }, state: 'accepted' });
  await world.query('UPDATE ~application SET district = $2 WHERE id = $1', [application.id, kato]);
  const [voucherId, referralId, requestId, registerId] = [world.newId(), world.newId(), world.newId(), world.newId()];
  await insert(world.query, 'voucher', {
    id: voucherId,
    number: `V-${n}`,
    child_id: waiting.id,
    application_id: application.id,
    state: 'choosing',
    state_since: '2025-09-10',
    issued_at: '2025-09-10',
    choose_by: '2025-09-17',
  });
  await insert(world.query, 'referral', {
    id: referralId,
    voucher_id: voucherId,
    child_id: waiting.id,
    provider_id: provider.id,
    care_group_id: group.id,
    chosen_at: '2025-09-10',
    state: 'sent',
  });
  await insert(world.query, 'data_request', {
    id: requestId,
    kind: 'objection',
    child_id: child.id,
    person_id: guardian.id,
    body: `прошу ${n}`,
    made_at: '2025-09-10',
    due_at: '2025-09-15',
    state: 'open',
  });
  const pastId = world.newId();
  for (const [id, number, state] of [
    [registerId, n, 'draft'],
    [pastId, n + 5000, 'reconciled'],
  ] as const)
    await insert(world.query, 'payment_register', {
      ...{ id, number, state, payer: 'financialCentre', month: '2025-07-01', made_at: '2025-09-01' },
      ...{ payments: 0, total_tiyn: 0, sha256: Buffer.alloc(32) },
    });
  const [paymentId, changeId] = [world.newId(), world.newId()];
  await insert(world.query, 'payment', {
    ...{ id: paymentId, register_id: pastId, act_id: actId, provider_id: provider.id, payer: 'financialCentre' },
    ...{ document_number: `${70_000 + n}`, iban, bik: 'CASPKZKA', amount_tiyn: 100, state: 'returned' },
    ...{ sent_on: '2025-09-01', settled_on: '2025-09-02', return_reason: 'other', return_words: `возврат ${n}` },
  });
  await insert(world.query, 'account_change', {
    ...{ id: changeId, payment_id: paymentId, provider_id: provider.id, iban: 'KZ306017131000012345', bik: 'HSBKKZKX' },
    ...{ kbe: '17', made_by: guardian.id, made_at: '2025-09-03', state: 'proposed' },
  });
  const member = await world.staff('educator', { careGroup: group });
  const actors: Partial<Record<Role, Actor>> = {
    guardian: { ...world.parent(child, waiting), personId: guardian.id },
    educator: await world.staff('educator', { careGroup: group }),
    districtSpecialist: await world.staff('districtSpecialist', { district: kato }),
  };
  for (const role of ['head', 'accountant', 'methodist'] as const) actors[role] = await world.staff(role, { provider });
  const proposal = { careGroupId: group.id, capacity: 25, from: '2025-09-11' as Day, reason: `замысел ${n}` };
  const { proposalId } = await perform(world.house, actors.head as Actor, proposeCapacity, proposal);
  const names = [child, waiting].flatMap((one) => [one.surname, one.given_name, one.iin, one.guardian.surname]);
  const personal = [...names, phone, `Мамагуль${n}`, `тайна ${n}`, `прошу ${n}`, `замечание ${n}`, proposal.reason];
  return {
    ids: {
      childId: child.id,
      waitingId: waiting.id,
      guardianId: guardian.id,
      personId: member.personId,
      chain: provider.id,
      appointmentId: member.appointmentId,
      careGroupId: group.id,
      providerId: provider.id,
      applicationId: application.id,
      applicationNumber: application.number,
      actId,
      disputeId,
      voucherId,
      referralId,
      requestId,
      registerId,
      proposalId,
      paymentId,
      changeId,
    },
    actors,
    secrets: [
      ...personal,
      ...[child, waiting].flatMap((one) => [one.id, one.guardian.id]),
      ...[disputeId, actId, application.id, application.number, voucherId, referralId, requestId, proposalId],
      ...[paymentId, changeId, `возврат ${n}`],
    ],
    personal,
  };
}
