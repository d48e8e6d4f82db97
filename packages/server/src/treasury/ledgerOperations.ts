/** The ledger as people read it: a sum opens its entries, an entry its journal and document. */
import { ledgerRoutes } from '@balapan/api/ledger.ts';
import { type Day, firstDay, type Month, monthOf } from '@balapan/domain/day.ts';
import { type DocumentKind, documentOf } from '@balapan/domain/ledger.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import {
  type EntryRow,
  findJournal,
  labelsOf,
  listEntries,
  trialBalance as readBalance,
  type Wanted,
} from './ledgerQueries.ts';

interface Asked {
  readonly from: Month;
  readonly to: Month;
  readonly account?: Wanted['account'] | undefined;
  readonly source?: Wanted['source'] | undefined;
  readonly line?: string | undefined;
  readonly providerId?: string | undefined;
  readonly service?: Month | undefined;
}

const wantedOf = ({ from, to, account, source, line, providerId, service }: Asked): Wanted => ({
  from: firstDay(from),
  to: firstDay(to),
  account: account ?? null,
  source: source ?? null,
  line: line ?? null,
  providerId: providerId ?? null,
  service: service === undefined ? null : firstDay(service),
});

export const trialBalance = readOperation(ledgerRoutes.trialBalance, async ({ input, sql }) => {
  const rows = (await readBalance(sql, input.by, wantedOf(input))).map((row) => ({
    account: row.account,
    source: row.source,
    key: row.key,
    name: nameOf(row),
    opening: String(row.opening),
    debit: String(row.debit),
    credit: String(row.credit),
    closing: String(row.opening + row.debit - row.credit),
    entries: row.entries,
  }));
  // By month each row closes on its own: what must be zero is the last of each account.
  const last =
    input.by === 'month' ? [...new Map(rows.map((row) => [`${row.account}/${row.source}`, row])).values()] : rows;
  return { rows, difference: String(last.reduce((sum, { closing }) => sum + BigInt(closing), 0n)) };
});

/** A page of entries with the sums of all that were asked for. */
export async function entriesOf(
  sql: Pick<Runs, 'query'>,
  asked: Asked,
  page: { readonly page: number; readonly size: number },
) {
  const rows = await listEntries(sql, wantedOf(asked), page);
  const [first] = rows;
  return {
    total: first?.of ?? 0,
    debit: String(first?.debit ?? 0n),
    credit: String(first?.credit ?? 0n),
    rows: await told(sql, rows),
  };
}

export const entries = readOperation(ledgerRoutes.entries, ({ input, sql }) => entriesOf(sql, input, input));

export const journal = readOperation(ledgerRoutes.journal, async ({ input, sql }) => {
  const found = await findJournal(sql, input.journalId);
  const rows = await told(sql, found?.rows ?? []);
  const [first] = rows;
  if (found === null || first === undefined) throw refuse('request.notFound');
  const { journalId, kind, postedAt, month, document } = first;
  return { journalId, kind, postedAt, month, document, reverses: found.reverses, entries: rows };
});

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

async function told(sql: Pick<Runs, 'query'>, rows: readonly EntryRow[]) {
  const documents = rows.map((row) => documentOf(row.operation_key));
  const of = (kind: DocumentKind): string[] => [
    ...new Set(documents.filter((one) => one.kind === kind && isId(one.id)).map(({ id }) => id)),
  ];
  const ids = { acts: of('act'), payments: of('payment'), contracts: of('contract'), amendments: of('amendment') };
  const labels = await labelsOf(sql, ids);
  return rows.map((row, at) => {
    const document = documents[at] ?? documentOf(row.operation_key);
    return {
      journalId: row.journal_id,
      seq: row.seq,
      kind: row.kind,
      postedAt: localIsoOf(row.posted_at),
      month: monthOf(row.booked as Day),
      serviceMonth: monthOf(row.month),
      account: row.account,
      source: row.source,
      line: row.line ?? '',
      provider: nameOf(row),
      debit: String(row.amount > 0n ? row.amount : 0n),
      credit: String(row.amount < 0n ? -row.amount : 0n),
      document: { ...document, label: labels.get(document.id) ?? document.id },
    };
  });
}

function nameOf({ name_kk: kk, name_ru: ru, name_en: en }: Pick<EntryRow, 'name_kk' | 'name_ru' | 'name_en'>) {
  return kk === null || ru === null || en === null ? null : { kk, ru, en };
}
