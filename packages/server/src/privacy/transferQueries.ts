/** SQL of the register of transfers (law № 94-V, art. 22(1)(5)). */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';

type Recipient = 'bank' | 'messageGateway';

/** What of each kind leaves, to whom, and the act that allows it. */
const transfers = {
  message: { recipient: 'messageGateway', what: 'phone', basis: '№ 94-V, 8' },
  bankFile: { recipient: 'bank', what: 'paymentFile', basis: '№ 94-V, 9' },
} as const;

/** Notes that an item left the house, in the transaction that marks it as sent. */
export async function noteTransfer(
  sql: WriteHandle,
  item: { readonly id: string; readonly kind: keyof typeof transfers },
  at: number,
): Promise<void> {
  const { recipient, what, basis } = transfers[item.kind];
  await sql.query(
    `INSERT INTO transfer_log (outbox_id, at, recipient, what, legal_basis) VALUES ($1, $2::timestamptz, $3, $4, $5)
     ON CONFLICT (outbox_id) DO NOTHING`,
    [item.id, isoOf(at), recipient, what, basis],
  );
}

interface TransferRow {
  readonly day: Day;
  readonly recipient: Recipient;
  readonly what: string;
  readonly legalBasis: string;
  readonly count: number;
  readonly total: number;
}

/** Transfers by day and recipient, the newest first. */
export async function listTransfers(
  sql: Pick<ReadHandle, 'query'>,
  from: number,
  size: number,
): Promise<TransferRow[]> {
  return sql.query<TransferRow>(
    `SELECT t.day, t.recipient, t.what, t.legal_basis AS "legalBasis", count(*)::integer AS count,
            count(*) OVER ()::integer AS total
       FROM (SELECT (at AT TIME ZONE 'Asia/Almaty')::date AS day, recipient, what, legal_basis FROM transfer_log) t
      GROUP BY t.day, t.recipient, t.what, t.legal_basis
      ORDER BY t.day DESC, t.recipient OFFSET $1 LIMIT $2`,
    [from, size],
  );
}
