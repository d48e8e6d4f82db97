/** The list of staff whom the reader may help: what each comes in with, what waits, what the reader may do about it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { type Post, reaches } from '@balapan/domain/accessHands.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../../kernel/actor.ts';
import { readOperation } from '../../kernel/operation.ts';
import { type PostRow, postsOfAll, type Reach, type StaffRow, staffInReach } from './recoveryQueries.ts';

type Answer = AnswerOf<typeof staffSignInRoutes.staffAccess>['rows'][number];

/** Whose list it is: a head's own kindergarten, the payer's own people, else the region. */
function reachOf({ role, providers }: Actor): Reach {
  if (role === 'head')
    return { providerId: providers[0] ?? '00000000-0000-0000-0000-000000000000', organisation: null };
  return { providerId: null, organisation: role === 'payerReleaser' ? 'financialCentre' : null };
}

export const staffAccess = readOperation(
  staffSignInRoutes.staffAccess,
  async ({ sql, actor, now, house, input: { search = '', which, page, size } }) => {
    const today = dayAt(now);
    const rows = await staffInReach(sql, {
      ...reachOf(actor),
      search,
      waitingOnly: which === 'waiting',
      today,
      wall: house.wall(),
      from: (page - 1) * size,
      size,
    });
    const posts = Map.groupBy(
      await postsOfAll(
        sql,
        rows.map(({ personId }) => personId),
        today,
      ),
      ({ personId }) => personId,
    );
    return {
      rows: rows.map((row) => viewOf(row, posts.get(row.personId) ?? [], actor)),
      total: rows[0]?.total ?? 0,
    };
  },
  { accounts: 'the list tells who has a password and how many factors; its queries name the reader’s own reach' },
);

function viewOf(row: StaffRow, posts: readonly PostRow[], actor: Actor): Answer {
  const { personId, name, hasPassword, factors, invitedUntil, recoveryId } = row;
  const isWaiting = recoveryId !== null && row.askedAt !== null && row.recoveryEndsAt !== null;
  return {
    personId,
    name,
    posts: posts.map(({ role, placeKk, placeRu, placeEn }) => ({
      role,
      place:
        placeKk === null || placeRu === null || placeEn === null ? null : { kk: placeKk, ru: placeRu, en: placeEn },
    })),
    hasPassword,
    factors,
    invitedUntil: invitedUntil === null ? null : localIsoOf(invitedUntil),
    recovery: isWaiting
      ? {
          recoveryId,
          reason: row.reason ?? '',
          askedBy: row.askedBy ?? '',
          askedAt: localIsoOf(row.askedAt ?? 0),
          endsAt: localIsoOf(row.recoveryEndsAt ?? 0),
          own: row.askedById === actor.personId,
        }
      : null,
    may: mayOf(row, posts, actor),
  };
}

/** The same rule that the operations ask. */
function mayOf(row: StaffRow, posts: readonly Post[], actor: Actor): Answer['may'] {
  const hand = { role: actor.role, providerId: actor.providers[0] ?? null };
  if (row.personId === actor.personId || !reaches(hand, posts)) return [];
  if (row.recoveryId !== null) return row.askedById === actor.personId ? ['drop'] : ['confirm', 'drop'];
  return row.hasPassword || row.factors > 0 ? ['ask'] : ['invite'];
}
