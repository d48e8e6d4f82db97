/** Who in a kindergarten is told of a payment that came, of one that came back, and of an account that waits for the second hand. */
import { seeingAll } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { accountWaitsMessage, paidMessage, paymentBackMessage } from '@balapan/domain/text/texts/message.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { OutboxItem } from '../../kernel/outbox.ts';
import { accountHelpers, accountKeepersOf } from './queries.ts';

interface Told {
  readonly paymentId: string;
  readonly providerId: string;
  readonly actNumber: string;
}

/** Head and accountant of each kindergarten: of each payment that came back, and of those that came, together. */
export async function paymentNotices(
  sql: Runs,
  payments: { readonly back: readonly Told[]; readonly paid: readonly Told[] },
  now: number,
): Promise<OutboxItem[]> {
  const providerIds = [...payments.back, ...payments.paid].map(({ providerId }) => providerId);
  if (providerIds.length === 0) return [];
  const [back, paid] = [payments.back, payments.paid].map((list) => Map.groupBy(list, ({ providerId }) => providerId));
  const keepers = await accountKeepersOf(sql, [...new Set(providerIds)], dayAt(now));
  return keepers.flatMap(({ providerId, personId, language }) => {
    const came = paid?.get(providerId) ?? [];
    const message = (template: string, paymentId: string, text: string): OutboxItem => {
      return { kind: 'message', key: `${template}/${paymentId}/${personId}`, payload: { template, personId, text } };
    };
    return [
      ...(back?.get(providerId) ?? []).map(({ paymentId, actNumber }) =>
        message('paymentBack', paymentId, paymentBackMessage(language, actNumber)),
      ),
      ...came.slice(0, 1).map(({ paymentId }) => message('paid', paymentId, paidMessage(language, came.length))),
    ];
  });
}

interface Proposed {
  readonly id: string;
  readonly providerId: string;
  readonly madeBy: string;
  readonly actNumber: string;
}

/** Who of the kindergarten itself may confirm what one of them has proposed; nobody where it has no second person. */
export async function otherKeepers(sql: Runs, { providerId, madeBy }: Proposed, now: number) {
  const keepers = await accountKeepersOf(sql, [providerId], dayAt(now));
  return keepers.filter(({ personId }) => personId !== madeBy);
}

/** Everybody who may confirm it: of the kindergarten, else the Department's accountants. */
export async function accountNotices(sql: Runs, change: Proposed, now: number): Promise<OutboxItem[]> {
  const own = await otherKeepers(sql, change, now);
  // A kindergarten does not see who works at the Department.
  const told = own.length > 0 ? own : await seeingAll(sql, (all) => accountHelpers(all, dayAt(now)));
  return told.map(({ personId, language }) => {
    const text = accountWaitsMessage(language, change.actNumber);
    return {
      kind: 'message',
      key: `accountWaits/${change.id}/${personId}`,
      payload: { template: 'accountWaits', personId, text },
    };
  });
}
