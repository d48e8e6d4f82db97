/** An act on paper: form Р-1 for whoever reads the act, its annex for those who see its children's data. */
import { actPaperRoutes } from '@balapan/api/actPaper.ts';
import { type ReadHandle, seeingAll } from '@balapan/database/scope.ts';
import { type RuledCall, readOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { readAct } from '../actReads.ts';
import { namesOfAct } from '../readLines.ts';
import { ruledAct } from '../ruledAct.ts';
import { drawAnnex } from './annex.ts';
import { readActBytes, requisitesOf, signersOf } from './facts.ts';
import { drawForm } from './form.ts';
import { checkPage, fileName } from './names.ts';

/**
 * The act is read as the actor sees it, so that row-level security stands behind the rule; what then goes on its paper is more than
 * a district sees of it: the sums of each norm and the account stand there, and the bytes in which children are told.
 * @throws DomainError `request.notFound`, also for an act of the old system, which has no bytes here
 */
async function allowed({ input, sql, rule }: Asked) {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  return seeingAll(sql, async (all) => {
    const requisites = await requisitesOf(all, row.id);
    if (requisites === null) throw refuse('request.notFound');
    return { requisites, signers: await signersOf(all, row.id), ...readActBytes(requisites.bytes) };
  });
}
type Asked = Pick<RuledCall<typeof actPaperRoutes.paper, ReadHandle>, 'input' | 'sql' | 'rule'>;

export const paper = readOperation(actPaperRoutes.paper, async (call) => {
  const facts = await allowed(call);
  const bytes = await drawForm({ ...facts, page: checkPage(call.house.origin) });
  return { name: fileName('act', facts.head.number), bytes: Buffer.from(bytes).toString('base64') };
});

/** A child that has left since stands there by name too: the kindergarten has signed for it. */
export const annex = readOperation(actPaperRoutes.annex, async (call) => {
  const facts = await allowed(call);
  const ids = [...new Set(facts.lines.map(({ childId }) => childId))];
  const names = await namesOfAct(call.sql, call.input.actId, ids);
  const bytes = await drawAnnex({ ...facts, names });
  return {
    name: fileName('annex', facts.head.number),
    bytes: Buffer.from(bytes).toString('base64'),
    children: ids.map((childId) => ({ childId })),
  };
});
