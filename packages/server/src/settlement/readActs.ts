/** Reading acts: the list by desk, one act with its arithmetic, its lines and the bytes to sign. */

import type { Who } from '@balapan/api/rule.ts';
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { makers, releasers } from '@balapan/api/treasuryHands.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { offered } from '../kernel/rule.ts';
import { type Deed, whoActed } from '../people/acting.ts';
import {
  actLines,
  actMoves,
  actParts,
  actPayment,
  actSignatures,
  countActs,
  deskSums,
  listActs,
  readAct,
  registerFacts,
} from './actReads.ts';
import { actView } from './actView.ts';
import { handsIn, ruledAct } from './ruledAct.ts';
import { documentOf } from './signQueries.ts';

/** What people may do with an act that they see. */
const { signAsProvider, redraft, check, return: giveBack, signAsDepartment } = settlementRoutes;
const actions = { signAsProvider, redraft, check, return: giveBack, signAsDepartment };

export const acts = readOperation(settlementRoutes.acts, async ({ input, sql, now, rule }) => {
  const today = dayAt(now);
  const filter = { ...input, lateOn: input.late === undefined ? undefined : today };
  const rows = await listActs(sql, filter, rule.own, { by: input.sort, ...input });
  const { count, sum } = await countActs(sql, filter, rule.own);
  return { rows: rows.map((row) => actView(row, today)), total: count, sum: String(sum) };
});

export const desks = readOperation(settlementRoutes.desks, async ({ input, sql, now, rule }) => {
  const rows = await deskSums(sql, input.month ?? null, dayAt(now), rule.own);
  return {
    desks: rows.map(({ month, total, oldest, ...row }) => ({
      ...row,
      month: asMonth(month.slice(0, 7)),
      total: String(total),
      oldestSince: localIsoOf(oldest),
    })),
  };
});

/** Who takes an act into a state, and who signs which step: by the rules of the operations. */
const rolesOfMove: Readonly<Record<string, readonly Who[]>> = {
  draft: settlementRoutes.redraft.access.roles,
  signedByProvider: settlementRoutes.signAsProvider.access.roles,
  checked: settlementRoutes.check.access.roles,
  returned: settlementRoutes.return.access.roles,
  signedByDepartment: settlementRoutes.signAsDepartment.access.roles,
  inRegister: makers,
  sent: releasers,
};
const rolesOfStep: Readonly<Record<string, readonly Who[]>> = {
  provider: settlementRoutes.signAsProvider.access.roles,
  department: settlementRoutes.signAsDepartment.access.roles,
};

const deedOf = (
  { provider_id, district, payer }: { readonly provider_id: string; readonly district: string; readonly payer: string },
  personId: string | null,
  at: number,
  roles: readonly Who[] = [],
): Deed => ({ personId, at, roles, places: [provider_id, district, payer, 'department'] });

export const act = readOperation(
  settlementRoutes.act,
  async ({ input, sql, now, actor, rule }) => {
    const row = await readAct(sql, input.actId);
    if (row === null) throw refuse('request.notFound');
    rule.allow(ruledAct(row));
    const parts = await actParts(sql, row.id, row.month);
    const register = row.register_id === null ? null : await registerFacts(sql, row.register_id, row.month);
    const payment = await actPayment(sql, row.id);
    const moves = await actMoves(sql, row.id);
    const signatures = await actSignatures(sql, row.id);
    const acted = await whoActed(sql, [
      ...moves.map(({ person_id, at, to_state }) => deedOf(row, person_id, at, rolesOfMove[to_state])),
      ...signatures.map(({ person_id, signed_at, step }) => deedOf(row, person_id, signed_at, rolesOfStep[step])),
    ]);
    const workingDays = register?.working_days ?? 0;
    const silent = (register?.silent ?? []).map((group) => {
      const stretch = {
        normTiyn: tiyn(group.norm),
        localTiyn: tiyn(group.local),
        republicanTiyn: tiyn(group.republican),
        payableDays: Number(group.days),
      };
      const { total } = childMonthAmount({ stretches: [stretch], workingDays });
      return { children: Number(group.children), days: Number(group.days), total: total * group.children };
    });
    return {
      ...actView(row, dayAt(now)),
      workingDays,
      fullMonth: part(parts?.full_children, parts?.full_days, parts?.full_total),
      partMonth: part(parts?.part_children, parts?.part_days, parts?.part_total),
      late: part(parts?.late_children, parts?.late_days, parts?.late_total),
      unconfirmed: part(
        silent.reduce((sum, group) => sum + group.children, 0),
        silent.reduce((sum, group) => sum + group.days * group.children, 0),
        silent.reduce((sum, group) => sum + group.total, 0n),
      ),
      confirmed: register?.confirmed ?? 0,
      registerFrozenAt: register?.frozen_at == null ? null : localIsoOf(register.frozen_at),
      contractNumber: row.contract_number,
      sha256: row.sha256?.toString('hex') ?? null,
      moves: moves.map(({ from_state, to_state, at, person_id: _, ...move }, n) => ({
        ...move,
        acting: acted[n] === true,
        at: localIsoOf(at),
        from: from_state,
        to: to_state,
      })),
      signatures: signatures.map(({ signed_at, person_id: _, ...signature }, n) => ({
        ...signature,
        acting: acted[moves.length + n] === true,
        signedAt: localIsoOf(signed_at),
      })),
      payment:
        payment === null
          ? null
          : {
              register: payment.register,
              documentNumber: payment.document_number,
              state: payment.state,
              sentOn: payment.sent_on,
              settledOn: payment.settled_on,
            },
      actions: offered(actor, actions, ruledAct(row, handsIn(moves))),
    };
  },
  { wide: 'a district checks how many children and days an act has; the lines that tell which are not its own to see' },
);

export const lines = readOperation(settlementRoutes.actLines, async ({ input, sql, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const found = await actLines(sql, row.id, row.month, input);
  return {
    total: found[0]?.of ?? 0,
    rows: found.map((line) => ({
      childId: line.child_id,
      name: line.name,
      serviceMonth: asMonth(line.month.slice(0, 7)),
      payableDays: line.payable_days,
      workingDays: line.working_days,
      total: String(line.total_tiyn),
      local: String(line.local_tiyn),
      republican: String(line.republican_tiyn),
      reason: line.reason,
    })),
  };
});

export const document = readOperation(settlementRoutes.document, async ({ input, sql, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const found = await documentOf(sql, input.actId);
  if (found === null) throw refuse('request.notFound');
  return { bytes: found.bytes.toString('base64'), sha256: found.sha256.toString('hex') };
});

function part(children = 0, days = 0, total = 0n): { children: number; days: number; total: string } {
  return { children, days, total: String(total) };
}
