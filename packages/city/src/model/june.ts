/** June 2025, which the department paid itself: documents of a hundred mostly large public kindergartens, without marks. */
import { actNumber } from '@balapan/domain/act.ts';
import { childMonthAmount, type SplitAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { type Random, randomOf } from '../random.ts';
import { asOf, at, documentsMonth, momentText, monthRange } from './days.ts';
import { marksOf } from './marks.ts';
import { normOf } from './norms.ts';
import { workDay } from './officeDays.ts';
import type { Plan } from './plan.ts';
import type { Provider } from './providers.ts';

export interface DocumentAct {
  readonly number: string;
  readonly provider: Provider;
  readonly children: number;
  readonly payableDays: number;
  readonly sum: SplitAmount;
  readonly providerSigned: string;
  readonly departmentSigned: string;
  readonly paidOn: number;
}

const publicShare = 0.85;
/** Of the month's days so many are payable, more or less. */
const usualShare = 0.9;

/** Who was paid for June: large public kindergartens, and some of the largest private ones. */
export function juneProviders({
  plan,
  providers,
}: {
  readonly plan: Plan;
  readonly providers: readonly Provider[];
}): Provider[] {
  const bySize = [...providers].sort((a, b) => b.children - a.children || a.index - b.index);
  const publicOnes = bySize.filter(({ ownership }) => ownership === 'public');
  const privateOnes = bySize.filter(({ ownership }) => ownership === 'private');
  const wanted = Math.min(publicOnes.length, Math.ceil(plan.juneProviders * publicShare));
  const some = privateOnes.slice(0, plan.juneProviders - wanted);
  const norm = Number(normOf('general', '10.5', asOf).total) / 100;
  const missing = plan.juneSum / (norm * usualShare) - some.reduce((sum, { children }) => sum + children, 0);
  return [...nearestWindow(publicOnes, wanted, missing), ...some].sort((a, b) => a.index - b.index);
}

/** Of a list by size, that many neighbours whose children come nearest to a number. */
function nearestWindow(bySize: readonly Provider[], count: number, children: number): Provider[] {
  let sum = bySize.slice(0, count).reduce((total, provider) => total + provider.children, 0);
  let [best, distance] = [0, Math.abs(sum - children)];
  for (let first = 1; first + count <= bySize.length; first += 1) {
    sum += (bySize[first + count - 1]?.children ?? 0) - (bySize[first - 1]?.children ?? 0);
    if (Math.abs(sum - children) >= distance) continue;
    [best, distance] = [first, Math.abs(sum - children)];
  }
  return bySize.slice(best, best + count);
}

/** The acts of June with their sums, which come near to the plan's. */
export function juneActs(city: {
  readonly plan: Plan;
  readonly providers: readonly Provider[];
  readonly seed: number;
}): DocumentAct[] {
  const random = randomOf(city.seed, 'acts.june');
  const providers = juneProviders(city);
  const norm = normOf('general', '10.5', monthRange(documentsMonth).first);
  const { workingDays } = marksOf(documentsMonth, city.seed);
  const children = providers.reduce((sum, provider) => sum + provider.children, 0);
  const share = Math.min(0.97, (city.plan.juneSum * 100) / (Number(norm.total) * children));
  return providers.map((provider, place) => {
    const payableDays = Math.round(provider.children * workingDays * share * (0.98 + random.unit() * 0.04));
    return {
      number: actNumber(documentsMonth, place + 1),
      provider,
      children: provider.children,
      payableDays,
      sum: sumOf(norm, provider.children, payableDays, workingDays),
      ...signed(random),
    };
  });
}

/** The sum of a document without lines: full months and one with the days that are left. */
function sumOf(
  norm: ReturnType<typeof normOf>,
  children: number,
  payableDays: number,
  workingDays: number,
): SplitAmount {
  const full = Math.min(children, Math.floor(payableDays / workingDays));
  const stretch = { normTiyn: norm.total, localTiyn: norm.local, republicanTiyn: norm.republican };
  const rest = childMonthAmount({
    stretches: [{ ...stretch, payableDays: Math.min(workingDays, payableDays - full * workingDays) }],
    workingDays,
  });
  const months = BigInt(full);
  return {
    total: tiyn(norm.total * months + rest.total),
    local: tiyn(norm.local * months + rest.local),
    republican: tiyn(norm.republican * months + rest.republican),
  };
}

function signed(random: Random): Pick<DocumentAct, 'providerSigned' | 'departmentSigned' | 'paidOn'> {
  const provider = workDay(at('2025-07-01'), random.below(6));
  const department = workDay(provider, 1 + random.below(6));
  const moment = (day: number): string => momentText(day, 32_400 + random.below(32_000));
  return {
    providerSigned: moment(provider),
    departmentSigned: moment(department),
    paidOn: workDay(department, 4 + random.below(14)),
  };
}
