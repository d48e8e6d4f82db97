import type { AnswerOf } from '@balapan/api/contract.ts';
import { queueRoutes } from '@balapan/api/queue.ts';
import { describeCategory } from '@balapan/domain/category.ts';
import { addDays, yearOf } from '@balapan/domain/day.ts';
import { forecast } from '@balapan/domain/iteration/forecast.ts';
import { generalPosition, privilegedPosition } from '@balapan/domain/iteration/positions.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import { type Known, knownAt, readMyChildren } from './child.ts';
import { movesOf } from './moves.ts';
import {
  countCategory,
  countCity,
  type QueuedRow,
  readByNumber,
  readCleanupAhead,
  readLastOutcome,
  readMovesAhead,
  readNewest,
  readOwnEvents,
  readServed,
} from './placeQueries.ts';

type Place = AnswerOf<typeof queueRoutes.place>;
const wide = { wide: 'a place in the queue is counted over all children' };
/** So many iterations ahead the forecast looks. */
const forecastIterations = 3;

export const myChildren = readOperation(
  queueRoutes.myChildren,
  async ({ sql, actor, now, rule }) => ({
    children: await readMyChildren(sql, actor, rule.own('c', 2), await knownAt(sql, now)),
  }),
  wide,
);

/** @throws DomainError request.notFound: no application of the actor's children */
export const place = readOperation(
  queueRoutes.place,
  async ({ sql, actor, now, rule, input }): Promise<Place> => {
    const row = await readNewest(sql, input.applicationId);
    if (row === null) throw refuse('request.notFound');
    rule.allow({ child: row.childId, district: row.district, state: row.state });
    const known = await knownAt(sql, now);
    const own = rule.own('c', 2, 'child');
    const child = (await readMyChildren(sql, actor, own, known)).find(({ childId }) => childId === row.childId);
    if (child === undefined) throw refuse('request.notFound');
    const { ahead } = await countCategory(sql, row);
    const outcome = await readLastOutcome(sql, row.id);
    return {
      child,
      filedAt: localIsoOf(row.filedAt),
      language: row.language,
      wishedStart: row.wishedStart,
      lastOutcome:
        outcome === null
          ? null
          : {
              number: outcome.number,
              at: localIsoOf(outcome.at),
              outcome: outcome.outcome,
              reason: { code: outcome.reason, params: outcome.params },
            },
      moves: movesOf({
        ahead,
        own: await readOwnEvents(sql, row.id),
        moves: await readMovesAhead(sql, row),
        cleanup: await readCleanupAhead(sql, row.number, row.filedAt, linesLike(row, known.rules)),
      }),
      expected: row.state === 'waiting' ? await expectedOf(sql, row, known) : null,
      forecast: row.state === 'waiting' ? await forecastOf(sql, row, ahead) : null,
    };
  },
  wide,
);

/** Which lines of the old file stood in the same category. */
function linesLike(
  { category, tier, birthDate }: QueuedRow,
  rules: PolicyRules,
): Parameters<typeof readCleanupAhead>[3] {
  const year = yearOf(birthDate);
  return describeCategory(category, rules) === 'youngest'
    ? { tier: null, birthYears: [year - 1, year + 3] }
    : { tier, birthYears: [year, year] };
}

/** The order over the whole city by the closed formula of the pattern, as if every place fitted (anchors.md). */
async function expectedOf(sql: ReadHandle, row: QueuedRow, { rules, now }: Known): Promise<Place['expected']> {
  const { pattern, privilegedTiers, youngestCategory } = rules;
  const { tier, category } = row;
  if (category === youngestCategory) {
    const { ahead } = await countCategory(sql, row);
    return { kind: 'youngest', extraordinary: 0, rank: ahead + 1, order: null, pattern };
  }
  const kind = tier === 'extraordinary' ? tier : privilegedTiers.includes(tier) ? 'privileged' : 'general';
  const tiers =
    kind === 'extraordinary'
      ? [tier]
      : rules.tierOrder.filter(
          (one) => one !== 'extraordinary' && privilegedTiers.includes(one) === (kind === 'privileged'),
        );
  const { extraordinary, ahead } = await countCity(
    sql,
    row,
    tiers,
    youngestCategory,
    addDays(dayAt(now), rules.wishedStartDays),
  );
  const rank = ahead + 1;
  const order =
    kind === 'extraordinary'
      ? rank
      : kind === 'privileged'
        ? privilegedPosition(extraordinary, rank, pattern)
        : generalPosition(extraordinary, rank, pattern);
  return { kind, extraordinary, rank, order, pattern };
}

async function forecastOf(sql: ReadHandle, { category }: QueuedRow, ahead: number): Promise<Place['forecast']> {
  const found = forecast(ahead, await readServed(sql, category), forecastIterations);
  return found === null ? null : { ...found, iterations: forecastIterations };
}

/** For everybody who knows the number of an application: its place, no names. */
export const byNumber = readOperation(
  queueRoutes.byNumber,
  async ({ sql, input, now }) => {
    await policyOn(sql, dayAt(now));
    const row = await readByNumber(sql, input.number);
    if (row === null) throw refuse('request.notFound');
    const { all, ahead } = await countCategory(sql, row);
    const { number, state, category, filedAt } = row;
    const position = state === 'waiting' || state === 'offered' ? ahead + 1 : null;
    return { number, state, category, position, inCategory: all, filedAt: localIsoOf(filedAt) };
  },
  { wide: 'the number of an application is the key to its place, which has no names' },
);
