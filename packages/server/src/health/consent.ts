/** The consent to a health file opens it; its end closes it. */
import { healthRoutes } from '@balapan/api/health.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { operatorOf, recordConsent } from '../privacy/consent.ts';
import { endConsents, readFullName, readOwnConsents, readText } from '../privacy/consentQueries.ts';
import { cipherOf, ownerOf } from './opened.ts';
import { closeFile, insertFile } from './queries.ts';

/** @throws DomainError request.notFound */
export const consent = readOperation(healthRoutes.consent, async ({ sql, actor, rule, input: { childId } }) => {
  rule.allow(rowOfChild(childId));
  const rows = await readOwnConsents(sql, actor.personId, rule.own('c', 3), 'health');
  const own = rows.find((row) => row.childId === childId);
  if (own === undefined) throw refuse('request.notFound');
  const { bin, ...name } = await operatorOf(sql);
  const texts = await readText(sql, 'health');
  const bodyIn = (language: string): string => texts.find((text) => text.language === language)?.body ?? '';
  const { givenAt, version } = own;
  return {
    operator: { name, bin },
    subject: await readFullName(sql, actor.personId),
    version: texts[0]?.version ?? 0,
    body: { kk: bodyIn('kk'), ru: bodyIn('ru'), en: bodyIn('en') },
    mayGive: actor.signsFor.includes(childId),
    given: givenAt === null || version === null ? null : { at: localIsoOf(givenAt), version },
  };
});

/** @throws DomainError as recordConsent; request.unavailable (no keys) */
export const giveConsent = writeOperation(healthRoutes.giveConsent, async (call) => {
  const { sql, house, now, newId, input } = call;
  const event = await recordConsent(call, 'health', input);
  const cipher = cipherOf(house);
  const { childId } = input;
  const id = newId();
  const { keyId, wrapped } = cipher.make(ownerOf({ id, childId }));
  await insertFile(sql, { id, childId, keyId, wrapped, at: now });
  return { answer: { givenAt: localIsoOf(now) }, events: [event] };
});

/**
 * Health data rest on the consent alone, so its end needs nobody's decision (law № 94-V, art. 8): nobody reads the file from
 * now on, and the next night it is destroyed.
 * @throws DomainError request.notFound, access.notRepresentative, health.noConsent
 */
export const endConsent = writeOperation(
  healthRoutes.endConsent,
  async ({ sql, actor: { personId }, now, rule, input: { childId } }) => {
    rule.allow(rowOfChild(childId));
    const file = await closeFile(sql, childId, now);
    const consents = await endConsents(sql, childId, 'health', { personId, at: now });
    if (file === null && consents === 0) throw refuse('health.noConsent');
    return {
      answer: { endedAt: localIsoOf(now) },
      events: [{ chain: null, subjectId: childId, payload: { child: childId, file, consents } }],
    };
  },
);
