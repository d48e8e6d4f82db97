import { gzipSync } from 'node:zlib';
import { decide } from '@balapan/domain/iteration/decide.ts';
import type { IterationItem } from '@balapan/domain/iteration/input.ts';
import { recordIteration } from '@balapan/domain/iteration/record.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { workingTerm } from '@balapan/domain/terms.ts';
import { offerMessage } from '@balapan/domain/text/texts/message.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type Call, changing, type OutboxItem, type Told, type WriteHandle } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { calendarOf } from '../roster/queries.ts';
import { sha256 } from './hash.ts';
import { type CandidateRow, readIterations } from './inputQueries.ts';
import { type LoadedInput, loadInput } from './iterationInput.ts';
import { insertIteration, insertOffers, insertOutcomes, type NewOffer, type OutcomeRow } from './writeQueries.ts';

export interface RunWish {
  /** The hash that a preview showed; another state of the queue is refused. Left out: whatever is now. */
  readonly inputHash?: string;
  /** The released proposal of a run that people decided; left out: the command line. */
  readonly proposalId?: string;
}

interface Run {
  readonly id: string;
  readonly number: number;
  readonly offers: number;
  readonly outcomes: number;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly answerBy: string;
}

/**
 * The command line's run, which asks nobody; people release a proposal (proposal/kinds/iteration.ts).
 * @throws DomainError iteration.inputChanged, iteration.alreadyRun, iteration.nothingToGive
 */
export function runIteration(house: House, wish: RunWish = {}): Promise<Run> {
  return changing(house, system, 'voucher.runIteration', (call) => runWithin(call, wish));
}

/**
 * Runs an iteration over the whole city (domain.md 2.4): an outcome with its reason for every live application, offers with
 * their terms, messages in the outbox, the record that lets anybody replay it; all or nothing.
 * @throws DomainError iteration.inputChanged, iteration.alreadyRun, iteration.nothingToGive
 */
export async function runWithin(call: Omit<Call<unknown, WriteHandle>, 'input'>, wish: RunWish): Promise<Told<Run>> {
  const { sql, now, newId, actor, house } = call;
  house.progress?.('read', 0, 3);
  const loaded = await loadInput(sql, now);
  const { input, waiting } = loaded;
  house.progress?.('decide', 1, 3);
  const result = decide(input);
  const record = recordIteration(input, result, sha256);
  if (wish.inputHash !== undefined && wish.inputHash !== record.inputSha256) throw refuse('iteration.inputChanged');
  const { newest, same } = await readIterations(sql, Buffer.from(record.inputSha256, 'hex'));
  if (same !== null) throw refuse('iteration.alreadyRun', { number: same });
  if (result.summary.offered === 0) throw refuse('iteration.nothingToGive');

  house.progress?.('write', 2, 3);
  const [id, number] = [newId(), newest + 1];
  const answerBy = workingTerm(now, input.policy.consentWorkingDays, await calendarOf(sql)).endsAt;
  const outcomes = outcomesOf(loaded, result.items);
  const offers = offersOf(waiting, result.items, newId);
  await insertIteration(sql, {
    id,
    number,
    runAt: now,
    policyVersion: loaded.policyVersion,
    places: result.summary.placesFree,
    affordable: input.vouchersAffordable,
    applications: outcomes.length,
    offers: offers.length,
    inputHash: record.inputSha256,
    resultHash: record.resultSha256,
    runBy: actor.personId,
    proposalId: wish.proposalId ?? null,
    record: gzipSync(record.bytes, { level: 1 }),
  });
  await insertOutcomes(sql, id, outcomes);
  const moved = await insertOffers(sql, id, now, answerBy, offers);
  if (moved !== offers.length) throw refuse('iteration.inputChanged');
  house.progress?.('done', 3, 3);
  const hashes = { inputHash: record.inputSha256, resultHash: record.resultSha256 };
  return {
    answer: { id, number, offers: offers.length, outcomes: outcomes.length, ...hashes, answerBy: localIsoOf(answerBy) },
    events: [
      {
        chain: null,
        subjectId: id,
        payload: { number, offers: offers.length, outcomes: outcomes.length, ...hashes },
        children: offers.map(({ childId }) => childId),
      },
    ],
    outbox: messagesOf(waiting, offers, answerBy),
  };
}

/** A row for each live application: what the decision says, or why it had no part in it. */
function outcomesOf({ waiting, standing }: LoadedInput, items: readonly IterationItem[]): OutcomeRow[] {
  const paramsOf = makeParams();
  const decided = items.map((item, at) => ({
    applicationId: item.id,
    childId: (waiting[at] as CandidateRow).childId,
    outcome: item.outcome,
    order: item.order,
    language: item.outcome === 'offered' ? item.language : null,
    reason: item.reason.code,
    params: paramsOf(item.reason.params),
  }));
  const others = standing.map(({ id, childId, state }) => ({
    applicationId: id,
    childId,
    outcome: 'notYet',
    order: null,
    language: null,
    reason: state === 'accepted' ? 'holdsVoucher' : state,
    params: '{}',
  }));
  return [...decided, ...others];
}

/** Most reasons are shared objects, so their text is made once. */
function makeParams(): (params: object) => string {
  const known = new Map<object, string>();
  return (params) => {
    const text = known.get(params) ?? JSON.stringify(params);
    known.set(params, text);
    return text;
  };
}

function offersOf(waiting: readonly CandidateRow[], items: readonly IterationItem[], newId: () => string): NewOffer[] {
  return items.flatMap(({ id, outcome, age, language, reason, order }, at) =>
    outcome === 'offered'
      ? [
          {
            id: newId(),
            applicationId: id,
            childId: (waiting[at] as CandidateRow).childId,
            age,
            language,
            reason: reason.code,
            params: JSON.stringify({ ...reason.params, order }),
          },
        ]
      : [],
  );
}

/** One message an offer, in the parent's language; the number to send to is looked up when it is sent. */
function messagesOf(waiting: readonly CandidateRow[], offers: readonly NewOffer[], answerBy: number): OutboxItem[] {
  const languages = new Map(waiting.map(({ id, messages }) => [id, messages]));
  const lastDay = dayAt(answerBy - 1);
  const texts = { kk: offerMessage('kk', lastDay), ru: offerMessage('ru', lastDay), en: offerMessage('en', lastDay) };
  return offers.map(({ id, applicationId }) => ({
    kind: 'message',
    key: id,
    payload: { template: 'offer', applicationId, text: texts[languages.get(applicationId) ?? 'kk'] },
  }));
}
