/** Consents of legal representatives (law № 94-V, art. 8): what is read, and what is given. */
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import {
  insertConsent,
  type Operator,
  type OwnConsentRow,
  readFullName,
  readMethod,
  readOperator,
  readOwnConsents,
  readText,
} from './consentQueries.ts';

const givenOf = ({ givenAt, version, method, sha256 }: OwnConsentRow) =>
  givenAt === null || version === null || method === null || sha256 === null
    ? null
    : { at: localIsoOf(givenAt), version, method, sha256: sha256.toString('hex') };

async function operatorOf(sql: Parameters<typeof readOperator>[0]): Promise<Operator> {
  const [operator] = await readOperator(sql);
  if (operator === undefined) throw new Error('the department is not among the organisations');
  return operator;
}

/** The text in force, named operator and subject, and each own child's consent. */
export const consents = readOperation(privacyRoutes.consents, async ({ sql, actor }) => {
  const { bin, ...name } = await operatorOf(sql);
  const texts = await readText(sql);
  const bodyIn = (language: string): string => texts.find((text) => text.language === language)?.body ?? '';
  const rows = await readOwnConsents(sql, actor.personId);
  return {
    operator: { name, bin },
    subject: await readFullName(sql, actor.personId),
    version: texts[0]?.version ?? 0,
    body: { kk: bodyIn('kk'), ru: bodyIn('ru'), en: bodyIn('en') },
    children: rows.map((row) => ({
      childId: row.childId,
      name: row.name,
      mayGive: row.signs,
      given: givenOf(row),
    })),
  };
});

/**
 * A legal representative consents for a child. Given once: a second time changes nothing, a new version is given anew.
 * @throws DomainError request.notFound, privacy.notRepresentative (a guardian who may only read), privacy.otherText
 */
export const giveConsent = writeOperation(
  privacyRoutes.giveConsent,
  async ({ sql, actor, now, newId, input: { childId, version, language } }) => {
    const row = (await readOwnConsents(sql, actor.personId)).find((one) => one.childId === childId);
    if (row === undefined) throw refuse('request.notFound');
    if (!row.signs) throw refuse('privacy.notRepresentative');
    const text = (await readText(sql)).find((one) => one.language === language);
    if (text === undefined || text.version !== version) throw refuseField('version', 'privacy.otherText');
    if (row.givenAt !== null && row.version === version) throw refuse('privacy.givenBefore');
    const { bin, ...name } = await operatorOf(sql);
    const { personId, sessionId, source } = actor;
    const method = (sessionId === undefined ? null : await readMethod(sql, sessionId)) ?? source;
    const id = newId();
    await insertConsent(sql, {
      id,
      childId,
      personId,
      relation: row.relation,
      operatorName: name[language],
      operatorBin: bin,
      text,
      method,
      at: now,
    });
    const payload = { consent: id, child: childId, relation: row.relation, version, language, method };
    return {
      answer: { givenAt: localIsoOf(now) },
      events: [{ chain: null, subjectId: childId, payload: { ...payload, sha256: text.sha256.toString('hex') } }],
    };
  },
);
