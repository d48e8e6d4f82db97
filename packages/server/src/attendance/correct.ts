/**
 * The head of a kindergarten corrects a day of a closed month, and signs it (domain.md 2.10): the mark gets a new version, the frozen
 * register, the act and what was paid stay as they are, and the next act says the difference (docs/decisions/0027).
 */
import { createHash } from 'node:crypto';
import { attendanceRoutes } from '@balapan/api/attendance.ts';
import { markRefusal } from '@balapan/domain/attendance.ts';
import { addDays, type Day, firstDay, lastDay, monthOf } from '@balapan/domain/day.ts';
import { correctionBytes } from '@balapan/domain/markCorrection.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { calendarOf } from '../roster/queries.ts';
import { signingOperation, type Unsigned } from '../signing/signingOperation.ts';
import { frozenVersion, insertCorrection, providerSigner, wasMarked } from './correctionQueries.ts';
import { ownGroup, stayOn } from './mark.ts';
import { type GroupRow, insertMarks, marksOf, staysIn } from './queries.ts';

type Input = Unsigned<typeof attendanceRoutes.correctDay>;
type Wished = Pick<Input, 'childId' | 'day' | 'from' | 'to' | 'document'>;

export const correctDay = signingOperation(attendanceRoutes.correctDay, {
  find: async (sql, { input, rule, today }) => {
    const group = await ownGroup(sql, rule, input.careGroupId);
    await mustHold(sql, input, group, today);
    const provider = await providerSigner(sql, group.provider_id);
    const bytes = Buffer.from(correctionBytes(input));
    const document = {
      kind: 'markCorrection',
      id: input.correctionId,
      number: input.day,
      step: 'provider',
      providerId: group.provider_id,
      bytes,
      sha256: sha(bytes),
    } as const;
    const office = { role: 'head', providerId: group.provider_id };
    const by = { iinBin: provider?.bin ?? '', isEntrepreneur: provider?.legal_form === 'ip', office };
    return { document, by };
  },
  change: async ({ input, actor, now, sql, rule }) => {
    const group = await ownGroup(sql, rule, input.careGroupId);
    const { version, registerVersion } = await mustHold(sql, input, group, dayAt(now));
    const { correctionId: id, childId, day, from, to, document, reason } = input;
    if (actor.personId === null) throw refuse('access.forbidden');
    const of = { providerId: group.provider_id, careGroupId: group.id, day, by: actor.personId };
    if ((await insertMarks(sql, of, [{ childId, version, mark: to, document, reason }], now)) !== 1)
      throw refuse('request.stale');
    const bytes = correctionBytes(input);
    const made = { id, day, childId, providerId: group.provider_id, version, registerVersion, from, to, reason };
    const signed = { bytes, sha256: sha(bytes) };
    await insertCorrection(sql, { ...made, disputeId: null, personId: actor.personId, signed }, now);
    const payload = { correction: { id, day, childId, before: from, after: to, document, reason, registerVersion } };
    return { answer: { version }, events: [{ chain: group.provider_id, subjectId: childId, payload }] };
  },
});

/**
 * The version that the new mark has, and that of the register which will not know it.
 * @throws DomainError `register.open` while the month may still be marked, `request.stale` where another mark stands there,
 *   `request.invalid` where nothing changes or the month came in a file, `mark.*`
 */
export async function mustHold(
  sql: Runs,
  input: Wished,
  group: GroupRow,
  today: Day,
): Promise<{ version: number; registerVersion: number }> {
  const { childId, day, from, to, document } = input;
  const registerVersion = await frozenVersion(sql, group.provider_id, day);
  if (registerVersion === null) throw refuse('register.open');
  const month = monthOf(day);
  if (!(await wasMarked(sql, group.provider_id, firstDay(month), lastDay(month))))
    throw refuseField('day', 'request.invalid');
  const [before] = await marksOf(sql, [childId], day, day);
  if ((before?.mark ?? null) !== from || (before !== undefined && before.care_group_id !== group.id))
    throw refuse('request.stale');
  if (before?.mark === to && before.document === document) throw refuseField('to', 'request.invalid');
  const stays = await staysIn(sql, group.id, addDays(day, -400), addDays(day, 400));
  const stay = stayOn(
    stays.filter((one) => one.child_id === childId),
    day,
  );
  if (stay === null) throw refuseField('childId', 'request.notFound');
  const refusal = markRefusal(to, {
    day,
    today,
    isWorkingDay: (await calendarOf(sql as Parameters<typeof calendarOf>[0])).isWorkingDay(day),
    isClosed: to === 'quarantine' && document,
    enrolledFrom: (stay.period.from ?? day) as Day,
    enrolledTo: stay.period.to === null ? null : addDays(stay.period.to as Day, -1),
    isFrozen: false,
  });
  if (refusal !== null) throw refuseField('day', refusal);
  return { version: (before?.version ?? 0) + 1, registerVersion };
}

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
