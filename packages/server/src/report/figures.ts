/** The launch figures (domain.md 1), computed from facts as of 08:00 of a day; none is stored. */
import { asMonth, type Day, yearOf } from '@balapan/domain/day.ts';
import { type FigureCode, figures } from '@balapan/domain/figures.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import type { Runs } from '../kernel/audit.ts';
import { contingentOn, paidAt, planOn, queueAt, queueFileOn, ratesOn, rosterOn } from './figureQueries.ts';

export interface ComputedFigure {
  readonly code: FigureCode;
  /** Exact: pieces, people or tiyn. */
  readonly value: bigint;
}

/** The two programmes of the state order, and the months that the launch report tells of. */
const programmes = ['360-202', '360-200'];
const [june, july] = [asMonth('2025-06'), asMonth('2025-07')];

/**
 * Every figure whose data is there, in the order of the report. The same day gives the same answer however far the clock
 * has moved on. Needs the region's scope: row-level security would make the city smaller for anybody else.
 */
export async function computeFigures(sql: Runs, day: Day): Promise<ComputedFigure[]> {
  const values = new Map<FigureCode, bigint>();
  const put = (code: FigureCode, value: bigint | null | undefined): void => {
    if (value !== null && value !== undefined) values.set(code, value);
  };
  const at = momentOf(day, '08:00');
  await putCity(sql, day, put);
  await putQueue(sql, day, at, put);
  const rates = await ratesOn(sql, day);
  put('norm', rates.norm);
  put('normLocal', rates.local);
  put('normRepublican', rates.republican);
  put('parentFee', rates.fee);
  const centre = await paidAt(sql, july, 'financialCentre', day, at);
  const department = await paidAt(sql, june, 'department', day, at);
  put('paidByFinancialCentre', centre.acts === 0n ? null : centre.total);
  put('paidByFinancialCentreTo', centre.acts === 0n ? null : centre.providers);
  put('paidByDepartment', department.acts === 0n ? null : department.total);
  put('paidByDepartmentTo', department.acts === 0n ? null : department.providers);
  return figures.flatMap(({ code }) => {
    const value = values.get(code);
    return value === undefined ? [] : [{ code, value }];
  });
}

type Put = (code: FigureCode, value: bigint | null | undefined) => void;

async function putCity(sql: Runs, day: Day, put: Put): Promise<void> {
  const roster = await rosterOn(sql, day);
  if (roster.all > 0n) {
    put('kindergartens', roster.all);
    put('kindergartensPublic', roster.isPublic);
    put('kindergartensPrivate', roster.isPrivate);
  }
  const contingent = await contingentOn(sql, day);
  if (contingent.length > 0) {
    const of = (ownership: string): bigint => contingent.find((row) => row.ownership === ownership)?.order ?? 0n;
    put(
      'contingent',
      contingent.reduce((sum, { children }) => sum + children, 0n),
    );
    put('stateOrderMonthPublic', of('public'));
    put('stateOrderMonthPrivate', of('private'));
  }
  put('stateOrderYear', await planOn(sql, day, programmes));
}

async function putQueue(sql: Runs, day: Day, at: number, put: Put): Promise<void> {
  const file = await queueFileOn(sql, day, momentOf(`${yearOf(day)}-07-01` as Day, '00:00'));
  if (file === null) return;
  put('queueLines', file.lines);
  put('queueLines0to2', file.under2);
  put('queueLines2to6', file.lines - file.under2);
  put('filedSince1July', file.since);
  if (file.removed === null) return;
  put('queueRemoved', file.removed);
  const [policy] = await sql.query<{ body: Policy }>('SELECT body FROM policy_version WHERE period @> $1::date', [day]);
  const { restoreDays } = (policy?.body ?? policyInForce20250701).rules;
  const { live, need } = await queueAt(sql, at, day, restoreDays);
  put('queueLive', live);
  put('netNeed', need);
}
