/** SQL of a parent's children with their vouchers and kindergartens. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { VoucherState } from '@balapan/domain/voucher.ts';
import type { Condition } from '../kernel/rule.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface ChildRow {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string;
  readonly birthDate: Day;
}

export async function readChildren(sql: Reads, personId: string | null, own: Condition): Promise<ChildRow[]> {
  return sql.query<ChildRow>(
    `SELECT c.id, c.surname, c.given_name AS "givenName", c.birth_date AS "birthDate"
       FROM child c JOIN guardianship g ON g.child_id = c.id AND g.person_id = $1
      WHERE ${own.text} ORDER BY c.birth_date, c.id`,
    [personId, ...own.values],
  );
}

interface Named {
  readonly providerId: string | null;
  readonly providerKk: string | null;
  readonly providerRu: string | null;
  readonly providerEn: string | null;
}

export interface OwnVoucherRow extends Named {
  readonly id: string;
  readonly childId: string;
  readonly number: string;
  readonly state: VoucherState;
  readonly chooseBy: number | null;
  readonly prolonged: boolean;
  readonly confirmBy: number | null;
  readonly referralState: 'sent' | 'accepted' | 'refused' | 'withdrawn' | null;
  /** Place in the waitlist of the kindergarten; null: on none. */
  readonly waitlistPosition: number | null;
}

/** The living voucher of each child, with its last referral or its waitlist. */
export async function readVouchers(sql: Reads, children: readonly string[]): Promise<OwnVoucherRow[]> {
  return sql.query<OwnVoucherRow>(
    `SELECT v.id, v.child_id AS "childId", v.number, v.state, v.choose_by AS "chooseBy", v.prolonged,
            w.confirm_by AS "confirmBy", r.state AS "referralState", k.id AS "providerId", k.name_kk AS "providerKk",
            k.name_ru AS "providerRu", k.name_en AS "providerEn",
            CASE WHEN w.state = 'waiting' THEN (SELECT count(*)::int + 1 FROM waitlist_entry o
               WHERE o.provider_id = w.provider_id AND o.state = 'waiting' AND (o.joined_at, o.id) < (w.joined_at, w.id)) END AS "waitlistPosition"
       FROM voucher v
       LEFT JOIN LATERAL (SELECT * FROM referral WHERE voucher_id = v.id ORDER BY chosen_at DESC, id DESC LIMIT 1) r ON true
       LEFT JOIN waitlist_entry w ON w.voucher_id = v.id AND w.state IN ('waiting', 'offered')
       LEFT JOIN provider k ON k.id = coalesce(w.provider_id, CASE WHEN r.state IN ('sent', 'refused') THEN r.provider_id END)
      WHERE v.child_id = ANY ($1::uuid[]) AND v.state <> 'ended'`,
    [children],
  );
}

export interface OwnEnrolmentRow {
  readonly childId: string;
  readonly providerId: string;
  readonly providerKk: string;
  readonly providerRu: string;
  readonly providerEn: string;
  readonly careGroup: string;
  readonly from: Day;
}

/** The enrolments that run or begin. */
export async function readEnrolments(sql: Reads, children: readonly string[], today: Day): Promise<OwnEnrolmentRow[]> {
  return sql.query<OwnEnrolmentRow>(
    `SELECT e.child_id AS "childId", k.id AS "providerId", k.name_kk AS "providerKk", k.name_ru AS "providerRu",
            k.name_en AS "providerEn", g.name AS "careGroup", lower(e.period) AS "from"
       FROM enrolment e JOIN provider k ON k.id = e.provider_id JOIN care_group g ON g.id = e.care_group_id
      WHERE e.child_id = ANY ($1::uuid[]) AND (e.period @> $2::date OR lower(e.period) > $2::date)`,
    [children, today],
  );
}
