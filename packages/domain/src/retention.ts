/**
 * How long each table's rows are kept, why, and what is done when the term is over (law № 94-V, art. 18; kazakhstan.md 9.1).
 * What no law or running matter needs any longer is destroyed, or masked where facts about money hang on the row.
 */
import { addDays, addMonths, type Day } from './day.ts';
import { dayAt, type Moment, startOfDay } from './moment.ts';

/**
 * `keep`: the program never removes it; `mask`: names, numbers and words go, the row stays; `destroy`: the row goes.
 */
export type RetentionAct = 'keep' | 'mask' | 'destroy';

/**
 * `purpose`: № 94-V, art. 18, the purpose is reached; `consent`: art. 8 and 18, the consent has ended; `proof`: art. 25(2), the operator
 * proves consents and answers; `logs`: uniform requirements № 832, logs of events for three years at least; `limitation`: Civil
 * Code, art. 178, three years to sue; `money`: documents of budget money, by the list of archive terms; `sealed`: chained, signed or
 * published: what was sealed is not changed; `place`: what the place of a child in queue and kindergarten rests on; `open`: no personal data.
 */
export type RetentionGround =
  | 'purpose'
  | 'consent'
  | 'proof'
  | 'logs'
  | 'limitation'
  | 'money'
  | 'sealed'
  | 'place'
  | 'open';

export interface RetentionPeriod {
  readonly days?: number;
  readonly months?: number;
}

export interface RetentionTerm {
  /** Name in reports; of a table with several terms `table.what`. */
  readonly code: string;
  readonly table: string;
  readonly act: RetentionAct;
  readonly ground: RetentionGround;
  /** Since the event that the text of the code names; empty with `keep`. */
  readonly period: RetentionPeriod | null;
  /** Whose clock the rows were written by: the region's, or the real one (sign-ins, files). */
  readonly clock: 'region' | 'wall';
}

const term = (
  code: string,
  act: 'mask' | 'destroy',
  ground: RetentionGround,
  period: RetentionPeriod,
  clock: RetentionTerm['clock'] = 'region',
): RetentionTerm => ({ code, table: code.split('.')[0] as string, act, ground, period, clock });

const keep = (ground: RetentionGround, tables: string): RetentionTerm[] =>
  tables.split(' ').map((table) => ({ code: table, table, act: 'keep', ground, period: null, clock: 'region' }));

export interface RetentionList {
  /** In force from this day until the next list. */
  readonly from: Day;
  readonly terms: readonly RetentionTerm[];
}

/** The lists, the newest last. A change of a term is a new list, never an edit. Order of terms: order of doing. */
export const retentionLists: readonly RetentionList[] = [
  {
    from: '2025-07-01' as Day,
    terms: [
      term('sign_in_challenge', 'destroy', 'purpose', { days: 1 }, 'wall'),
      term('phone_code', 'destroy', 'purpose', { days: 1 }, 'wall'),
      term('qr_request', 'destroy', 'purpose', { days: 1 }, 'wall'),
      term('try_count', 'destroy', 'purpose', { days: 30 }, 'wall'),
      // Before the sessions, on which it hangs; the audit keeps who acted for whom.
      term('on_behalf', 'destroy', 'purpose', { days: 90 }, 'wall'),
      term('session', 'destroy', 'purpose', { days: 90 }, 'wall'),
      term('outbox', 'mask', 'purpose', { days: 90 }, 'wall'),
      term('import_error', 'destroy', 'purpose', { days: 90 }, 'wall'),
      term('other_region_line', 'destroy', 'purpose', { months: 12 }),
      term('queue_line', 'mask', 'limitation', { months: 36 }),
      term('read_log', 'destroy', 'logs', { months: 36 }),
      term('data_request', 'mask', 'limitation', { months: 36 }),
      term('health_note.replaced', 'destroy', 'purpose', { months: 12 }),
      term('health_note.left', 'destroy', 'purpose', { days: 30 }),
      term('health_note.ended', 'destroy', 'consent', { days: 0 }),
      term('health_file', 'destroy', 'consent', { days: 0 }),
      term('application', 'mask', 'limitation', { months: 36 }),
      term('child', 'mask', 'limitation', { months: 36 }),
      term('person', 'mask', 'limitation', { months: 36 }),
      ...keep('proof', 'consent consent_end consent_text transfer_log retention_report unmasking'),
      ...keep(
        'sealed',
        'audit_event audit_head audit_publication audit_subject signature act_document payment_register_document bank_file register',
      ),
      ...keep('sealed', 'iteration iteration_record iteration_outcome register_line act_line'),
      ...keep(
        'money',
        'eact eact_move act_due_step fee_taken fee_charge fee_entry fee_statement fee_statement_line fee_refund',
      ),
      ...keep(
        'money',
        'act act_move payment payment_register journal entry bank_statement statement_line statement_match statement_decision account_change bank_status_list bank_status budget_line',
      ),
      ...keep('money', 'attendance_mark mark_correction month_confirmation day_dispute enrolment voucher referral'),
      ...keep(
        'money',
        'budget_month budget_amendment budget_change budget_balance account_month provider_account_month ledger_head ledger_close',
      ),
      ...keep(
        'place',
        'guardianship appointment offer waitlist_entry application_event interest_answer cleanup_verdict',
      ),
      ...keep(
        'open',
        'region district organisation calendar_day norm legal_scan budget_code parent_fee policy_version provider provider_account payer_bank',
      ),
      // What proves who came in and on whose behalf: logs of events, until a list gives them a term of their own.
      ...keep('logs', 'staff_password second_factor invitation access_recovery'),
      ...keep('place', 'proposal proposal_move capacity_change privilege_decision'),
      ...keep('open', 'care_group care_group_places service_contract cleanup import_run import_file'),
    ],
  },
];

/** The list in force on a day; before the first one the first. */
export function retentionOn(day: Day): RetentionList {
  const [first] = retentionLists;
  if (first === undefined) throw new RangeError('no list of terms');
  return retentionLists.findLast(({ from }) => from <= day) ?? first;
}

/**
 * What lies before this moment is due: 00:00 of the day that is as long ago as the period says, so that rows of one day go in
 * one night.
 * @returns `null` for what is kept
 */
export function dueBefore({ period }: Pick<RetentionTerm, 'period'>, now: Moment): Moment | null {
  if (period === null) return null;
  const day = addDays(dayAt(now), -(period.days ?? 0));
  return startOfDay(addMonths(day, -(period.months ?? 0)));
}
