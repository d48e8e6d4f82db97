/** The sheet of a register for whoever signs it, and the signed register as a package that lives outside the system. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { reading } from '@balapan/database/scope.ts';
import { mustBeAllowed, type Operation, readOperation, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { ruleAtWork } from '../kernel/rule.ts';
import { makePackage } from '../signing/package/makePackage.ts';
import { readSignaturesOf } from '../signing/signatureQueries.ts';
import { registerCard } from './registerCard.ts';
import { mayMove } from './registerMoves.ts';
import { signedRegisters } from './signedRegisters.ts';

export const document = readOperation(treasuryRoutes.document, async ({ input, sql, rule }) => {
  const { id } = await mayMove(sql, rule, input.registerId, 'read');
  const [found] = await signedRegisters(sql, [id]);
  if (found === undefined) throw refuse('request.notFound');
  return { bytes: found.bytes.toString('base64'), sha256: found.sha256.toString('hex') };
});

/** The pages and proofs are made after the transaction: nobody waits for them with a connection. */
export const packageRegister: Operation<typeof treasuryRoutes.package> = {
  route: treasuryRoutes.package,
  perform: async (house, actor, { registerId }) => {
    mustBeAllowed(house, actor, treasuryRoutes.package);
    const { register, signatures } = await reading(house.pool, scopeOf(house, actor), async (sql) => {
      const { rule, mustHaveAsked } = ruleAtWork(actor, treasuryRoutes.package);
      const { id } = await mayMove(sql, rule, registerId, 'read');
      mustHaveAsked();
      const [found] = await signedRegisters(sql, [id]);
      return { register: found, signatures: await readSignaturesOf(sql, 'paymentRegister', id) };
    });
    if (register === undefined) throw refuse('request.notFound');
    if (signatures.length === 0) throw refuse('payment.notSigned');
    const { signatures: verifier } = house;
    if (verifier === undefined) throw refuse('request.unavailable');
    const bytes = new Uint8Array(register.bytes);
    const card = registerCard(bytes);
    const more = new Map([['lines.jsonl', new Uint8Array(register.lines)]]);
    const order = { kind: 'paymentRegister', number: register.number, bytes, more, signatures, card, verifier };
    const zip = await makePackage({ ...order, origin: house.origin ?? '' });
    return { name: `balapan-register-${register.number}.zip`, bytes: Buffer.from(zip).toString('base64') };
  },
};
