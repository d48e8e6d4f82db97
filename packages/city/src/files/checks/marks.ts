/** Months with marks: how many children, how much confirmed, and the lines that nobody could take. */
import { readdir } from 'node:fs/promises';
import { isWork } from '@balapan/domain/calendar.ts';
import type { ContingentFacts } from './contingent.ts';
import { eachLine, type Problems } from './read.ts';

export interface MarkFigures {
  readonly month: string;
  readonly lines: number;
  readonly confirmed: number;
  readonly marks: number;
  readonly present: number;
  readonly workingDays: number;
  readonly refused: number;
  /** Kindergartens without a single absence. */
  readonly perfect: number;
  /** Lines of the kindergartens that are lived through the API, and of them confirmed ones. */
  readonly livingLines: number;
  readonly livingConfirmed: number;
}

const letters = new Set(['Я', 'Б', 'б', 'О', 'К', 'Н']);

/** Reads every month with marks, in order. */
export async function checkMarks(
  folder: string,
  living: ReadonlySet<string>,
  contingent: ContingentFacts,
  problems: Problems,
): Promise<MarkFigures[]> {
  const workDays = new Map<string, Set<number>>();
  await eachLine(folder, 'calendar.csv', (cells) => {
    const [month, day] = [cells('day').slice(0, 7), Number(cells('day').slice(8))];
    if (!isWork(cells('kind') as Parameters<typeof isWork>[0])) return;
    workDays.set(month, (workDays.get(month) ?? new Set()).add(day));
  });
  const files = (await readdir(folder)).filter((name) => name.startsWith('marks-')).sort();
  const figures: MarkFigures[] = [];
  for (const name of files) {
    const month = name.slice(6, 13);
    figures.push(await checkMonth(folder, name, month, workDays.get(month) ?? new Set(), living, contingent, problems));
  }
  return figures;
}

async function checkMonth(
  folder: string,
  name: string,
  month: string,
  works: ReadonlySet<number>,
  living: ReadonlySet<string>,
  contingent: ContingentFacts,
  problems: Problems,
): Promise<MarkFigures> {
  const absences = new Map<string, number>();
  const seen = new Set<string>();
  let [confirmed, marks, present, refused, livingLines, livingConfirmed] = [0, 0, 0, 0, 0, 0];
  const lines = await eachLine(folder, name, (cells) => {
    const [bin, iin] = [cells('bin'), cells('child_iin')];
    const stay = contingent.stays.get(iin)?.find(({ group }) => group === `${bin} ${cells('group_code')}`);
    let [own, absent, isGood] = [0, 0, stay !== undefined];
    for (let day = 1; day <= 31; day += 1) {
      const letter = cells(`d${day}`);
      if (letter === '') continue;
      const date = `${month}-${`${day}`.padStart(2, '0')}`;
      const isIn = stay !== undefined && date >= stay.from && (stay.to === '' || date <= stay.to);
      if (!works.has(day) || !letters.has(letter) || !isIn) isGood = false;
      own += 1;
      if (letter !== 'Я') absent += 1;
    }
    if (!isGood) {
      refused += 1;
      return;
    }
    if (seen.has(`${iin} ${bin}`)) problems.add(name, `twice ${iin}`);
    seen.add(`${iin} ${bin}`);
    const guardian = cells('confirmed_by');
    if (guardian !== '' && !contingent.guardians.get(iin)?.includes(guardian)) problems.add(name, `guardian of ${iin}`);
    if (cells('confirmed_on') !== '') confirmed += 1;
    if (living.has(bin)) {
      livingLines += 1;
      if (cells('confirmed_on') !== '') livingConfirmed += 1;
    }
    marks += own;
    present += own - absent;
    absences.set(bin, (absences.get(bin) ?? 0) + absent);
  });
  const perfect = [...absences.values()].filter((count) => count === 0).length;
  const good = lines - refused;
  return {
    month,
    lines: good,
    confirmed,
    marks,
    present,
    workingDays: works.size,
    refused,
    perfect,
    livingLines,
    livingConfirmed,
  };
}
