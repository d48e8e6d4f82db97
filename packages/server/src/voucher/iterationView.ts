/** An iteration as the department sees it: one view for a preview and for a past run. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { voucherRoutes } from '@balapan/api/voucher.ts';
import { categoryByAge } from '@balapan/domain/category.ts';
import { decide } from '@balapan/domain/iteration/decide.ts';
import type {
  IterationApplication,
  IterationInput,
  IterationItem,
  IterationResult,
} from '@balapan/domain/iteration/input.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import type { Limits } from './iterationInput.ts';

export type View = AnswerOf<typeof voucherRoutes.previewIteration>;

export interface ViewWish {
  readonly part: 'all' | 'extraordinary' | 'privileged' | 'general' | 'youngest' | 'passedOver';
  readonly ifPrivileged?: number | undefined;
  readonly ifGeneral?: number | undefined;
  readonly page: number;
  readonly size: number;
}

export interface ViewOf {
  readonly number: number | null;
  readonly input: IterationInput;
  readonly result: IterationResult;
  readonly inputHash: string;
  readonly resultHash: string;
  /** Null for a past run: the record keeps the input, not how it came about. */
  readonly limits: Limits | null;
  readonly offeredBefore: ReadonlyMap<number, number> | null;
}

type Pair = { readonly application: IterationApplication; readonly item: IterationItem; readonly position: number };

export function viewIteration(of: ViewOf, wish: ViewWish): View {
  const { input, result, limits } = of;
  const { policy, vouchersAffordable, places } = input;
  const { summary } = result;
  const queue = summary.offered + summary.passedOver + summary.notReached;
  return {
    number: of.number,
    asOf: input.asOf,
    policyVersion: input.policyVersion,
    pattern: policy.pattern,
    inputHash: of.inputHash,
    resultHash: of.resultHash,
    limits: {
      places: places.reduce((sum, { free }) => sum + free, 0),
      placesInGroups: limits?.placesInGroups ?? null,
      placesPromised: limits?.placesPromised ?? null,
      placesWaitlisted: limits?.placesWaitlisted ?? null,
      vouchers: vouchersAffordable,
      queue,
      monthsLeft: limits?.monthsLeft ?? null,
      normTiyn: limits === null ? null : `${limits.normTiyn}`,
      monthlyTiyn: limits === null ? null : `${limits.normTiyn * BigInt(summary.offered)}`,
    },
    summary: summaryOf(summary),
    byAgeAndLanguage: byAgeAndLanguage(input, result),
    cutOffs: result.cutOffs.map(({ last, ...cut }) => ({
      ...cut,
      offeredBefore: of.offeredBefore?.get(cut.category) ?? (of.offeredBefore === null ? null : 0),
      last: last === null ? null : { number: last.number, filedAt: localIsoOf(last.filedAt), order: last.order },
    })),
    whatIf: whatIf(input, wish),
    order: orderOf(pairs(input, result), input, wish),
  };
}

function summaryOf(summary: IterationResult['summary']): View['summary'] {
  const { vouchersAffordable: _a, vouchersLeft: _l, placesFree: _f, ...rest } = summary;
  return rest;
}

/** The same data by another pattern. */
function whatIf(input: IterationInput, { ifPrivileged, ifGeneral }: ViewWish): View['whatIf'] {
  const pattern = {
    privileged: ifPrivileged ?? input.policy.pattern.privileged,
    general: ifGeneral ?? input.policy.pattern.general,
  };
  const isOther = ifPrivileged !== undefined || ifGeneral !== undefined;
  if (!isOther || pattern.privileged + pattern.general === 0) return null;
  const result = decide({ ...input, policy: { ...input.policy, pattern } });
  return { pattern, summary: summaryOf(result.summary) };
}

/** What each place offers, holds and is wished for; whose language is either counts in both. */
function byAgeAndLanguage(input: IterationInput, { items }: IterationResult): View['byAgeAndLanguage'] {
  const rows = new Map<string, View['byAgeAndLanguage'][number]>();
  const row = (age: number, language: 'kk' | 'ru'): View['byAgeAndLanguage'][number] => {
    const key = `${age} ${language}`;
    const found = rows.get(key) ?? { age, language, offered: 0, places: 0, queue: 0 };
    rows.set(key, found);
    return found;
  };
  for (const { age, language, free } of input.places) row(age, language).places += free;
  for (const [at, { outcome, age, language }] of items.entries()) {
    if (outcome === 'notYet') continue;
    const wished = input.applications[at]?.language ?? 'any';
    for (const one of wished === 'any' ? (['kk', 'ru'] as const) : [wished]) row(age, one).queue += 1;
    if (outcome === 'offered' && language !== 'any') row(age, language).offered += 1;
  }
  return [...rows.values()].sort((a, b) => a.age - b.age || (a.language < b.language ? -1 : 1));
}

/** Each application with its item and its place in its own category. */
function pairs(input: IterationInput, { items }: IterationResult): Pair[] {
  const all = items.map((item, at) => ({
    item,
    application: input.applications[at] as IterationApplication,
    position: 0,
  }));
  const ranks = new Map<number, number>();
  return all.toSorted(byMoment).map((pair) => {
    const category = categoryOf(pair.application, input);
    const position = (ranks.get(category) ?? 0) + 1;
    ranks.set(category, position);
    return { ...pair, position };
  });
}

const byMoment = (a: Pair, b: Pair): number =>
  a.application.filedAt - b.application.filedAt || (a.application.id < b.application.id ? -1 : 1);
const categoryOf = ({ categoryAge, tier }: IterationApplication, { policy }: IterationInput): number =>
  categoryByAge(categoryAge, tier, policy) ?? 0;

/**
 * The order page by page. Passed-over children stand where they had their turn: before the next offer of their own list, which
 * is the list of all who are served by the same reason.
 */
function orderOf(all: readonly Pair[], input: IterationInput, { part, page, size }: ViewWish): View['order'] {
  const listOf = ({ application }: Pair): string => {
    if (application.categoryAge < input.policy.categoryAges[0]) return 'youngest';
    if (application.tier === 'extraordinary') return 'extraordinary';
    return input.policy.privilegedTiers.includes(application.tier) ? 'privileged' : 'general';
  };
  const shown = all.filter(({ item }) => item.outcome === 'offered' || item.outcome === 'passedOver');
  const turn = new Map<Pair, number>();
  const next = new Map<string, number>();
  for (const pair of shown.toReversed()) {
    const list = listOf(pair);
    if (pair.item.order !== null) next.set(list, pair.item.order);
    turn.set(pair, pair.item.order ?? (next.get(list) ?? Number.MAX_SAFE_INTEGER) - 0.5);
  }
  const rows = shown
    .filter((pair) => part === 'all' || (part === 'passedOver' ? pair.item.outcome === part : listOf(pair) === part))
    .toSorted((a, b) => (turn.get(a) ?? 0) - (turn.get(b) ?? 0) || byMoment(a, b));
  return { rows: rows.slice((page - 1) * size, page * size).map((pair) => lineOf(pair, input)), total: rows.length };
}

function lineOf({ application, item, position }: Pair, input: IterationInput): View['order']['rows'][number] {
  return {
    applicationId: application.id,
    number: application.number,
    filedAt: localIsoOf(application.filedAt),
    outcome: item.outcome,
    order: item.order,
    tier: application.tier,
    category: categoryOf(application, input),
    position,
    age: item.age,
    language: item.language,
    reason: { code: item.reason.code, params: { ...item.reason.params } },
  };
}
