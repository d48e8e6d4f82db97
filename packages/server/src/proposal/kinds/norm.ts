/** A norm from a day on: dated data. It begins where the one in force ends, and where it comes
 * late, the next acts say the difference (docs/decisions/0027). */
import { addDays, type Day } from '@balapan/domain/day.ts';
import { refuse } from '../../kernel/refuse.ts';
import { insertNorm, listNorms } from '../normQueries.ts';
import type { KindRules } from './kind.ts';

export interface NormBody {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly group_kind: string;
  readonly hours: number;
  readonly total_tiyn: number;
  readonly local_tiyn: number;
  readonly republican_tiyn: number;
  readonly coefficient: number;
  readonly ownership: 'public' | 'private' | null;
  readonly district: string | null;
  readonly coefficients: readonly { readonly code: string; readonly value: number }[];
  readonly period: string;
  readonly legal_act: string;
  readonly legal_date: Day;
  /** Scan of the act; left out: none. */
  readonly scan_id?: string;
}

export const norm: KindRules = {
  ground: async ({ sql }, body) => {
    const { group_kind, hours, ownership, district, period } = body as NormBody;
    const from = period.slice(1, 11) as Day;
    const same = (await listNorms(sql)).filter(
      (row) =>
        row.groupKind === group_kind &&
        row.hours === hours &&
        row.ownership === (ownership ?? null) &&
        row.district === (district ?? null),
    );
    const later = same.find((row) => row.from >= from);
    if (later !== undefined) throw refuse('norm.overlap', { day: later.from });
    const last = same.at(-1);
    if (last?.until != null && last.until < from) throw refuse('norm.gap', { day: addDays(last.until, -1) });
    if (last === undefined) return {};
    const { normId, total, local, republican, legalAct } = last;
    const [totalTiyn, localTiyn, republicanTiyn] = [total, local, republican].map(Number);
    return { normId, total: totalTiyn, local: localTiyn, republican: republicanTiyn, from: last.from, legalAct };
  },
  release: async ({ sql, newId, now }, { id, body }) => {
    await insertNorm(sql, newId(), id, body as NormBody, now);
    return {};
  },
};
