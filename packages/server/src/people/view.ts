/** An appointment as it is shown: where it stands today, and what the reader may do with it. */
import { appointedBy, confirmers, replacedBy } from '@balapan/api/appointing.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { peopleRoutes } from '@balapan/api/people.ts';
import { appointmentState, type Days } from '@balapan/domain/appointment.ts';
import type { Day } from '@balapan/domain/day.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import type { AppointmentRow } from './queries.ts';

export type AppointmentView = AnswerOf<typeof peopleRoutes.staff>['rows'][number];
type Action = AppointmentView['actions'][number];

/** Kindergartens that a reader's look is held to; null: the region. */
export function ownProviders(actor: Actor): readonly string[] | null {
  return actor.kind === 'provider' ? actor.providers : null;
}

/** Whether the actor decides over appointments of that role and place. `deputy`: of one who stands in for somebody. */
export function mayHandle(
  actor: Actor,
  { role, providerId, deputy }: Pick<AppointmentRow, 'role' | 'providerId'> & { readonly deputy: boolean },
): boolean {
  const roles = deputy ? replacedBy(actor.role) : appointedBy(actor.role);
  const own = ownProviders(actor);
  return roles.includes(role) && (own === null || (providerId !== null && own.includes(providerId)));
}

/** Whether the actor may name a deputy; whoever stands in for somebody finds no further one for that place. */
export function mayReplace(actor: Actor, row: Pick<AppointmentRow, 'role' | 'providerId'>): boolean {
  if (actor.acting === true && actor.role === row.role) return false;
  return mayHandle(actor, { ...row, deputy: true });
}

export function viewOf(row: AppointmentRow, actor: Actor, today: Day): AppointmentView {
  const { id, personId, name, role, placeKk: kk, placeRu: ru, placeEn: en, groupName: group } = row;
  const held: Days | null = row.heldFrom === null ? null : { from: row.heldFrom, to: row.heldTo };
  const ordered: Days = { from: row.orderedFrom, to: row.orderedTo };
  const state = appointmentState({ ordered, held, ended: row.ended }, today);
  const said = (by: string | null, at: number | null) =>
    by === null || by === '' || at === null ? null : { name: by, at: localIsoOf(at) };
  return {
    appointmentId: id,
    personId,
    name,
    role,
    place: kk === null || ru === null || en === null ? null : { kk, ru, en },
    group,
    ordered,
    held,
    state,
    deputyFor: row.deputyForId === null ? null : { appointmentId: row.deputyForId, name: row.deputyForName ?? '' },
    deputy:
      row.deputyId === null || row.deputyFrom === null
        ? null
        : { appointmentId: row.deputyId, name: row.deputyName ?? '', from: row.deputyFrom, to: row.deputyTo },
    order: row.orderNumber === null || row.orderDate === null ? null : { number: row.orderNumber, date: row.orderDate },
    madeBy: said(row.madeByName, row.madeAt),
    confirmedBy: said(row.confirmedByName, row.confirmedAt),
    actions: actionsOn(row, actor, state, held, ordered),
  };
}

function actionsOn(
  row: AppointmentRow,
  actor: Actor,
  state: AppointmentView['state'],
  held: Days | null,
  ordered: Days,
): Action[] {
  const handles = mayHandle(actor, { ...row, deputy: row.deputyForId !== null });
  if (state === 'waiting') {
    const mine = row.madeById === actor.personId;
    const confirms = (confirmers as readonly string[]).includes(actor.role) && !mine && row.personId !== actor.personId;
    return [...(confirms ? (['confirm', 'refuse'] as const) : []), ...(handles ? (['withdraw'] as const) : [])];
  }
  if (held === null || state === 'past') return [];
  const actions: Action[] = [];
  if (handles) {
    actions.push(state === 'future' ? 'withdraw' : 'end');
    if (held.to !== ordered.to) actions.push('keepOn');
  }
  if (row.deputyForId === null && row.deputyId === null && mayReplace(actor, row)) actions.push('replace');
  return actions;
}
