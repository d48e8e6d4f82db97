/**
 * The terms of keeping are seen to each night: what is due is masked or destroyed in one transaction with its report, which tells
 * numbers of rows and never the data (law № 94-V, art. 18).
 */
import { reading } from '@balapan/database/scope.ts';
import { addDays } from '@balapan/domain/day.ts';
import { dayAt, isoOf, type Moment, momentOf } from '@balapan/domain/moment.ts';
import { dueBefore, type RetentionTerm, retentionOn } from '@balapan/domain/retention.ts';
import { firstEventAt } from '../access/publicationQueries.ts';
import { type Actor, job, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { carryOut, countDue, insertReport, lastReportAt, type ReportRow } from './retentionQueries.ts';

/** The moments at which the terms of a list end, the real clock's for rows that it has dated. */
function termsAt(house: House, now: Moment): { term: RetentionTerm; moment: Moment }[] {
  const { terms } = retentionOn(dayAt(now));
  return terms.flatMap((term) => {
    const moment = dueBefore(term, term.clock === 'wall' ? Math.min(house.wall(), now) : now);
    return moment === null ? [] : [{ term, moment }];
  });
}

/** What would be masked or destroyed now; nothing is changed. */
export async function previewRetention(house: House): Promise<ReportRow[]> {
  return reading(house.pool, scopeOf(house, system, 'retention'), async (sql) => {
    const rows: ReportRow[] = [];
    for (const { term, moment } of termsAt(house, house.now())) {
      rows.push({ rule: term.code, dueBefore: moment, rows: await countDue(sql, term, moment) });
    }
    return rows;
  });
}

/** Masks and destroys what is due now, and writes the report. */
export async function runRetention(house: House, actor: Actor): Promise<ReportRow[]> {
  return changing(
    house,
    actor,
    'privacy.retention',
    async ({ sql, now, newId }) => {
      const runId = newId();
      const rows: ReportRow[] = [];
      for (const { term, moment } of termsAt(house, now)) {
        rows.push({ rule: term.code, dueBefore: moment, rows: await carryOut(sql, term, moment, house.region) });
      }
      await insertReport(sql, runId, now, rows);
      const told = rows.map(({ rule, dueBefore: due, rows: count }) => ({ rule, dueBefore: isoOf(due), rows: count }));
      return {
        answer: rows,
        events: [{ chain: null, subjectId: runId, payload: { list: retentionOn(dayAt(now)).from, rules: told } }],
      };
    },
    { role: 'retention' },
  );
}

/** After the publication of the audit's heads: what was published tells of the rows as they were. */
const hour = '01:30';

export const retention: DueJob = {
  name: 'privacy.retention',
  nextDue: async (sql) => {
    const last = (await lastReportAt(sql)) ?? (await firstEventAt(sql));
    return last === null ? null : momentOf(addDays(dayAt(last), 1), hour);
  },
  run: async (house) => {
    await runRetention(house, job);
    return 1;
  },
};
