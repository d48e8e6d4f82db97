/** An act on paper: form Р-1 for whoever reads the act, its annex for those who see its children's data. */
import { actPaperRoutes } from '@balapan/api/actPaper.ts';
import type { Runs } from '../../kernel/audit.ts';
import { readOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import type { RuleAtWork } from '../../kernel/rule.ts';
import { readAct } from '../actReads.ts';
import { ruledAct } from '../ruledAct.ts';
import { drawAnnex } from './annex.ts';
import { namesOfChildren, type Requisites, readActBytes, requisitesOf, signersOf } from './facts.ts';
import { drawForm } from './form.ts';
import { checkPage, fileName } from './names.ts';

/** @throws DomainError `request.notFound`, also for an act of the old system, which has no bytes here */
async function allowed(
  sql: Runs,
  actId: string,
  rule: RuleAtWork<'act'>,
): Promise<{ requisites: Requisites } & ReturnType<typeof readActBytes>> {
  const row = await readAct(sql, actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const requisites = await requisitesOf(sql, actId);
  if (requisites === null) throw refuse('request.notFound');
  return { requisites, ...readActBytes(requisites.bytes) };
}

export const paper = readOperation(
  actPaperRoutes.paper,
  async ({ input, sql, house, rule }) => {
    const facts = await allowed(sql, input.actId, rule);
    const signers = await signersOf(sql, input.actId);
    const bytes = await drawForm({ ...facts, signers, page: checkPage(house.origin) });
    return { name: fileName('act', facts.head.number), bytes: Buffer.from(bytes).toString('base64') };
  },
  {
    wide: 'the sums of each norm stand in the bytes, which a district must not see: they tell children; the form does not',
  },
);

export const annex = readOperation(actPaperRoutes.annex, async ({ input, sql, rule }) => {
  const facts = await allowed(sql, input.actId, rule);
  const ids = [...new Set(facts.lines.map(({ childId }) => childId))];
  const names = await namesOfChildren(sql, ids);
  const bytes = await drawAnnex({ ...facts, names });
  return {
    name: fileName('annex', facts.head.number),
    bytes: Buffer.from(bytes).toString('base64'),
    children: ids.map((childId) => ({ childId })),
  };
});
