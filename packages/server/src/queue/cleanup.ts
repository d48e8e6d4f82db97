/** The clean-up of an old queue (domain.md 1): a verdict for each line; the live ones become applications. */
import { writing } from '@balapan/database/scope.ts';
import { type Calendar, makeCalendar } from '@balapan/domain/calendar.ts';
import { categoryAge, categoryOf, intakeYearOn } from '@balapan/domain/category.ts';
import { type CleanupDecision, type CleanupVerdict, decideCleanup } from '@balapan/domain/cleanup.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { workingTerm } from '@balapan/domain/terms.ts';
import type { Actor } from '../kernel/actor.ts';
import { appendEvents } from '../kernel/audit.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import {
  insertCleanup,
  insertLiving,
  insertVerdicts,
  loadCalendarDays,
  loadFacts,
  loadLines,
  loadLiving,
  type NewLiving,
  type QueueLine,
} from './cleanupQueries.ts';

export interface CleanupReport {
  readonly day: Day;
  readonly lines: number;
  /** Lines by verdict, those of earlier runs included. */
  readonly verdicts: Readonly<Record<CleanupVerdict, number>>;
  /** Applications that arose now. */
  readonly applications: number;
}

/**
 * Cleans the queue file of a day by the policy in force then, in one transaction: verdicts, and for live lines the
 * application with its events, its open offer, its voucher and place on a waitlist, and the country's claim. Lines that have
 * a verdict keep it, so a second run changes nothing.
 * @returns nothing where each line has its verdict
 */
export async function cleanUp(house: House, actor: Actor, day: Day): Promise<CleanupReport[]> {
  return writing(house.pool, scopeOf(house, actor, 'import'), async (sql) => {
    await sql.query('SET LOCAL synchronous_commit TO off');
    const lines = await loadLines(sql, day);
    if (lines.every((line) => line.verdict !== null)) return [];
    house.progress?.('cleanup', 0, lines.length);
    const { version, policy } = await policyOn(sql, day);
    const facts = await loadFacts(sql, day);
    const decisions = decideCleanup(lines, facts, day, policy.rules);
    const id = await insertCleanup(sql, { id: house.newId(), day, version, now: house.now() });
    const fresh = decisions.filter((_, at) => lines[at]?.verdict === null);
    await insertVerdicts(sql, id, fresh);
    const calendar = makeCalendar(await loadCalendarDays(sql));
    const numbers = fresh.filter(({ verdict }) => verdict === 'live').map(({ number }) => number);
    const living = livingOf(house, await loadLiving(sql, day, numbers), { day, rules: policy.rules, calendar });
    await insertLiving(sql, house.region, living, house.newId);
    const verdicts = tally(decisions);
    const payload = { cleanup: id, day, lines: lines.length, verdicts, applications: living.length };
    const meta = { actor, operation: 'queue.cleanUp', now: house.now() };
    await appendEvents(sql, [{ chain: null, subjectId: id, payload }], meta);
    house.progress?.('cleanup', lines.length, lines.length);
    return [{ day, lines: lines.length, verdicts, applications: living.length }];
  });
}

function tally(decisions: readonly CleanupDecision[]): Record<CleanupVerdict, number> {
  const counts = { live: 0, enrolled: 0, notInterested: 0, duplicate: 0, otherRegion: 0, overAge: 0 };
  for (const { verdict } of decisions) counts[verdict] += 1;
  return counts;
}

interface Terms {
  readonly day: Day;
  readonly rules: PolicyRules;
  readonly calendar: Calendar;
}

/** The applications of live lines, with what their state brings along. */
function livingOf(house: House, lines: readonly QueueLine[], { day, rules, calendar }: Terms): NewLiving[] {
  const year = intakeYearOn(day, rules);
  return lines.flatMap((line) => {
    const category = categoryOf(line.birthDate, line.tier, year, rules);
    // The rules leave nobody over age alive.
    if (category === null) return [];
    const age = categoryAge(line.birthDate, year);
    // The term of an old offer would need a calendar of years ago.
    const isOpen = line.state === 'offered';
    const answerBy = isOpen ? workingTerm(line.stateSince, rules.consentWorkingDays, calendar).endsAt : null;
    const placeAge = Math.max(age, rules.youngestPlaceAge);
    return [{ id: house.newId(), line, category, categoryAge: age, placeAge, answerBy }];
  });
}
