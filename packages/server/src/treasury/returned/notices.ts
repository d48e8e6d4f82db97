/** Who in a kindergarten is told of a payment that came back, and of an account that waits for the second hand. */
import { dayAt } from '@balapan/domain/moment.ts';
import { accountWaitsMessage, paymentBackMessage } from '@balapan/domain/text/texts/message.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { OutboxItem } from '../../kernel/outbox.ts';
import { accountKeepersOf } from './queries.ts';

interface Back {
  readonly paymentId: string;
  readonly providerId: string;
  readonly actNumber: string;
}

/** Head and accountant of each kindergarten, once a payment. */
export async function returnNotices(sql: Runs, returned: readonly Back[], now: number): Promise<OutboxItem[]> {
  if (returned.length === 0) return [];
  const keepers = await accountKeepersOf(
    sql,
    returned.map(({ providerId }) => providerId),
    dayAt(now),
  );
  return returned.flatMap(({ paymentId, providerId, actNumber }) =>
    keepers
      .filter((keeper) => keeper.providerId === providerId)
      .map(({ personId, language }): OutboxItem => {
        const text = paymentBackMessage(language, actNumber);
        return {
          kind: 'message',
          key: `paymentBack/${paymentId}/${personId}`,
          payload: { template: 'paymentBack', personId, text },
        };
      }),
  );
}

/** Everybody who may confirm it but whoever has proposed it. */
export async function accountNotices(
  sql: Runs,
  change: { readonly id: string; readonly providerId: string; readonly madeBy: string; readonly actNumber: string },
  now: number,
): Promise<OutboxItem[]> {
  const keepers = await accountKeepersOf(sql, [change.providerId], dayAt(now));
  return keepers
    .filter(({ personId }) => personId !== change.madeBy)
    .map(({ personId, language }) => {
      const text = accountWaitsMessage(language, change.actNumber);
      return {
        kind: 'message',
        key: `accountWaits/${change.id}/${personId}`,
        payload: { template: 'accountWaits', personId, text },
      };
    });
}
