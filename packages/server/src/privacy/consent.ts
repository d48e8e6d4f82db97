/** Consents of legal representatives (law № 94-V, art. 8): what is read, and what is given. */
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type AuditEvent, type Call, readOperation, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { type RuleAtWork, rowOfChild } from '../kernel/rule.ts';
import {
  insertConsent,
  type Operator,
  type OwnConsentRow,
  type Purpose,
  readFullName,
  readMethod,
  readOperator,
  readOwnConsents,
  readText,
} from './consentQueries.ts';

export const givenOf = ({ givenAt, version, method, sha256 }: OwnConsentRow) =>
  givenAt === null || version === null || method === null || sha256 === null
    ? null
    : { at: localIsoOf(givenAt), version, method, sha256: sha256.toString('hex') };

export async function operatorOf(sql: Parameters<typeof readOperator>[0]): Promise<Operator> {
  const [operator] = await readOperator(sql);
  if (operator === undefined) throw new Error('the department is not among the organisations');
  return operator;
}

/** The text in force, named operator and subject, and each own child's consent. */
export const consents = readOperation(privacyRoutes.consents, async ({ sql, actor, rule }) => {
  const { bin, ...name } = await operatorOf(sql);
  const texts = await readText(sql);
  const bodyIn = (language: string): string => texts.find((text) => text.language === language)?.body ?? '';
  const rows = await readOwnConsents(sql, actor.personId, rule.own('c', 3));
  return {
    operator: { name, bin },
    subject: await readFullName(sql, actor.personId),
    version: texts[0]?.version ?? 0,
    body: { kk: bodyIn('kk'), ru: bodyIn('ru'), en: bodyIn('en') },
    children: rows.map((row) => ({
      childId: row.childId,
      name: row.name,
      mayGive: actor.signsFor.includes(row.childId),
      given: givenOf(row),
    })),
  };
});

type ConsentCall = Pick<Call<unknown, WriteHandle>, 'sql' | 'actor' | 'now' | 'newId'> & {
  readonly rule: RuleAtWork<'child'>;
};

export interface Given {
  readonly childId: string;
  readonly version: number;
  readonly language: 'kk' | 'ru' | 'en';
}

/**
 * Writes down the consent of a legal representative to a text as read.
 * @throws DomainError request.notFound, access.notRepresentative (a guardian who may only read), privacy.otherText,
 *   privacy.givenBefore
 */
export async function recordConsent(
  { sql, actor, now, newId, rule }: ConsentCall,
  purpose: Purpose,
  { childId, version, language }: Given,
): Promise<AuditEvent> {
  rule.allow(rowOfChild(childId));
  const rows = await readOwnConsents(sql, actor.personId, rule.own('c', 3), purpose);
  const row = rows.find((one) => one.childId === childId);
  if (row === undefined) throw refuse('request.notFound');
  const text = (await readText(sql, purpose)).find((one) => one.language === language);
  if (text === undefined || text.version !== version) throw refuseField('version', 'privacy.otherText');
  if (row.givenAt !== null && row.version === version) throw refuse('privacy.givenBefore');
  const { bin, ...name } = await operatorOf(sql);
  const { personId, sessionId, source } = actor;
  const method = (sessionId === undefined ? null : await readMethod(sql, sessionId)) ?? source;
  const id = newId();
  const { relation } = row;
  const operator = { operatorName: name[language], operatorBin: bin };
  const isNew = await insertConsent(sql, {
    id,
    purpose,
    childId,
    personId,
    relation,
    ...operator,
    text,
    method,
    at: now,
  });
  if (!isNew) throw refuse('privacy.givenBefore');
  const payload = { consent: id, child: childId, purpose, relation, version, language, method };
  return { chain: null, subjectId: childId, payload: { ...payload, sha256: text.sha256.toString('hex') } };
}

/**
 * A legal representative consents for a child. Given once: a second time changes nothing, a new version is given anew.
 * @throws DomainError as recordConsent
 */
export const giveConsent = writeOperation(privacyRoutes.giveConsent, async (call) => ({
  answer: { givenAt: localIsoOf(call.now) },
  events: [await recordConsent(call, 'service', call.input)],
}));
