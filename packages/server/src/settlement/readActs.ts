/** Reading acts: the list by desk, one act with its arithmetic, and the bytes to sign. */

import { settlementRoutes } from '@balapan/api/settlement.ts';
import { type ReadHandle, seeingAll } from '@balapan/database/scope.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { offered } from '../kernel/rule.ts';
import { whoActed } from '../people/acting.ts';
import { deedOf, rolesOfMove, rolesOfStep } from './actDeeds.ts';
import { type ActGroupRow, actGroups } from './actLineQueries.ts';
import {
  actMoves,
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
const { signAsProvider, redraft, check, return: giveBack, signAsDepartment, replace } = settlementRoutes;
const actions = { signAsProvider, redraft, check, return: giveBack, signAsDepartment, replace };

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

export const act = readOperation(settlementRoutes.act, async ({ input, sql, now, actor, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const sums = async (from: ReadHandle) => ({
    groups: await actGroups(from, row.id, row.month),
    register: row.register_id === null ? null : await registerFacts(from, row.register_id, row.month),
  });
  // A district sees no child's line: it gets the sums of them, of an act that it was let see by both walls.
  const isDistrict = actor.kind === 'district';
  const { groups, register } = await (isDistrict ? seeingAll(sql, sums) : sums(sql));
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
    ...partsOf(groups, row.month),
    groups: groups.map(groupView),
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
});

export const document = readOperation(settlementRoutes.document, async ({ input, sql, rule }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledAct(row));
  const found = await documentOf(sql, input.actId);
  if (found === null) throw refuse('request.notFound');
  return { bytes: found.bytes.toString('base64'), sha256: found.sha256.toString('hex') };
});

/** The lines as people check them: full months, part months, earlier months. */
function partsOf(groups: readonly ActGroupRow[], month: Day) {
  const [own, earlier] = [groups.filter((one) => one.month === month), groups.filter((one) => one.month !== month)];
  const sum = (rows: readonly ActGroupRow[], of: (row: ActGroupRow) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  const total = (rows: readonly ActGroupRow[], of: (row: ActGroupRow) => bigint): bigint =>
    rows.reduce((all, row) => all + of(row), 0n);
  const full = (row: ActGroupRow) => [row.full_children, row.full_days, row.full_total] as const;
  return {
    fullMonth: part(
      sum(own, (row) => full(row)[0]),
      sum(own, (row) => full(row)[1]),
      total(own, (row) => full(row)[2]),
    ),
    partMonth: part(
      sum(own, (row) => row.children - full(row)[0]),
      sum(own, (row) => row.days - full(row)[1]),
      total(own, (row) => row.total - full(row)[2]),
    ),
    late: part(
      sum(earlier, (row) => row.children),
      sum(earlier, (row) => row.days),
      total(earlier, (row) => row.total),
    ),
  };
}

const groupView = (row: ActGroupRow) => ({
  serviceMonth: asMonth(row.month.slice(0, 7)),
  normId: row.norm_id,
  norm: String(row.norm),
  reason: row.reason,
  workingDays: row.working_days,
  children: row.children,
  days: row.days,
  total: String(row.total),
  local: String(row.local),
  republican: String(row.republican),
});

function part(children = 0, days = 0, total = 0n): { children: number; days: number; total: string } {
  return { children, days, total: String(total) };
}
