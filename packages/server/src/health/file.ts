/** A child's health file: what stands in it, and a note written anew. */
import { healthRoutes } from '@balapan/api/health.ts';
import {
  healthValue,
  longestHealthText,
  readableKinds,
  vaccinationStates,
  writableKinds,
} from '@balapan/domain/health.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { fingerprint } from '../adapters/fieldCipher/fieldCipher.ts';
import { type Call, type ReadHandle, readOperation, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { boundOf, cipherOf, keyOf, openNotes } from './opened.ts';
import { insertNote, placeNow, readFiles, readNotes } from './queries.ts';

type Asked = Pick<Call<{ readonly childId: string }, ReadHandle | WriteHandle>, 'sql' | 'actor' | 'now' | 'input'> & {
  readonly rule: RuleAtWork<'child'>;
};

/** @throws DomainError request.notFound (of somebody else, of another kindergarten, or gone), access.notRepresentative */
async function mustBeWithin({ sql, actor, now, rule, input: { childId } }: Asked): Promise<void> {
  const place = await placeNow(sql, childId, actor.role === 'guardian', dayAt(now));
  if (place === null) throw refuse('request.notFound');
  rule.allow({ child: childId, ...place });
}

/**
 * What is known of a child's health, in the kinds that the role may read.
 * @throws DomainError request.notFound, request.unavailable (no keys), health.unreadable
 */
export const file = readOperation(healthRoutes.file, async (call) => {
  const { sql, actor, house, input } = call;
  const { childId } = input;
  await mustBeWithin(call);
  const cipher = cipherOf(house);
  const [open] = await readFiles(sql, [childId]);
  const kinds = readableKinds(actor.role);
  const notes = open === undefined ? [] : openNotes(cipher, open, await readNotes(sql, open.id));
  const signs = actor.role !== 'guardian' || actor.signsFor.includes(childId);
  return {
    childId,
    open: open !== undefined,
    consentedAt: open === undefined ? null : localIsoOf(open.openedAt),
    kinds: [...kinds],
    mayWrite: signs ? [...writableKinds(actor.role)] : [],
    notes: notes
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, value, note: { writtenAt, role } }) => ({ kind, value, writtenAt: localIsoOf(writtenAt), role })),
  };
});

/**
 * Writes a note; what stood there before stays as an older row until its term is over. The audit tells the kind and a keyed hash.
 * @throws DomainError request.notFound, access.notRepresentative, access.forbidden (a kind that the role does not write),
 *   health.noConsent, field.tooLong, field.unknownValue, request.unavailable, health.unreadable
 */
export const write = writeOperation(healthRoutes.write, async (call) => {
  const { sql, actor, house, now, newId } = call;
  const { childId, kind, value: written } = call.input;
  await mustBeWithin(call);
  if (!writableKinds(actor.role).includes(kind)) throw refuse('access.forbidden');
  const value = healthValue(kind, written);
  if (value === undefined && kind === 'vaccination') {
    throw refuseField('value', 'field.unknownValue', { allowed: vaccinationStates.join(', ') });
  }
  if (value === undefined) throw refuseField('value', 'field.tooLong', { limit: longestHealthText });
  const cipher = cipherOf(house);
  const [open] = await readFiles(sql, [childId]);
  if (open === undefined) throw refuse('health.noConsent');
  const key = keyOf(cipher, open);
  const id = newId();
  const sealed = cipher.seal(key, value ?? '', boundOf({ id, childId, kind }));
  await insertNote(sql, { id, kind, role: actor.role, file: open, sealed, by: actor.personId, at: now });
  const payload = { child: childId, note: id, kind, hash: value === null ? null : fingerprint(key, value) };
  return {
    answer: { writtenAt: localIsoOf(now) },
    events: [{ chain: null, subjectId: childId, payload }],
  };
});
