/** The queue by the domain's own clean-up: verdicts, live applications, net need. */
import { categoryAge, figureAgeBand } from '@balapan/domain/category.ts';
import { type CleanupLine, decideCleanup, type InterestAnswer } from '@balapan/domain/cleanup.ts';
import { asDay, isDay } from '@balapan/domain/day.ts';
import { checkIin } from '@balapan/domain/iin.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import type { ContingentFacts } from './contingent.ts';
import { eachLine, type Problems } from './read.ts';
import type { RosterFacts } from './roster.ts';

const asOf = asDay('2025-09-11');
const file = `queue-${asOf}.csv`;

export interface QueueFigures {
  readonly lines: number;
  readonly underTwo: number;
  readonly fromTwo: number;
  readonly sinceJuly: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly live: number;
  readonly netNeed: number;
  /** Net need by category age and language. */
  readonly need: Readonly<Record<string, number>>;
  readonly liveStates: Readonly<Record<string, number>>;
  readonly liveTiers: Readonly<Record<string, number>>;
  readonly refusedAnswers: number;
  readonly refusedOtherRegions: number;
}

interface Line extends CleanupLine {
  readonly state: string;
  readonly tier: string;
  readonly language: string;
  readonly wished: string;
  readonly waitlist: string;
}

const count = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Reads the queue with its answers and other regions, and cleans it by the policy in force. */
export async function checkQueue(
  folder: string,
  roster: RosterFacts,
  contingent: ContingentFacts,
  problems: Problems,
): Promise<QueueFigures> {
  const lines = await readLines(folder, contingent, problems);
  const numbers = new Set(lines.map(({ number }) => number));
  if (numbers.size !== lines.length) problems.add(file, 'a number twice');
  const { interest, refused: refusedAnswers } = await readInterest(folder, numbers);
  const { otherRegion, refused: refusedOtherRegions } = await readOtherRegions(folder);
  const enrolled = new Map([...contingent.active].map((iin) => [iin, '']));
  const decisions = decideCleanup(lines, { enrolled, interest, otherRegion }, asOf, policyInForce20250701.rules);
  const [verdicts, need, liveStates, liveTiers]: Record<string, number>[] = [{}, {}, {}, {}];
  const full = fullKindergartens(roster);
  let [underTwo, sinceJuly, netNeed] = [0, 0, 0];
  lines.forEach((line, place) => {
    const verdict = decisions[place]?.verdict ?? '';
    count(verdicts as Record<string, number>, verdict);
    const isUnderTwo = figureAgeBand(line.birthDate, asOf) === '0-2';
    if (isUnderTwo) underTwo += 1;
    if (line.filedAt >= momentOf(asDay('2025-07-01'), '00:00')) sinceJuly += 1;
    if (verdict !== 'live') return;
    count(liveStates as Record<string, number>, line.state);
    count(liveTiers as Record<string, number>, line.tier);
    if (line.state === 'waitlisted' && !full.has(line.waitlist)) problems.add(file, `waitlist of ${line.number}`);
    if (isUnderTwo || line.state === 'waitlisted' || line.wished > asOf) return;
    netNeed += 1;
    count(need as Record<string, number>, `${categoryAge(line.birthDate, 2025)} ${line.language}`);
  });
  return {
    lines: lines.length,
    underTwo,
    fromTwo: lines.length - underTwo,
    sinceJuly,
    verdicts: verdicts ?? {},
    live: verdicts?.live ?? 0,
    netNeed,
    need: need ?? {},
    liveStates: liveStates ?? {},
    liveTiers: liveTiers ?? {},
    refusedAnswers,
    refusedOtherRegions,
  };
}

async function readLines(folder: string, contingent: ContingentFacts, problems: Problems): Promise<Line[]> {
  const lines: Line[] = [];
  await eachLine(folder, file, (cells) => {
    const [number, childIin, birth] = [cells('number'), cells('child_iin'), cells('birth_date')];
    const check = checkIin(childIin);
    if (!/^7500-\d{4}-\d{4}$/u.test(number)) problems.add(file, `number ${number}`);
    if (!check.ok || (check.birthDate !== null && check.birthDate !== birth)) problems.add(file, `child of ${number}`);
    if (!contingent.guardians.get(childIin)?.includes(cells('guardian_iin')))
      problems.add(file, `guardian of ${number}`);
    if ((cells('state') === 'waitlisted') !== (cells('voucher_number') !== ''))
      problems.add(file, `voucher of ${number}`);
    const filed = cells('filed_at');
    if (filed.slice(0, 10) < birth || filed.slice(0, 10) >= asOf) problems.add(file, `moment of ${number}`);
    if (cells('state_since') < filed) problems.add(file, `state before the filing of ${number}`);
    const seconds = Number(filed.slice(17)) * 1000;
    lines.push({
      number,
      childIin,
      birthDate: asDay(birth),
      filedAt: momentOf(asDay(filed.slice(0, 10)), filed.slice(11, 16)) + seconds,
      state: cells('state'),
      tier: cells('tier'),
      language: cells('language'),
      wished: cells('wished_start'),
      waitlist: cells('waitlist_bin'),
    });
  });
  return lines;
}

/** Kindergartens without a free place in any group of the ages 2 to 6. */
function fullKindergartens({ groups, ownership }: RosterFacts): Set<string> {
  const full = new Set(ownership.keys());
  for (const { bin, age, active, capacity } of groups.values()) if (age >= 2 && active < capacity) full.delete(bin);
  return full;
}

const answers: Readonly<Record<string, InterestAnswer>> = {
  yes: 'interested',
  no: 'notInterested',
  silent: 'noAnswer',
};

async function readInterest(folder: string, numbers: ReadonlySet<string>) {
  const interest = new Map<string, InterestAnswer>();
  let refused = 0;
  await eachLine(folder, `interest-${asOf}.csv`, (cells) => {
    const answer = answers[cells('answer')];
    const hasDay = cells('answered_on') === '' || isDay(cells('answered_on'));
    if (answer === undefined || !hasDay || !numbers.has(cells('number'))) refused += 1;
    else interest.set(cells('number'), answer);
  });
  return { interest, refused };
}

async function readOtherRegions(folder: string) {
  const otherRegion = new Map<string, string>();
  let refused = 0;
  await eachLine(folder, `other-regions-${asOf}.csv`, (cells) => {
    if (!checkIin(cells('child_iin')).ok || cells('region') === '' || !isDay(cells('filed_on'))) refused += 1;
    else otherRegion.set(cells('child_iin'), cells('region'));
  });
  return { otherRegion, refused };
}
