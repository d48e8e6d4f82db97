/** An act as a package that lives outside the system: for whoever may read its lines. */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { reading } from '@balapan/database/scope.ts';
import { mustBeAllowed, type Operation, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { ruleAtWork } from '../kernel/rule.ts';
import { makePackage } from '../signing/package/makePackage.ts';
import { readSignaturesOf } from '../signing/signatureQueries.ts';
import { actCard } from './actCard.ts';
import { readAct } from './actReads.ts';
import { ruledAct } from './ruledAct.ts';
import { signedActs } from './signedActs.ts';

/** The pages and proofs are made after the transaction: nobody waits for them with a connection. */
export const packageAct: Operation<typeof settlementRoutes.package> = {
  route: settlementRoutes.package,
  perform: async (house, actor, { actId }) => {
    mustBeAllowed(house, actor, settlementRoutes.package);
    const { act, signatures } = await reading(house.pool, scopeOf(house, actor), async (sql) => {
      const { rule, mustHaveAsked } = ruleAtWork(actor, settlementRoutes.package);
      const row = await readAct(sql, actId);
      if (row === null) throw refuse('request.notFound');
      rule.allow(ruledAct(row));
      mustHaveAsked();
      const [found] = await signedActs(sql, [actId]);
      return { act: found, signatures: await readSignaturesOf(sql, 'act', actId) };
    });
    if (act === undefined) throw refuse('request.notFound');
    if (signatures.length === 0) throw refuse('act.notSigned');
    const { signatures: verifier } = house;
    if (verifier === undefined) throw refuse('request.unavailable');
    const bytes = new Uint8Array(act.bytes);
    const card = actCard(bytes);
    const origin = house.origin ?? '';
    const order = { kind: 'act', number: act.number, bytes, signatures, card, verifier, origin };
    const name = `balapan-act-${act.number.replace('/', '-')}.zip`;
    return { name, bytes: Buffer.from(await makePackage(order)).toString('base64') };
  },
};
