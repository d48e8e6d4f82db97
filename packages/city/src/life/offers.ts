/** Parents answer their offers on the last morning: some consent and choose a kindergarten, some join a waitlist, a few refuse. */
import { momentOf } from '@balapan/domain/moment.ts';
import { choiceOf, shuffled } from './habits.ts';
import { findPeople, type Person } from './people.ts';
import type { Stage } from './stage.ts';

export type Answer = 'consent' | 'referral' | 'waitlist' | 'refuse';

/**
 * What so many parents with an open offer do this morning, in order: about a fifth answers. Of a small city each answer once,
 * where there are enough.
 */
export function answersOf(offers: number): Answer[] {
  const counted: readonly (readonly [Answer, number])[] = [
    ['referral', Math.max(1, Math.round(offers * 0.11))],
    ['waitlist', Math.max(1, Math.round(offers * 0.045))],
    ['consent', Math.max(1, Math.round(offers * 0.025))],
    ['refuse', Math.round(offers * 0.015)],
  ];
  const all = counted.flatMap(([answer, count]) => Array<Answer>(count).fill(answer));
  // Somebody must be left with an open offer.
  return all.slice(0, Math.max(0, offers - 1));
}

const times = ['08:05', '08:12', '08:18', '08:24'] as const;

export interface OfferMoment {
  readonly at: number;
  readonly person: Person;
  readonly answer: Answer;
}

/** Who answers what and when; offers are told apart by the number of the application. */
export async function planOffers(stage: Stage): Promise<OfferMoment[]> {
  const { seed, town } = stage;
  const offered = await findPeople(stage.newcomer(), { situation: 'offerOpen' });
  const inOrder = shuffled(seed, 'offers', offered, ({ situation }) => String(situation.params.number));
  return answersOf(offered.length)
    .flatMap((answer, at) => {
      const person = inOrder[at];
      if (person === undefined) return [];
      const time = times[choiceOf(seed, `offer.${person.situation.params.number}`, times.length)] ?? times[0];
      return [{ at: momentOf(town.asOf, time), person, answer }];
    })
    .sort((a, b) => a.at - b.at);
}

/** One parent's answer. Places are few, so parents come one after another. */
export async function playOffer(stage: Stage, { at, person, answer }: OfferMoment): Promise<void> {
  await stage.moveTo(at);
  const applicationId = String(person.situation.params.applicationId);
  await stage.doing(answer, async () => {
    const { api } = stage.newcomer();
    await api.access.signIn({ personId: person.personId });
    if (answer === 'refuse') {
      await api.voucher.refuse({ applicationId });
      return 1;
    }
    const { voucherId } = await api.voucher.consent({ applicationId });
    if (answer === 'consent') return 1;
    const { children } = await api.queue.myChildren();
    const child = children.find(({ voucher }) => voucher?.voucherId === voucherId);
    if (child === undefined) return 0;
    const { rows } = await api.roster.choices({
      childId: child.childId,
      size: 200,
      free: answer === 'referral' ? 'yes' : 'no',
    });
    const fitting = rows.filter(({ outcome }) => outcome === answer);
    const provider = fitting[choiceOf(stage.seed, `choose.${person.situation.params.number}`, fitting.length)];
    if (provider === undefined) return 0;
    await api.placement.choose({ voucherId, providerId: provider.providerId });
    return 1;
  });
}
