/** Reading acts: the list by desk, one act with its arithmetic, its lines and the bytes to sign. */

import type { Role } from '@balapan/api/roles.ts';
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { type ActEvent, actLife } from '@balapan/domain/act.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
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
import { documentOf } from './signQueries.ts';

type Action = 'signAsProvider' | 'redraft' | 'check' | 'return' | 'signAsDepartment';

export const acts = readOperation(settlementRoutes.acts, async ({ input, sql, now }) => {
  const today = dayAt(now);
  const filter = { ...input, lateOn: input.late === undefined ? undefined : today };
  const rows = await listActs(sql, filter, input.sort, input.order, input);
  const { count, sum } = await countActs(sql, filter);
  return { rows: rows.map((row) => actView(row, today)), total: count, sum: String(sum) };
});

export const desks = readOperation(settlementRoutes.desks, async ({ input, sql, now }) => {
  const rows = await deskSums(sql, input.month ?? null, dayAt(now));
  return {
    desks: rows.map(({ month, total, oldest, ...row }) => ({
      ...row,
      month: asMonth(month.slice(0, 7)),
      total: String(total),
      oldestSince: localIsoOf(oldest),
    })),
  };
});

export const act = readOperation(settlementRoutes.act, async ({ input, sql, now, actor }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
  const parts = await actParts(sql, row.id, row.month);
  const register = row.register_id === null ? null : await registerFacts(sql, row.register_id, row.month);
  const payment = await actPayment(sql, row.id);
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
    moves: (await actMoves(sql, row.id)).map(({ from_state, to_state, at, ...move }) => ({
      ...move,
      at: localIsoOf(at),
      from: from_state,
      to: to_state,
    })),
    signatures: (await actSignatures(sql, row.id)).map(({ signed_at, ...signature }) => ({
      ...signature,
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
    actions: actionsOf(actor.role, actLife.events(row.state)),
  };
});

export const lines = readOperation(settlementRoutes.actLines, async ({ input, sql }) => {
  const row = await readAct(sql, input.actId);
  if (row === null) throw refuse('request.notFound');
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
    })),
  };
});

export const document = readOperation(settlementRoutes.document, async ({ input, sql }) => {
  const found = await documentOf(sql, input.actId);
  if (found === null) throw refuse('request.notFound');
  return { bytes: found.bytes.toString('base64'), sha256: found.sha256.toString('hex') };
});

function part(children = 0, days = 0, total = 0n): { children: number; days: number; total: string } {
  return { children, days, total: String(total) };
}

/** What the role may do with the act now: the contract says who, the act's life says when. */
function actionsOf(role: Role, possible: readonly ActEvent[]): Action[] {
  return (['signAsProvider', 'redraft', 'check', 'return', 'signAsDepartment'] as const).filter(
    (action) => possible.includes(action) && (settlementRoutes[action].access.roles as readonly Role[]).includes(role),
  );
}
