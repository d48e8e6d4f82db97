/** Closed months: each act is the sum of its lines, each payment is its act's, and what June and July come to. */
import { readdir } from 'node:fs/promises';
import { addDays, asDay } from '@balapan/domain/day.ts';
import { eachLine, type Problems, tiynOf } from './read.ts';
import type { RosterFacts } from './roster.ts';

const asOf = asDay('2025-09-11');

export interface MonthFigures {
  readonly month: string;
  readonly acts: number;
  /** Tiyn. */
  readonly actsTotal: number;
  /** Lines of the registers, and of them confirmed ones; 0 where there are documents only. */
  readonly lines: number;
  readonly confirmed: number;
  /** What the registers' children would cost at full months, and what is payable, in tiyn. */
  readonly fullNorm: number;
  readonly paidTo: number;
  readonly paid: number;
  readonly firstPaid: string;
  readonly lastPaid: string;
  readonly returned: number;
  /** Acts by `state@desk`. */
  readonly desks: Readonly<Record<string, number>>;
  /** Acts that are not paid though their term of 30 days is over, and that were paid after it. */
  readonly late: number;
  readonly paidLate: number;
}

interface Act {
  readonly bin: string;
  readonly total: number;
  readonly state: string;
  readonly signed: string;
}

/** Every month that has acts, in order. */
export async function checkMoney(folder: string, roster: RosterFacts, problems: Problems): Promise<MonthFigures[]> {
  const files = await readdir(folder);
  const months = files.flatMap((name) => /^acts-(\d{4}-\d{2})\.csv$/u.exec(name)?.[1] ?? []).sort();
  const figures: MonthFigures[] = [];
  for (const month of months)
    figures.push(await checkMonth(folder, month, files.includes(`registers-${month}.csv`), roster, problems));
  return figures;
}

async function checkMonth(
  folder: string,
  month: string,
  hasRegisters: boolean,
  roster: RosterFacts,
  problems: Problems,
): Promise<MonthFigures> {
  const registers = hasRegisters ? await readRegisters(folder, month, roster, problems) : null;
  const acts = new Map<string, Act>();
  const desks: Record<string, number> = {};
  let [actsTotal, late] = [0, 0];
  await eachLine(folder, `acts-${month}.csv`, (cells) => {
    const [number, bin, total] = [cells('number'), cells('bin'), tiynOf(cells('total'))];
    const sum = registers?.sums.get(bin);
    if (tiynOf(cells('local')) + tiynOf(cells('republican')) !== total) problems.add('acts', `parts of ${number}`);
    if (registers !== null && sum?.total !== total) problems.add('acts', `sum of ${number}`);
    if (registers !== null && sum?.children !== Number(cells('children')))
      problems.add('acts', `children of ${number}`);
    if (registers !== null && sum?.days !== Number(cells('payable_days'))) problems.add('acts', `days of ${number}`);
    const [state, desk, signed] = [cells('state'), cells('desk'), cells('department_signed_at').slice(0, 10)];
    if ((desk !== 'closed') !== (cells('holder_iin') !== '')) problems.add('acts', `holder of ${number}`);
    if (cells('since').slice(0, 10) >= asOf) problems.add('acts', `since of ${number}`);
    if (state !== 'paid' && signed !== '' && addDays(asDay(signed), 30) < asOf) late += 1;
    desks[`${state}@${desk}`] = (desks[`${state}@${desk}`] ?? 0) + 1;
    acts.set(number, { bin, total, state, signed });
    actsTotal += total;
  });
  const payments = await readPayments(folder, month, acts, roster, problems);
  const { lines = 0, confirmed = 0, fullNorm = 0 } = registers ?? {};
  return { month, acts: acts.size, actsTotal, lines, confirmed, fullNorm, desks, late, ...payments };
}

async function readRegisters(folder: string, month: string, roster: RosterFacts, problems: Problems) {
  const sums = new Map<string, { total: number; children: number; days: number }>();
  let [confirmed, fullNorm] = [0, 0];
  const lines = await eachLine(folder, `registers-${month}.csv`, (cells) => {
    const [bin, group] = [cells('bin'), roster.groups.get(`${cells('bin')} ${cells('group_code')}`)];
    const norm = roster.norms.get(group?.norm ?? '');
    if (norm === undefined) return problems.add('registers', `group of ${cells('child_iin')}`);
    fullNorm += norm;
    const days = Number(cells('payable_days'));
    const counted = ['present', 'ill', 'leave', 'quarantine'].reduce((sum, name) => sum + Number(cells(name)), 0);
    if (counted !== days || days > Number(cells('working_days')))
      problems.add('registers', `days of ${cells('child_iin')}`);
    if ((cells('confirmed_on') === '') !== (cells('total') === '')) problems.add('registers', cells('child_iin'));
    if (cells('confirmed_on') === '') return;
    confirmed += 1;
    const total = tiynOf(cells('total'));
    const is2025 = month >= '2025';
    // Half up in floating point is exact enough to find a tiyn that is missing.
    if (is2025 && Math.abs((norm * days) / Number(cells('working_days')) - total) > 0.501)
      problems.add('registers', `sum of ${cells('child_iin')}`);
    const sum = sums.get(bin) ?? { total: 0, children: 0, days: 0 };
    sum.total += total;
    sum.children += 1;
    sum.days += days;
    sums.set(bin, sum);
  });
  return { lines, confirmed, fullNorm, sums };
}

async function readPayments(
  folder: string,
  month: string,
  acts: ReadonlyMap<string, Act>,
  roster: RosterFacts,
  problems: Problems,
) {
  const [documents, living] = [new Set<string>(), new Set<string>()];
  const days: string[] = [];
  let [paid, returned, paidLate] = [0, 0, 0];
  await eachLine(folder, `payments-${month}.csv`, (cells) => {
    const [number, state, paidOn] = [cells('document_number'), cells('state'), cells('paid_on')];
    const act = acts.get(cells('act_number'));
    if (act === undefined || act.total !== tiynOf(cells('amount')) || act.bin !== cells('bin'))
      return problems.add('payments', `act of ${number}`);
    if (documents.has(number)) problems.add('payments', `number ${number}`);
    documents.add(number);
    if (!roster.ibans.get(act.bin)?.has(cells('iban'))) problems.add('payments', `account of ${number}`);
    if (cells('sent_on') < act.signed || cells('sent_on') >= asOf) problems.add('payments', `day of ${number}`);
    if (state !== 'returned' && living.has(cells('act_number'))) problems.add('payments', `twice ${number}`);
    if (state !== 'returned') living.add(cells('act_number'));
    if ((state === 'confirmed') !== (act.state === 'paid') && state !== 'returned')
      problems.add('payments', `state of ${number}`);
    if (state === 'returned') returned += 1;
    if (state !== 'confirmed') return;
    if (paidOn < cells('sent_on') || paidOn >= asOf) problems.add('payments', `answer of ${number}`);
    if (addDays(asDay(act.signed), 30) < paidOn) paidLate += 1;
    days.push(paidOn);
    paid += act.total;
  });
  days.sort();
  return { paidTo: days.length, paid, returned, paidLate, firstPaid: days[0] ?? '', lastPaid: days.at(-1) ?? '' };
}
