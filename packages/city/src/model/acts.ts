/** Where the acts of July stand on 2025-09-11: most are paid, the others lie at a named desk, some too long. */
import { apportion, type Random, randomOf } from '../random.ts';
import { asOf, at, momentText } from './days.ts';
import { workDay, workDayUntil } from './officeDays.ts';
import type { Plan } from './plan.ts';
import type { Provider } from './providers.ts';
import type { Staff } from './staff.ts';

export type ActStateName =
  | 'draft'
  | 'signedByProvider'
  | 'checked'
  | 'signedByDepartment'
  | 'inRegister'
  | 'sent'
  | 'paymentReturned'
  | 'paid'
  | 'returned'
  | 'disputed';

/** What is known of an act but its sums. Moments are texts as in the files, empty for none. */
export interface ActPath {
  readonly state: ActStateName;
  readonly desk: string;
  /** 0: nobody. */
  readonly holder: number;
  readonly since: string;
  readonly providerSignedAt: string;
  readonly departmentSignedAt: string;
  readonly note: string;
  /** Payments in order: those that came back first. */
  readonly payments: readonly PaymentPath[];
}

export interface PaymentPath {
  /** Day of the payment register, which is the day of sending. */
  readonly day: number;
  readonly state: 'sent' | 'confirmed' | 'returned';
  /** Day of the bank's answer; 0 while there is none. */
  readonly settled: number;
  /** Whether the account had been closed meanwhile. */
  readonly toClosedAccount: boolean;
}

/** Each kind of standing act: share of 150, state, desk, whether it can be late, notes. */
const standing: readonly (readonly [number, ActStateName, string, readonly string[]])[] = [
  [
    24,
    'draft',
    'provider',
    ['Сад не подписал: у руководителя истёк срок ключа ЭЦП', 'Сад не подписал', 'Смена руководителя'],
  ],
  [38, 'signedByProvider', 'districtSpecialist', ['Сверка табелей', 'Не хватает справок о болезни', '']],
  [21, 'checked', 'departmentHead', ['', 'На подписи']],
  [17, 'returned', 'provider', ['Отметки в выходной день', 'Справки не приложены', 'Ребёнок отмечен в двух садах']],
  [9, 'disputed', 'districtSpecialist', ['Сад не согласен с удержанием', 'Спор о днях карантина']],
  [14, 'signedByDepartment', 'financialCentre', ['Сверка реквизитов', '']],
  [12, 'inRegister', 'financialCentre', ['В реестре, ждёт выпуска']],
  [15, 'sent', 'bank', ['Отправлено, ждём выписку']],
];
const lateShare = 0.25;
const quickShare = 0.03;
const latePaidShare = 0.025;
const firstSigning = at('2025-08-01');
const firstPaid = at('2025-08-08');
const lastPaid = at('2025-09-10');

/** The way of each kindergarten's July act, by the order of the kindergartens. */
export function julyPaths(plan: Plan, providers: readonly Provider[], staff: Staff, seed: number): ActPath[] {
  const random = randomOf(seed, 'acts.july');
  const kinds = standingKinds(plan, providers, random);
  const seen = new Set<number>();
  return providers.map((provider) => {
    const kind = kinds.get(provider.index);
    if (kind === undefined) return paidPath(provider, random);
    const isFirst = !seen.has(kind);
    seen.add(kind);
    return standingPath(kind, isFirst, provider, staff, random);
  });
}

/** Which kindergartens are not paid yet, and why: evenly over all sizes, so that the sum of the paid ones is in proportion. */
function standingKinds(plan: Plan, providers: readonly Provider[], random: Random): Map<number, number> {
  const counts = apportion(
    plan.unpaidActs,
    standing.map(([share]) => share),
    1,
  );
  const kinds = random.shuffle(counts.flatMap((count, kind) => Array.from({ length: count }, () => kind)));
  const bySize = [...providers].sort((a, b) => b.children - a.children || a.index - b.index);
  const step = bySize.length / kinds.length;
  return new Map(
    kinds.map((kind, place) => [(bySize[Math.floor((place + 0.5) * step)] as Provider).index, kind] as const),
  );
}

/** The days on which both sides signed. */
interface Signatures {
  readonly provider: number;
  readonly department: number;
}

function signatures(random: Random): Signatures {
  const provider = workDay(firstSigning, random.below(9));
  return { provider, department: workDay(provider, 1 + random.below(5) + random.below(2)) };
}

function moment(day: number, random: Random): string {
  return day === 0 ? '' : momentText(day, 32_400 + random.below(32_000));
}

function paidPath(provider: Provider, random: Random): ActPath {
  const isLate = random.chance(latePaidShare);
  const { provider: first, department } = isLate
    ? { provider: firstSigning, department: workDay(firstSigning, 2 + random.below(2)) }
    : signatures(random);
  const usual = random.chance(quickShare) ? 3 : 3 + random.below(5) + random.below(5) + random.below(4);
  const delay = isLate ? 22 + random.below(3) : usual;
  const paid = Math.max(firstPaid, Math.min(lastPaid, workDay(department, delay)));
  const sent = random.chance(0.4) ? workDayUntil(paid - 1) : paid;
  const day = Math.max(sent, workDay(department, 1));
  const confirmed: PaymentPath = { day, state: 'confirmed', settled: Math.max(paid, day), toClosedAccount: false };
  const cameBack = provider.closedAccount !== null && day > workDay(department, 5);
  const earlier: PaymentPath = {
    day: workDay(department, 1),
    state: 'returned',
    settled: workDay(department, 2),
    toClosedAccount: true,
  };
  return {
    state: 'paid',
    desk: 'closed',
    holder: 0,
    since: moment(confirmed.settled, random),
    providerSignedAt: moment(first, random),
    departmentSignedAt: moment(department, random),
    note: '',
    payments: cameBack ? [earlier, confirmed] : [confirmed],
  };
}

function standingPath(kind: number, isFirst: boolean, provider: Provider, staff: Staff, random: Random): ActPath {
  const [, state, desk, notes] = standing[kind] as (typeof standing)[number];
  const isAtPayer = state === 'signedByDepartment' || state === 'inRegister' || state === 'sent';
  const isLate = isAtPayer && (isFirst || random.chance(lateShare));
  const signed = isLate
    ? { provider: firstSigning, department: workDay(firstSigning, 1 + random.below(4)) }
    : { provider: workDay(at('2025-08-11'), random.below(12)), department: workDay(at('2025-08-28'), random.below(6)) };
  const isBack = state === 'inRegister' && (isFirst || random.chance(0.3));
  const note = isBack ? `Банк вернул: ${reasonOfReturn(provider)}` : random.pick(notes);
  const payments = paymentsOf(state, isBack, isLate, signed.department, random);
  const since = payments.at(-1)?.settled || payments.at(-1)?.day || sinceOf(state, signed, random);
  const holder = holderOf(desk, provider, staff, random);
  // A returned payment is the kindergarten's turn: it says to which account it is to be paid again.
  const now = isBack
    ? ({ state: 'paymentReturned', desk: 'provider', holder: staff.heads[provider.index] ?? 0 } as const)
    : { state, desk, holder };
  return {
    ...now,
    since: moment(since, random),
    providerSignedAt: state === 'draft' ? '' : moment(signed.provider, random),
    departmentSignedAt: isAtPayer ? moment(signed.department, random) : '',
    note,
    payments,
  };
}

/** Why the bank sent a kindergarten's money back. */
export function reasonOfReturn({ closedAccount }: Provider): string {
  return closedAccount === null ? 'реквизиты не совпали' : 'счёт получателя закрыт';
}

/** Since when an act without a payment lies at its desk. */
function sinceOf(state: ActStateName, signed: Signatures, random: Random): number {
  if (state === 'draft') return workDay(firstSigning, random.below(3));
  if (state === 'signedByProvider') return signed.provider;
  if (state === 'signedByDepartment') return signed.department;
  const latest = workDayUntil(asOf - 1);
  if (state === 'inRegister') return Math.min(latest, workDay(signed.department, 1 + random.below(2)));
  return Math.min(latest, workDay(signed.provider, 2 + random.below(5)));
}

function paymentsOf(
  state: ActStateName,
  isBack: boolean,
  isLate: boolean,
  signed: number,
  random: Random,
): PaymentPath[] {
  if (state === 'sent') {
    const day = isLate ? workDay(signed, 3) : workDay(at('2025-09-08'), random.below(3));
    return [{ day, state: 'sent', settled: 0, toClosedAccount: false }];
  }
  if (!isBack) return [];
  return [{ day: workDay(signed, 1), state: 'returned', settled: workDay(signed, 2), toClosedAccount: true }];
}

function holderOf(desk: string, provider: Provider, staff: Staff, random: Random): number {
  switch (desk) {
    case 'provider':
      return staff.heads[provider.index] ?? 0;
    case 'districtSpecialist':
      return random.pick(staff.districtSpecialists[provider.district] ?? []);
    case 'departmentHead':
      return staff.departmentHead;
    case 'financialCentre':
      return random.pick(staff.payerOperators);
    default:
      return staff.payerReleaser;
  }
}
