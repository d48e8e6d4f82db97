/** Electronic acts: where they stand, what is signed, and the signature that sends one on its way. */
import { createHash } from 'node:crypto';
import { eactRoutes } from '@balapan/api/eact.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { offered } from '../../kernel/rule.ts';
import { signingOperation } from '../../signing/signingOperation.ts';
import { ruledAct } from '../ruledAct.ts';
import { actToMove } from '../signQueries.ts';
import { eactToSign, isFree, isReady } from './eactDocument.ts';
import { eactMoves, eactsOf, insertEact } from './eactQueries.ts';
import { signerName } from './signerQueries.ts';

export const eacts = readOperation(eactRoutes.eacts, async ({ input, sql, rule, actor, house }) => {
  const act = await actToMove(sql, input.actId, { forUpdate: false });
  if (act === null) throw refuse('request.notFound');
  rule.allow(ruledAct(act));
  const rows = await eactsOf(sql, act.id);
  const moves = Map.groupBy(
    await eactMoves(
      sql,
      rows.map(({ id }) => id),
    ),
    ({ eact_id }) => eact_id,
  );
  const isOffered = offered(actor, { signEact: eactRoutes.signEact }, ruledAct(act)).length > 0;
  return {
    rows: rows.map((row) => ({
      eactId: row.id,
      number: row.number,
      state: row.state,
      registration: row.registration,
      cause: row.cause,
      madeAt: localIsoOf(row.made_at),
      since: localIsoOf(row.since),
      moves: (moves.get(row.id) ?? []).map(({ at, state, cause }) => ({ at: localIsoOf(at), state, cause })),
    })),
    maySign: isOffered && isReady(act) && isFree(rows) && house.eacts?.serves(act.bin) === true,
  };
});

export const eactDocument = readOperation(eactRoutes.eactDocument, async ({ input, sql, rule, house }) => {
  const act = await actToMove(sql, input.actId, { forUpdate: false });
  if (act === null) throw refuse('request.notFound');
  rule.allow(ruledAct(act));
  if (house.eacts?.serves(act.bin) !== true) throw refuse('request.unavailable');
  const { number, bytes } = await eactToSign(sql, act);
  return { number, bytes: bytes.toString('base64') };
});

export const signEact = signingOperation(eactRoutes.signEact, {
  find: async (sql, { input, rule }) => {
    const act = await actToMove(sql, input.actId, { forUpdate: false });
    if (act === null) throw refuse('request.notFound');
    rule.allow(ruledAct(act));
    const { number, bytes } = await eactToSign(sql, act);
    const sha256 = createHash('sha256').update(bytes).digest();
    const providerId = act.provider_id;
    const document = { kind: 'eact', id: input.eactId, number, step: 'provider', providerId, bytes, sha256 } as const;
    const by = {
      iinBin: act.bin,
      isEntrepreneur: act.legal_form === 'ip',
      office: { role: 'head', providerId },
    } as const;
    return { document, by };
  },
  change: async ({ input, sql, now, rule, house, actor }) => {
    const act = await actToMove(sql, input.actId, { forUpdate: true });
    if (act === null) throw refuse('request.notFound');
    rule.allow(ruledAct(act));
    if (house.eacts?.serves(act.bin) !== true) throw refuse('request.unavailable');
    const { number, bytes } = await eactToSign(sql, act);
    const { id: act_id, provider_id, district, bin: tin } = act;
    const signer = await signerName(sql, actor.personId ?? '');
    const cms = Buffer.from(input.cms, 'base64');
    await insertEact(sql, { id: input.eactId, act_id, provider_id, district, number, tin, signer, bytes, cms }, now);
    const payload = { eact: { id: input.eactId, act: act_id, number, after: 'waiting' } };
    return {
      answer: { eactId: input.eactId, state: 'waiting' as const },
      events: [{ chain: provider_id, subjectId: act_id, payload }],
      outbox: [{ kind: 'eact', key: `${input.eactId}/0`, payload: { eactId: input.eactId } }],
    };
  },
});
