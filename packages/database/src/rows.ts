// Made by `npm run rows` from the migrations; a test keeps it in step. Do not edit.
import type { Day } from '@balapan/domain/day.ts';
import type { Moment } from '@balapan/domain/moment.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import type { ColumnType } from 'kysely';

/** From `from` on, before `to`; null: without end on that side. */
interface Days {
  from: Day | null;
  to: Day | null;
}
type Json = ColumnType<unknown, string, string>;
type Instant = ColumnType<Moment, string, string>;
type Period = ColumnType<Days, string, string>;
type Optional<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
type Nullable<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S | null, I | null | undefined, U | null>
  : ColumnType<T | null, T | null | undefined, T | null>;

export interface AccessRecoveryRow {
  /** UUID v7 */
  id: string;
  /** whose access */
  person_id: string;
  /** why, in words */
  reason: string;
  /** who asked */
  asked_by: string;
  /** when, real time */
  asked_at: Instant;
  /** to be confirmed until, real time */
  ends_at: Instant;
  /** who confirmed */
  confirmed_by: Nullable<string>;
  /** when, real time */
  confirmed_at: Nullable<Instant>;
  /** who took it back or refused it */
  dropped_by: Nullable<string>;
  /** when, real time */
  dropped_at: Nullable<Instant>;
}

export interface AccountChangeRow {
  /** UUID v7; of the account that it begins, too */
  id: string;
  /** the payment that came back */
  payment_id: string;
  /** the kindergarten */
  provider_id: string;
  /** account */
  iban: string;
  /** bank of the account */
  bik: string;
  /** residency and sector of economy, two digits */
  kbe: string;
  /** who proposed it */
  made_by: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** proposed, confirmed, refused */
  state: 'proposed' | 'confirmed' | 'refused';
  /** who confirmed or refused it */
  decided_by: Nullable<string>;
  /** when */
  decided_at: Nullable<Instant>;
  /** why it was refused, in the words of whoever did it */
  refusal: Nullable<string>;
}

export interface AccountMonthRow {
  /** first day of the month of booking */
  month: Day;
  /** code in the domain's chart of accounts */
  account: string;
  /** local or republican */
  funding_source: string;
  /** the line; empty text: booked before entries named theirs */
  budget_line: string;
  /** sum of the debits */
  debit_tiyn: Tiyn;
  /** sum of the credits */
  credit_tiyn: Tiyn;
  /** how many entries */
  entries: number;
}

export interface ActRow {
  /** UUID v7 */
  id: string;
  /** 08-2025/0417 */
  number: string;
  /** the kindergarten */
  provider_id: string;
  /** first day of the month */
  month: Day;
  /** 1, then one more for each replacement */
  version: number;
  /** KATO of the kindergarten's district */
  district: string;
  /** frozen register; empty: a document of the old system */
  register_id: Nullable<string>;
  /** service contract */
  contract_id: Nullable<string>;
  /** department or financialCentre */
  payer: string;
  /** children with a sum */
  children: number;
  /** their payable days */
  payable_days: number;
  /** sum */
  total_tiyn: Tiyn;
  /** part of the local budget */
  local_tiyn: Tiyn;
  /** part of the republican budget */
  republican_tiyn: Tiyn;
  /** when */
  made_at: Instant;
  /** draft, signedByProvider, checked, signedByDepartment, held, inRegister, sent, paymentReturned, paid, returned, disputed, replaced */
  state:
    | 'draft'
    | 'signedByProvider'
    | 'checked'
    | 'signedByDepartment'
    | 'inRegister'
    | 'sent'
    | 'paid'
    | 'returned'
    | 'disputed'
    | 'held'
    | 'paymentReturned'
    | 'netted'
    | 'replaced';
  /** where it lies: provider, districtSpecialist, departmentHead, financialCentre, bank, closed */
  desk: 'provider' | 'districtSpecialist' | 'departmentHead' | 'financialCentre' | 'bank' | 'closed';
  /** person at that desk */
  holder_id: Nullable<string>;
  /** at that desk since */
  since: Instant;
  /** first signature */
  provider_signed_at: Nullable<Instant>;
  /** second signature */
  department_signed_at: Nullable<Instant>;
  /** second signature + 30 calendar days */
  due_on: Nullable<Day>;
  /** why it stands */
  note: Nullable<string>;
  /** what the other acts in force leave over, local budget; below zero: the kindergarten owes it */
  carried_in_local_tiyn: Optional<Tiyn>;
  /** the same of the republican budget */
  carried_in_republican_tiyn: Optional<Tiyn>;
  /** to be paid of the local budget */
  payable_local_tiyn: ColumnType<Tiyn, never, never>;
  /** to be paid of the republican budget */
  payable_republican_tiyn: ColumnType<Tiyn, never, never>;
  /** to be paid: the sum of a payment, and what the ledger books */
  payable_tiyn: ColumnType<Tiyn, never, never>;
  /** what is left over for the next act, zero or below */
  carried_out_local_tiyn: ColumnType<Tiyn, never, never>;
  /** the same of the republican budget */
  carried_out_republican_tiyn: ColumnType<Tiyn, never, never>;
}

export interface ActDocumentRow {
  /** the act */
  act_id: string;
  /** the kindergarten */
  provider_id: string;
  /** canonical text of the act with its lines */
  bytes: Buffer;
  /** its hash */
  sha256: Buffer;
}

export interface ActDueStepRow {
  /** the act */
  act_id: string;
  /** holder, head, late */
  step: 'holder' | 'head' | 'late';
  /** the kindergarten */
  provider_id: string;
  /** KATO of the act's district, as of the act */
  district: string;
  /** the act's term, as it was then */
  due_on: Day;
  /** when, by the region's clock */
  made_at: Instant;
  /** desk where the act lay */
  desk: string;
  /** whose task it is; empty: nobody is appointed */
  person_id: Nullable<string>;
}

export interface ActLineRow {
  /** first day of the month */
  month: Day;
  /** the act */
  act_id: string;
  /** the child */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the norm (of the longest stretch) */
  norm_id: string;
  /** payable days */
  payable_days: number;
  /** working days of the month */
  working_days: number;
  /** sum, rounded once for the child and month */
  total_tiyn: Tiyn;
  /** part of the local budget */
  local_tiyn: Tiyn;
  /** part of the republican budget */
  republican_tiyn: Tiyn;
  /** why an earlier month is in it: confirmed, answered, corrected, norm; empty: the act's own month, or made before reasons were kept */
  reason: Nullable<'confirmed' | 'answered' | 'corrected' | 'norm'>;
}

export interface ActMoveRow {
  /** the act */
  act_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** the kindergarten */
  provider_id: string;
  /** when */
  at: Instant;
  /** state before; empty at the first */
  from_state: Nullable<string>;
  /** state after */
  to_state: string;
  /** desk after */
  desk: string;
  /** who moved it; empty: system or file */
  person_id: Nullable<string>;
  /** why */
  note: Nullable<string>;
  /** KATO of the act's district, as of the act */
  district: string;
}

export interface ApplicationRow {
  /** UUID v7 */
  id: string;
  /** what the parent knows it by */
  number: string;
  /** the child */
  child_id: string;
  /** the applicant */
  person_id: string;
  /** moment of application */
  filed_at: Instant;
  /** extraordinary, priority, teacher, general */
  tier: 'extraordinary' | 'priority' | 'teacher' | 'general';
  /** ground of the privilege */
  ground: Nullable<string>;
  /** document of the privilege seen by a person */
  ground_checked: boolean;
  /** 1 to 21 (domain.md 2.2), moved by the yearly refresh */
  category: number;
  /** year of intake minus year of birth */
  category_age: number;
  /** kk, ru or any */
  language: 'kk' | 'ru' | 'any';
  /** from when a place is wished */
  wished_start: Day;
  /** KATO of the home's district */
  district: Nullable<string>;
  /** waiting, offered, inactive, accepted, enrolled, annulled */
  state: 'waiting' | 'offered' | 'inactive' | 'accepted' | 'enrolled' | 'annulled';
  /** since when */
  state_since: Instant;
  /** was restored once already */
  restored: Optional<boolean>;
}

export interface ApplicationEventRow {
  /** the application */
  application_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** the child, for row-level security */
  child_id: string;
  /** when it took effect */
  at: Instant;
  /** filed, then an event of the table of transitions: offer, consent, refuse, expire, restore … */
  event: string;
  /** state before; empty at the first */
  from_state: Nullable<string>;
  /** state after */
  to_state: string;
  /** code of the reason, in the catalogues */
  reason: string;
  /** what the reason's text needs */
  params: Json;
  /** the iteration that moved it */
  iteration_id: Nullable<string>;
}

export interface AppointmentRow {
  /** UUID v7 */
  id: string;
  /** who */
  person_id: string;
  /** head, educator, departmentSpecialist …: see the roles of the api package */
  role: string;
  /** kindergarten, for its staff */
  provider_id: Nullable<string>;
  /** group, for an educator */
  care_group_id: Nullable<string>;
  /** KATO of the district, for its specialist */
  district: Nullable<string>;
  /** department or financialCentre, for their staff */
  organisation: Nullable<string>;
  /** from when to when */
  period: Period;
  /** period that the order gives; empty: as period, from a file */
  ordered: Nullable<Period>;
  /** appointment of the principal whose place this one takes for the period; empty: an own place */
  deputy_for: Nullable<string>;
  /** number of the order of appointment; empty: from a file */
  order_number: Nullable<string>;
  /** day of the order */
  order_date: Nullable<Day>;
  /** who appointed; empty: from a file */
  made_by: Nullable<string>;
  /** when, by the region's clock */
  made_at: Nullable<Instant>;
  /** the second person; empty: none was needed, or none has confirmed yet */
  confirmed_by: Nullable<string>;
  /** when */
  confirmed_at: Nullable<Instant>;
  /** who last set the end, withdrew or refused; empty: it runs as ordered */
  ended_by: Nullable<string>;
  /** when */
  ended_at: Nullable<Instant>;
}

export interface AttendanceMarkRow {
  /** the working day */
  day: Day;
  /** the child */
  child_id: string;
  /** 1, then one more for each correction */
  version: Optional<number>;
  /** the kindergarten */
  provider_id: string;
  /** the group */
  care_group_id: string;
  /** present, ill, leave, quarantine, unexcused */
  mark: 'present' | 'ill' | 'leave' | 'quarantine' | 'unexcused';
  /** a certificate is there */
  document: Optional<boolean>;
  /** when it was marked */
  marked_at: Instant;
  /** educator; empty: came with a file */
  marked_by: Nullable<string>;
  /** why it was corrected */
  reason: Nullable<string>;
}

export interface AuditEventRow {
  /** chain, see audit_head */
  chain_id: string;
  /** 1, 2, 3 … without gaps within the chain */
  seq: bigint;
  /** when, by the region's clock */
  at: Instant;
  /** person who acted; empty: the system */
  user_id: Nullable<string>;
  /** person for whom the act was done */
  on_behalf_of: Nullable<string>;
  /** role in which the person acted */
  role: string;
  /** name of the operation: attendance.mark */
  operation: string;
  /** what the event is about: an act, a child, a group */
  subject_id: Nullable<string>;
  /** from where: web, command line, import, job */
  source: string;
  /** the rows that the operation changed, before and after; text as hashed */
  payload: Json;
  /** hash of the event before */
  prev_hash: Buffer;
  /** sha256 of the event with prev_hash */
  hash: Buffer;
  /** session that the act came with; empty: not from a session, or written before sessions were named */
  session_id: Nullable<string>;
}

export interface AuditHeadRow {
  /** kindergarten, or 00000000-0000-0000-0000-000000000000 for the region */
  chain_id: string;
  /** number of the newest event in the chain */
  seq: bigint;
  /** hash of that event */
  hash: Buffer;
}

export interface AuditPublicationRow {
  /** the day that had ended */
  day: Day;
  /** when, by the region's clock */
  published_at: Instant;
  /** how many chains */
  chains: number;
  /** how many events they have together */
  events: bigint;
  /** the file as published: a line for each chain */
  file: Buffer;
  /** its hash; the next day's file names it */
  sha256: Buffer;
  /** detached CMS of the system's certificate over the file; empty: none was configured */
  seal: Nullable<Buffer>;
}

export interface AuditSubjectRow {
  /** the child */
  child_id: string;
  /** the event's chain */
  chain_id: string;
  /** the event's number in it */
  seq: bigint;
}

export interface BankFileRow {
  /** UUID v7 */
  id: string;
  /** the register */
  register_id: string;
  /** name of the file */
  name: string;
  /** content */
  bytes: Buffer;
  /** its hash */
  sha256: Buffer;
  /** when */
  made_at: Instant;
}

export interface BankStatementRow {
  /** UUID v7 */
  id: string;
  /** IBAN of the payer's account */
  account: string;
  /** whose account */
  payer: string;
  /** first day */
  from_day: Day;
  /** last day */
  to_day: Day;
  /** name of the file */
  name: string;
  /** hash of the file */
  sha256: Buffer;
  /** when read */
  read_at: Instant;
}

export interface BankStatusRow {
  /** the list */
  list_id: string;
  /** its line; the head is 1 */
  line_no: number;
  /** the payment */
  payment_id: string;
  /** executed, refused */
  state: 'executed' | 'refused';
  /** day of it */
  day: Day;
  /** why refused, as written */
  reason: Nullable<string>;
}

export interface BankStatusListRow {
  /** UUID v7 */
  id: string;
  /** the register */
  register_id: string;
  /** name of the file */
  name: string;
  /** hash of the file */
  sha256: Buffer;
  /** who has read it */
  read_by: string;
  /** when, by the region's clock */
  read_at: Instant;
}

export interface BudgetAmendmentRow {
  /** the proposal that it came from */
  proposal_id: string;
  /** number of the council's decision */
  decision: string;
  /** session of the council */
  session: string;
  /** day of the decision */
  decided_on: Day;
  /** day of the treasury's registration */
  registered_on: Day;
  /** line, month and sum of each change, as released */
  changes: Json;
}

export interface BudgetBalanceRow {
  /** the line */
  budget_line: string;
  /** approved by the council, amendments included: account 1000 */
  approved_tiyn: Tiyn;
  /** free to commit: account 1100 */
  free_tiyn: Tiyn;
  /** bound by contracts: account 1200 */
  committed_tiyn: Tiyn;
  /** owed by acts: account 1300 */
  obligated_tiyn: Tiyn;
  /** paid: account 1400 */
  executed_tiyn: Tiyn;
}

export interface BudgetChangeRow {
  /** the amendment */
  proposal_id: string;
  /** the line */
  budget_line: string;
  /** first day of the month */
  month: Day;
  /** more, or less below zero */
  amount_tiyn: Tiyn;
}

export interface BudgetCodeRow {
  /** administrator, programme, specific */
  kind: 'administrator' | 'programme' | 'specific';
  /** 360, 360-202, 159 */
  code: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
  /** days in force */
  period: Period;
  /** the act that says so */
  source: string;
}

export interface BudgetLineRow {
  /** short name */
  code: string;
  /** budget year */
  year: number;
  /** half-year, 1 or 2 */
  half: number;
  /** 360-202, 360-200 */
  programme: string;
  /** economic specific: 159 */
  specific: string;
  /** local or republican */
  funding_source: 'local' | 'republican';
  /** limits the iterations */
  voucher: boolean;
  /** plan */
  amount_tiyn: Tiyn;
  /** the council's decision: number, session */
  decision: string;
  /** day of the decision */
  decided_on: Day;
  /** registered by the treasury */
  registered_on: Day;
}

export interface BudgetMonthRow {
  /** the line */
  budget_line: string;
  /** first day of the month */
  month: Day;
  /** plan of the month */
  amount_tiyn: Tiyn;
}

export interface CalendarDayRow {
  /** the day */
  day: Day;
  /** work, weekend, holiday, substitute, movedOff, movedWork */
  kind: 'work' | 'weekend' | 'holiday' | 'substitute' | 'movedOff' | 'movedWork';
  /** name of the holiday in Kazakh */
  note_kk: Nullable<string>;
  /** name of the holiday in Russian */
  note_ru: Nullable<string>;
  /** name of the holiday in English */
  note_en: Nullable<string>;
  /** act that says so */
  source: string;
}

export interface CapacityChangeRow {
  /** the proposal that it came from */
  proposal_id: string;
  /** the group */
  care_group_id: string;
  /** its kindergarten */
  provider_id: string;
  /** places */
  capacity: number;
  /** first day */
  from_day: Day;
  /** stands in care_group */
  applied: Optional<boolean>;
}

export interface CareGroupRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** short code within the kindergarten */
  code: string;
  /** name of the group */
  name: string;
  /** general, sanatorium, correctional, special */
  kind: 'general' | 'sanatorium' | 'correctional' | 'special';
  /** hours a day */
  hours: string;
  /** kk or ru */
  language: 'kk' | 'ru';
  /** category age of its children, 1 to 6 */
  age: number;
  /** places */
  capacity: number;
  /** from when to when */
  period: Period;
}

export interface CareGroupPlacesRow {
  /** the group */
  care_group_id: string;
  /** its kindergarten */
  provider_id: string;
  /** children enrolled now */
  enrolled: number;
  /** places held for a referral or an offer from the waitlist */
  held: number;
}

export interface ChildRow {
  /** UUID v7 */
  id: string;
  /** individual identification number; never in an address */
  iin: string;
  /** family name */
  surname: string;
  /** first name */
  given_name: string;
  /** father's name, where there is one */
  patronymic: Nullable<string>;
  /** day of birth */
  birth_date: Day;
  /** m or f */
  sex: 'm' | 'f';
  /** country, two letters */
  citizenship: string;
  /** kindergarten of the running enrolment, kept in step for row-level security */
  provider_id: Nullable<string>;
  /** group of the running enrolment, kept in step */
  care_group_id: Nullable<string>;
}

export interface CleanupRow {
  /** UUID v7 */
  id: string;
  /** the file */
  file_day: Day;
  /** the rules */
  policy_version: number;
  /** when, by the region's clock */
  run_at: Instant;
}

export interface CleanupVerdictRow {
  /** the clean-up */
  cleanup_id: string;
  /** the line */
  number: string;
  /** live, enrolled, notInterested, duplicate, otherRegion, overAge */
  verdict: 'live' | 'enrolled' | 'notInterested' | 'duplicate' | 'otherRegion' | 'overAge';
  /** what the parent is told: the other line, the kindergarten, the region */
  params: Json;
}

export interface ConsentRow {
  /** UUID v7 */
  id: string;
  /** the child whose data it is */
  child_id: string;
  /** the legal representative who gave it */
  person_id: string;
  /** the basis: mother, father or guardian, as on the day of the consent */
  relation: string;
  /** the operator as named to the person */
  operator_name: string;
  /** BIN of the operator */
  operator_bin: string;
  /** version of the text */
  version: number;
  /** language in which it was read */
  language: string;
  /** hash of that text */
  text_sha256: Buffer;
  /** how the session was proven */
  method: string;
  /** when */
  given_at: Instant;
  /** service: queue, place and payment; health: the health file */
  purpose: Optional<string>;
  /** how many consents of this child, person and text had ended before */
  round: Optional<number>;
}

export interface ConsentEndRow {
  /** the consent */
  consent_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** when */
  ended_at: Instant;
  /** who ended it: the guardian, or who granted the request */
  person_id: string;
}

export interface ConsentTextRow {
  /** 1, 2, 3 … */
  version: number;
  /** kk, ru or en */
  language: 'kk' | 'ru' | 'en';
  /** the contents that art. 8(4) asks for, beside operator and subject, which the consent itself names */
  body: string;
  /** hash of the body */
  sha256: Buffer;
  /** service: queue, place and payment; health: the health file */
  purpose: Optional<'service' | 'health'>;
}

export interface DataRequestRow {
  /** UUID v7 */
  id: string;
  /** correction, objection, withdrawal, copy or destruction */
  kind: 'correction' | 'objection' | 'withdrawal' | 'copy' | 'destruction';
  /** the child whose data it is about; empty: the person's own */
  child_id: Nullable<string>;
  /** who asked */
  person_id: string;
  /** what was asked, in the person's words */
  body: string;
  /** when */
  made_at: Instant;
  /** 24:00 of the last day for the answer */
  due_at: Instant;
  /** open, granted or refused */
  state: 'open' | 'granted' | 'refused';
  /** when it was answered */
  decided_at: Nullable<Instant>;
  /** who answered */
  decided_by: Nullable<string>;
  /** the answer and its reason */
  answer: Nullable<string>;
  /** the application that a granted objection returned to the queue */
  application_id: Nullable<string>;
}

export interface DayDisputeRow {
  /** UUID v7 */
  id: string;
  /** what the parent knows it by */
  number: number;
  /** the day */
  day: Day;
  /** the child */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the guardian */
  person_id: string;
  /** mark that the guardian says is true */
  claim: string;
  /** the guardian's words */
  note: string;
  /** when */
  opened_at: Instant;
  /** answer due */
  answer_by: Day;
  /** open, upheld, declined */
  state: 'open' | 'upheld' | 'declined';
  /** when answered */
  answered_at: Nullable<Instant>;
  /** the kindergarten's words */
  answer: Nullable<string>;
}

export interface DistrictRow {
  /** code of the territory */
  kato: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
  /** GeoJSON geometry, longitude first */
  outline: Json;
}

export interface EactRow {
  /** UUID v7, made by whoever signs */
  id: string;
  /** the act */
  act_id: string;
  /** the kindergarten */
  provider_id: string;
  /** KATO of the kindergarten's district */
  district: string;
  /** its number there: the act's, with a suffix for another try */
  number: string;
  /** BIN of the kindergarten; for an ИП the IIN */
  tin: string;
  /** who hands over, by name */
  signer: string;
  /** the body AwpV1, as signed */
  bytes: Buffer;
  /** its hash */
  sha256: Buffer;
  /** detached CMS over the body */
  cms: Buffer;
  /** when it was signed, by the region's clock */
  made_at: Instant;
  /** waiting, sent, delivered, confirmed, declined, revoked, failed */
  state: 'waiting' | 'sent' | 'delivered' | 'confirmed' | 'declined' | 'revoked' | 'failed';
  /** its id in ИС ЭСФ; empty: not there yet */
  awp_id: Nullable<string>;
  /** its registration number there */
  registration: Nullable<string>;
  /** why it was declined or failed, in their words */
  cause: Nullable<string>;
  /** in this state since, by the region's clock */
  since: Instant;
  /** questions after its state so far */
  asked: number;
}

export interface EactMoveRow {
  /** the electronic act */
  eact_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** the kindergarten */
  provider_id: string;
  /** KATO of its district */
  district: string;
  /** when, by the region's clock */
  at: Instant;
  /** the state from then on */
  state: string;
  /** why */
  cause: Nullable<string>;
}

export interface EnrolmentRow {
  /** UUID v7 */
  id: string;
  /** the child */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the group */
  care_group_id: string;
  /** the voucher */
  voucher_id: Nullable<string>;
  /** from when to when */
  period: Period;
}

export interface EntryRow {
  /** the journal */
  journal_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** code in the domain's chart of accounts */
  account: string;
  /** the kindergarten, where it is one's */
  provider_id: Nullable<string>;
  /** month of the service */
  month: Day;
  /** local or republican */
  funding_source: 'local' | 'republican';
  /** debit above zero, credit below */
  amount_tiyn: Tiyn;
  /** the budget line; empty: booked before entries named theirs */
  budget_line: Nullable<string>;
}

export interface FeeChargeRow {
  /** the kindergarten */
  provider_id: string;
  /** the child */
  child_id: string;
  /** first day of the month */
  month: Day;
  /** 1, then one more for each correction */
  version: number;
  /** the entries: of the sum, or of what the correction adds */
  journal_id: string;
  /** days charged for, by the policy */
  days: number;
  /** working days of the month */
  working_days: number;
  /** fee of a whole month */
  fee_tiyn: Tiyn;
  /** the whole sum of the month by this version */
  amount_tiyn: Tiyn;
  /** the frozen register whose days these are */
  register_id: string;
}

export interface FeeEntryRow {
  /** the journal */
  journal_id: string;
  /** parentDebt, feeIncome, feeBank */
  account: 'parentDebt' | 'feeIncome' | 'feeBank';
  /** the kindergarten */
  provider_id: string;
  /** the child */
  child_id: string;
  /** charge, correction, payment, refund */
  kind: 'charge' | 'correction' | 'payment' | 'refund';
  /** what makes the same operation the same */
  operation_key: string;
  /** first day of the month charged for; empty: a payment or a refund */
  month: Nullable<Day>;
  /** day of the operation */
  day: Day;
  /** debit above zero, credit below */
  amount_tiyn: Tiyn;
  /** number of the bank's document */
  document: Nullable<string>;
  /** when, by the region's clock */
  made_at: Instant;
  /** who; empty: the demonstration's beginning */
  made_by: Nullable<string>;
}

export interface FeeRefundRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** the child */
  child_id: string;
  /** sum */
  amount_tiyn: Tiyn;
  /** why */
  reason: string;
  /** who asked */
  asked_by: string;
  /** when */
  asked_at: Instant;
  /** who approved; empty: it waits */
  approved_by: Nullable<string>;
  /** when */
  approved_at: Nullable<Instant>;
}

export interface FeeStatementRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** IBAN */
  account: string;
  /** first day */
  from_day: Day;
  /** last day */
  to_day: Day;
  /** name of the file */
  name: string;
  /** hash of the file */
  sha256: Buffer;
  /** when read */
  read_at: Instant;
  /** who */
  read_by: Nullable<string>;
}

export interface FeeStatementLineRow {
  /** the statement */
  statement_id: string;
  /** 1, 2, 3 … */
  line_no: number;
  /** the kindergarten */
  provider_id: string;
  /** day of the operation */
  day: Day;
  /** number of the bank's document */
  document: string;
  /** sum */
  amount_tiyn: Tiyn;
  /** who paid */
  party_name: Nullable<string>;
  /** purpose as written */
  purpose: string;
  /** whose payment it is; empty: an exception */
  child_id: Nullable<string>;
  /** matched, assigned, or why not: noNumber, unknownNumber, severalChildren */
  reason: 'matched' | 'assigned' | 'noNumber' | 'unknownNumber' | 'severalChildren';
}

export interface FeeTakenRow {
  /** the frozen register */
  register_id: string;
  /** the kindergarten */
  provider_id: string;
  /** when, by the region's clock */
  taken_at: Instant;
}

export interface GuardianshipRow {
  /** the child */
  child_id: string;
  /** the guardian */
  person_id: string;
  /** mother, father or guardian */
  relation: 'mother' | 'father' | 'guardian';
  /** may sign for the child; a second guardian may only read and confirm */
  signs: boolean;
}

export interface HealthFileRow {
  /** UUID v7 */
  id: string;
  /** the child */
  child_id: string;
  /** kindergarten of the running enrolment, kept in step for row-level security */
  provider_id: Nullable<string>;
  /** group of the running enrolment, kept in step */
  care_group_id: Nullable<string>;
  /** name of the outer key */
  key_id: string;
  /** the file's own key, sealed with the outer one: AES-256-GCM, nonce first, tag last */
  wrapped: Buffer;
  /** when the consent was given */
  opened_at: Instant;
  /** when the consent ended; empty: in force */
  ended_at: Nullable<Instant>;
}

export interface HealthNoteRow {
  /** UUID v7 */
  id: string;
  /** the file */
  health_file_id: string;
  /** the child */
  child_id: string;
  /** kindergarten of the running enrolment, kept in step for row-level security */
  provider_id: Nullable<string>;
  /** group of the running enrolment, kept in step */
  care_group_id: Nullable<string>;
  /** allergy, chronic, care, commission (ПМПК) or vaccination */
  kind: 'allergy' | 'chronic' | 'care' | 'commission' | 'vaccination';
  /** 1, 2, 3 … within file and kind */
  seq: number;
  /** the value, sealed with the file's key and bound to id, child and kind: AES-256-GCM, nonce first, tag last */
  sealed: Buffer;
  /** when */
  written_at: Instant;
  /** who */
  written_by: string;
  /** role in which the person wrote */
  role: string;
}

export interface ImportErrorRow {
  /** the run */
  run_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** name of the file */
  file: string;
  /** line in the file, the head is line 1; empty: the whole file */
  line: Nullable<number>;
  /** column */
  field: Nullable<string>;
  /** what stood there, shortened */
  value: Nullable<string>;
  /** code of the error, in the catalogues */
  code: string;
  /** what the text needs: expected, other file and line */
  params: Json;
}

export interface ImportFileRow {
  /** the run */
  run_id: string;
  /** name of the file */
  name: string;
  /** hash of the file */
  sha256: Buffer;
  /** lines read */
  rows_read: number;
  /** lines that brought something new */
  rows_new: number;
  /** lines refused */
  rows_bad: number;
}

export interface ImportRunRow {
  /** UUID v7 */
  id: string;
  /** real time */
  started_at: Instant;
  /** real time; empty: running or killed */
  finished_at: Nullable<Instant>;
  /** name of the folder */
  source: string;
}

export interface InterestAnswerRow {
  /** day of the file */
  file_day: Day;
  /** number of the application */
  number: string;
  /** yes, no, silent */
  answer: 'yes' | 'no' | 'silent';
  /** day of the answer */
  answered_on: Nullable<Day>;
}

export interface InvitationRow {
  /** UUID v7 */
  id: string;
  /** who is invited */
  person_id: string;
  /** sha256 of the code */
  code_hash: Buffer;
  /** who hands it over; empty: the operator, by the command line */
  made_by: Nullable<string>;
  /** when, real time */
  made_at: Instant;
  /** valid until, real time */
  ends_at: Instant;
  /** taken, real time */
  used_at: Nullable<Instant>;
  /** a newer one came, real time */
  withdrawn_at: Nullable<Instant>;
}

export interface IterationRow {
  /** UUID v7 */
  id: string;
  /** 1, 2, 3 … */
  number: number;
  /** when, by the region's clock */
  run_at: Instant;
  /** the rules */
  policy_version: number;
  /** free places */
  places: number;
  /** vouchers that the budget bears */
  affordable: number;
  /** live applications looked at */
  applications: number;
  /** offers made */
  offers: number;
  /** sha256 of the input's bytes */
  input_hash: Buffer;
  /** sha256 of the result's bytes */
  result_hash: Buffer;
  /** who ran it; empty: the command line */
  run_by: Nullable<string>;
  /** the proposal that was released; empty: the command line */
  proposal_id: Nullable<string>;
}

export interface IterationOutcomeRow {
  /** the iteration */
  iteration_id: string;
  /** the application */
  application_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** offered, passedOver, notReached, notYet */
  outcome: 'offered' | 'passedOver' | 'notReached' | 'notYet';
  /** place in the order of offers, or of the look */
  order_no: Nullable<number>;
  /** language of the place offered */
  language: Nullable<string>;
  /** code of the reason, in the catalogues */
  reason: string;
  /** what the reason's text needs */
  params: Json;
}

export interface IterationRecordRow {
  /** the iteration */
  iteration_id: string;
  /** canonical text of the input and of the result, gzip */
  input: Buffer;
}

export interface JournalRow {
  /** UUID v7 */
  id: string;
  /** what makes the same operation the same */
  operation_key: string;
  /** actApproved, paymentSent, paymentConfirmed, paymentReturned … */
  kind: string;
  /** first day of the month that it is booked in */
  month: Day;
  /** when, by the region's clock */
  posted_at: Instant;
  /** journal that it takes back */
  reverses: Nullable<string>;
}

export interface LedgerCloseRow {
  /** first day of the month */
  month: Day;
  /** when, by the region's clock */
  closed_at: Instant;
  /** who closed it */
  closed_by: string;
  /** debits of the month; the credits are the same */
  debit_tiyn: Tiyn;
  /** entries of the month */
  entries: number;
  /** what stood on the clearing account when it was closed, each payment of it known by name */
  clearing_tiyn: Tiyn;
}

export interface LedgerHeadRow {
  /** 1 */
  id: number;
  /** first day of the last closed month; empty: none is closed */
  closed_to: Nullable<Day>;
}

export interface LegalScanRow {
  /** UUID v7 */
  id: string;
  /** of the file as it was brought */
  name: string;
  /** by its content: application/pdf or image/jpeg */
  type: 'application/pdf' | 'image/jpeg';
  /** the file */
  bytes: Buffer;
  /** its hash */
  sha256: Buffer;
  /** who brought it */
  made_by: string;
  /** when, by the region's clock */
  made_at: Instant;
}

export interface MarkCorrectionRow {
  /** UUID v7 */
  id: string;
  /** first day of the month */
  month: Day;
  /** the day */
  day: Day;
  /** the child */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** version of the mark that it made */
  version: number;
  /** version of the frozen register that does not know it */
  register_version: number;
  /** mark before; empty: none */
  from_mark: Nullable<string>;
  /** mark after */
  to_mark: string;
  /** why */
  reason: string;
  /** the dispute that was upheld; empty: an entry signed by the head */
  dispute_id: Nullable<string>;
  /** who made it */
  person_id: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** what the head signed; empty where a dispute was upheld */
  bytes: Nullable<Buffer>;
  /** its hash */
  sha256: Nullable<Buffer>;
}

export interface MonthConfirmationRow {
  /** first day of the month */
  month: Day;
  /** the child */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the guardian */
  person_id: string;
  /** when */
  confirmed_at: Instant;
  /** cabinet, file */
  method: string;
}

export interface NormRow {
  /** UUID v7 */
  id: string;
  /** short name */
  code: string;
  /** general, sanatorium, correctional, special */
  group_kind: string;
  /** hours a day */
  hours: string;
  /** a month, coefficient contained */
  total_tiyn: Tiyn;
  /** part of the local budget */
  local_tiyn: Tiyn;
  /** part of the republican budget */
  republican_tiyn: Tiyn;
  /** against the general norm, for information */
  coefficient: string;
  /** from when to when */
  period: Period;
  /** number of the decision */
  legal_act: string;
  /** day of the decision */
  legal_date: Day;
  /** the proposal that it came from; empty: a file */
  proposal_id: Nullable<string>;
  /** since when it stands here: a register that was frozen before it is counted anew; a norm of a file: always */
  known_at: Optional<Instant>;
  /** public or private; empty: any */
  ownership: Nullable<'public' | 'private'>;
  /** KATO of the district; empty: any */
  district: Nullable<string>;
  /** what is contained in the sum: [{"code": "ecology", "value": 1.2}], for information */
  coefficients: Optional<Json>;
  /** scan of the legal act; empty: none was brought */
  scan_id: Nullable<string>;
}

export interface OfferRow {
  /** UUID v7 */
  id: string;
  /** the application */
  application_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** the iteration; empty: came with the old system's file */
  iteration_id: Nullable<string>;
  /** age of the place that bore it */
  age: number;
  /** language of the place that bore it */
  language: string;
  /** when */
  offered_at: Instant;
  /** end of the last working day for consent */
  answer_by: Instant;
  /** open, consented, refused, expired */
  state: 'open' | 'consented' | 'refused' | 'expired';
  /** when answered or expired */
  answered_at: Nullable<Instant>;
}

export interface OnBehalfRow {
  /** the session that is the caller's, with the operator named in it */
  session_id: string;
  /** the operator's own session: where it is over, this one is too */
  operator_session_id: string;
  /** member of the support */
  operator_id: string;
  /** the caller or visitor */
  person_id: string;
  /** what about */
  reason: string;
  /** kind of the document that a visitor has shown; empty: a call */
  document: Nullable<string>;
  /** real time */
  began_at: Instant;
  /** real time; empty: goes on, or is over and not yet told */
  ended_at: Nullable<Instant>;
}

export interface OrganisationRow {
  /** department, financialCentre */
  code: 'department' | 'financialCentre';
  /** business identification number */
  bin: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
  /** account that it pays from */
  iban: string;
  /** bank of the account */
  bik: string;
  /** residency and sector of economy, two digits */
  kbe: string;
}

export interface OtherRegionLineRow {
  /** day of the file */
  file_day: Day;
  /** IIN of the child */
  child_iin: string;
  /** KATO or code of that region */
  region: string;
  /** number there */
  number: string;
  /** filed there */
  filed_on: Day;
}

export interface OutboxRow {
  /** UUID v7: the order of making */
  id: string;
  /** message, bankFile, eact */
  kind: string;
  /** what makes the same thing the same: sent once */
  key: string;
  /** what the job needs; no personal data in messages that leave the country */
  payload: Json;
  /** when, by the region's clock */
  made_at: Instant;
  /** handed to the job queue */
  relayed_at: Nullable<Instant>;
  /** sent */
  done_at: Nullable<Instant>;
  /** does not leave before this moment by the real clock; empty: at once */
  not_before: Nullable<Instant>;
}

export interface ParentFeeRow {
  /** UUID v7 */
  id: string;
  /** a month */
  amount_tiyn: Tiyn;
  /** from when to when */
  period: Period;
  /** number of the decision */
  legal_act: string;
}

export interface PayerBankRow {
  /** department or financialCentre */
  payer: 'department' | 'financialCentre';
  /** from when to when */
  period: Period;
  /** oneC: 1CClientBankExchange; mt100: MT100; treasury: a list for Казначейство-Клиент */
  format: 'oneC' | 'mt100' | 'treasury';
  /** utf8 or windows1251 */
  encoding: 'utf8' | 'windows1251';
  /** longest purpose of a payment, in signs */
  purpose_limit: number;
  /** orders from this time on, HH:MM by the city's clock, move the money on the next working day */
  cut_off: string;
  /** a released register waits so long before its file leaves, for second thoughts */
  hold_minutes: number;
  /** first signature in MT100: the head */
  chief: string;
  /** second signature in MT100: the chief accountant */
  accountant: string;
  /** agreement with the bank */
  source: string;
}

export interface PaymentRow {
  /** UUID v7 */
  id: string;
  /** the register */
  register_id: string;
  /** the act */
  act_id: string;
  /** the kindergarten */
  provider_id: string;
  /** department or financialCentre */
  payer: string;
  /** number of the payment order */
  document_number: string;
  /** account of the kindergarten */
  iban: string;
  /** bank of the account */
  bik: string;
  /** sum of the act */
  amount_tiyn: Tiyn;
  /** ordered, sent, confirmed, returned, cancelled */
  state: 'ordered' | 'sent' | 'confirmed' | 'returned' | 'cancelled';
  /** day of sending */
  sent_on: Nullable<Day>;
  /** day of the bank's confirmation or return */
  settled_on: Nullable<Day>;
  /** returned payment that this one repeats */
  replaces: Nullable<string>;
  /** why the bank gave it back: see returnReason.ts of the domain; empty: it did not, or nobody said why */
  return_reason: Nullable<
    'accountClosed' | 'accountUnknown' | 'accountBlocked' | 'otherBank' | 'detailsDiffer' | 'other'
  >;
  /** the bank's own words for it */
  return_words: Nullable<string>;
}

export interface PaymentRegisterRow {
  /** UUID v7 */
  id: string;
  /** number of the register */
  number: number;
  /** department or financialCentre */
  payer: string;
  /** first day of the month paid for */
  month: Day;
  /** when made */
  made_at: Instant;
  /** draft, made, checked, released, handedOver, reconciled, cancelled */
  state: 'draft' | 'made' | 'checked' | 'released' | 'handedOver' | 'reconciled' | 'cancelled';
  /** count of lines, fixed */
  payments: number;
  /** sum, fixed */
  total_tiyn: Tiyn;
  /** hash of the lines, fixed */
  sha256: Buffer;
  /** who made it; empty: a document of the old system */
  made_by: Nullable<string>;
  /** who checked it */
  checked_by: Nullable<string>;
  /** when */
  checked_at: Nullable<Instant>;
  /** who released it */
  released_by: Nullable<string>;
  /** when */
  released_at: Nullable<Instant>;
  /** when its file left the house: from then on it is not cancelled here */
  handed_over_at: Nullable<Instant>;
  /** day on which the bank moves the money, by its cut-off at the release */
  value_day: Nullable<Day>;
  /** who gave it back or cancelled it */
  cancelled_by: Nullable<string>;
  /** when given back or cancelled */
  cancelled_at: Nullable<Instant>;
  /** why, in the words of whoever did it */
  cancel_reason: Nullable<string>;
}

export interface PaymentRegisterDocumentRow {
  /** the register */
  register_id: string;
  /** the sheet that is signed, canonical text */
  bytes: Buffer;
  /** its hash */
  sha256: Buffer;
  /** head and lines, canonical text; its hash stands in the sheet and in the register */
  lines: Buffer;
}

export interface PersonRow {
  /** UUID v7 */
  id: string;
  /** individual identification number; never in an address */
  iin: string;
  /** family name */
  surname: string;
  /** first name */
  given_name: string;
  /** father's name, where there is one */
  patronymic: Nullable<string>;
  /** +7 and ten digits */
  phone: Nullable<string>;
  /** kk, ru or en: the language of messages */
  language: 'kk' | 'ru' | 'en';
  /** holds or held an appointment: the name may be seen by those who work with it */
  staff: Optional<boolean>;
}

export interface PhoneCodeRow {
  /** UUID v7 */
  id: string;
  /** signIn: the parent's own sign-in; onBehalf: lets a member of the support act for the caller */
  purpose: 'signIn' | 'onBehalf';
  /** HMAC of code, purpose, phone and asker under the browser's secret */
  code_hash: Buffer;
  /** the applicant, where asked by an application's number; empty: whoever holds the phone */
  person_id: Nullable<string>;
  /** when, real time */
  made_at: Instant;
  /** good until, real time */
  ends_at: Instant;
  /** codes typed in so far */
  tries: number;
  /** the right code came, real time */
  used_at: Nullable<Instant>;
}

export interface PolicyVersionRow {
  /** 1, 2, 3 … */
  version: number;
  /** in force from when to when */
  period: Period;
  /** the parameters: type Policy of the domain */
  body: Json;
  /** legal act */
  source: string;
  /** who wrote it */
  made_by: string;
  /** who approved it */
  approved_by: string;
  /** the proposal that it came from; empty: the first run */
  proposal_id: Nullable<string>;
}

export interface PrivilegeDecisionRow {
  /** the proposal that it came from */
  proposal_id: string;
  /** the application */
  application_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** confirmed, declined */
  verdict: 'confirmed' | 'declined';
  /** tier after it */
  tier: string;
  /** category after it */
  category: number;
  /** ground of the privilege after it */
  ground: Nullable<string>;
  /** which document was seen and what it says */
  document: string;
}

export interface ProposalRow {
  /** UUID v7 */
  id: string;
  /** 1, 2, 3 … within the region */
  number: number;
  /** capacity, norm, policy, iteration, privilege: see proposal.ts of the domain */
  kind: string;
  /** what it is about: id of a group or an application, kind and hours of a norm, policy, iteration */
  subject: string;
  /** the kindergarten, where it is one's, for row-level security */
  provider_id: Nullable<string>;
  /** KATO of the district, where it is one's, for row-level security */
  district: Nullable<string>;
  /** columns of the row that the release writes, as proposed; text as hashed */
  body: Json;
  /** hash of the body's text */
  sha256: Buffer;
  /** what it stood on when it was made: the same at the release, or it is refused */
  was: Json;
  /** why, in the maker's words */
  reason: string;
  /** who made it */
  made_by: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** proposed, checked, released, refused, withdrawn, outdated */
  state: 'proposed' | 'checked' | 'released' | 'refused' | 'withdrawn' | 'outdated';
  /** who checked it */
  checked_by: Nullable<string>;
  /** when */
  checked_at: Nullable<Instant>;
  /** who released it */
  released_by: Nullable<string>;
  /** when */
  released_at: Nullable<Instant>;
}

export interface ProposalMoveRow {
  /** the proposal */
  proposal_id: string;
  /** 1, 2, 3 … */
  seq: number;
  /** the kindergarten, for row-level security */
  provider_id: Nullable<string>;
  /** KATO of the district, for row-level security */
  district: Nullable<string>;
  /** when */
  at: Instant;
  /** make, check, giveBack, release, refuse, withdraw, outdate */
  event: string;
  /** state after */
  to_state: string;
  /** who took it */
  person_id: string;
  /** why: given back, refused */
  note: Nullable<string>;
}

export interface ProviderRow {
  /** UUID v7 */
  id: string;
  /** number in the roster */
  number: number;
  /** BIN, or the IIN of an individual entrepreneur */
  bin: string;
  /** public or private */
  ownership: 'public' | 'private';
  /** kgu, gkkp, too, ip, chu */
  legal_form: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
  /** KATO of the district */
  district: string;
  /** street and house in Kazakh */
  address_kk: string;
  /** street and house in Russian */
  address_ru: string;
  /** degrees east */
  longitude: number;
  /** degrees north */
  latitude: number;
  /** +7 and ten digits */
  phone: Nullable<string>;
  /** from when to when in the roster */
  roster: Period;
}

export interface ProviderAccountRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** account */
  iban: string;
  /** bank of the account */
  bik: string;
  /** residency and sector of economy, two digits */
  kbe: string;
  /** from when to when */
  period: Period;
}

export interface ProviderAccountMonthRow {
  /** the kindergarten */
  provider_id: string;
  /** first day of the month of booking */
  month: Day;
  /** code in the domain's chart of accounts */
  account: string;
  /** local or republican */
  funding_source: string;
  /** the line; empty text: booked before entries named theirs */
  budget_line: string;
  /** sum of the debits */
  debit_tiyn: Tiyn;
  /** sum of the credits */
  credit_tiyn: Tiyn;
  /** how many entries */
  entries: number;
}

export interface QrRequestRow {
  /** UUID v7 */
  id: string;
  /** sha256 of the secret in the QR code */
  token_hash: Buffer;
  /** sha256 of a secret that only the browser keeps which asked */
  browser_hash: Buffer;
  /** signIn, document */
  purpose: 'signIn' | 'document';
  /** what is to be signed, as given out */
  bytes: Buffer;
  /** what the app shows: number of the document, or the browser that signs in */
  name: string;
  /** who must sign a document; for a sign-in who has signed */
  person_id: Nullable<string>;
  /** when, real time */
  made_at: Instant;
  /** good until, real time */
  ends_at: Instant;
  /** a signature came for it, good or bad */
  used_at: Nullable<Instant>;
  /** code of the error; empty: the signature is good, or none came yet */
  refusal: Nullable<string>;
  /** the good signature over a document */
  cms: Nullable<Buffer>;
  /** the browser has taken the outcome */
  taken_at: Nullable<Instant>;
  /** what the text of the refusal names, by name; empty with it */
  refusal_params: Nullable<Json>;
  /** as in signature.document_kind; empty: a sign-in */
  document_kind: Nullable<string>;
  /** the document, of a kind; empty: a sign-in */
  document_id: Nullable<string>;
  /** as in signature.step; empty: a sign-in */
  step: Nullable<string>;
}

export interface QueueLineRow {
  /** day of the file */
  file_day: Day;
  /** number of the application: 7500-4821-0936 */
  number: string;
  /** IIN of the child */
  child_iin: string;
  /** family name of the child as written */
  surname: string;
  /** first name of the child as written */
  given_name: string;
  /** father's name as written */
  patronymic: Nullable<string>;
  /** day of birth */
  birth_date: Day;
  /** IIN of the applicant */
  guardian_iin: string;
  /** moment of application: the order of the queue */
  filed_at: Instant;
  /** extraordinary, priority, teacher, general */
  tier: string;
  /** ground of the privilege */
  ground: Nullable<string>;
  /** document of the privilege seen by a person */
  ground_checked: boolean;
  /** kk, ru or any */
  language: string;
  /** from when a place is wished */
  wished_start: Day;
  /** KATO of the home's district */
  district: Nullable<string>;
  /** waiting, offered, inactive, waitlisted */
  state: string;
  /** since when */
  state_since: Instant;
  /** kindergarten of the waitlist */
  waitlist_bin: Nullable<string>;
  /** voucher held */
  voucher_number: Nullable<string>;
}

export interface ReadLogRow {
  /** UUID v7 */
  id: string;
  /** when, by the region's clock */
  at: Instant;
  /** who read */
  person_id: string;
  /** role in which the person read */
  role: string;
  /** name of the operation: attendance.group */
  operation: string;
  /** the session it came with; empty: not from the web */
  session_id: Nullable<string>;
  /** the children whom the answer named */
  children: string[];
}

export interface ReferralRow {
  /** UUID v7 */
  id: string;
  /** the voucher */
  voucher_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the group whose place is held */
  care_group_id: string;
  /** when */
  chosen_at: Instant;
  /** sent, accepted, refused, withdrawn */
  state: 'sent' | 'accepted' | 'refused' | 'withdrawn';
  /** when answered */
  answered_at: Nullable<Instant>;
  /** incompleteDocuments, expiredDocuments, unvaccinatedShare (domain.md 2.7) */
  refusal_ground: Nullable<'incompleteDocuments' | 'expiredDocuments' | 'unvaccinatedShare'>;
}

export interface RegionRow {
  /** name of the schema */
  code: string;
  /** code of the territory */
  kato: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
  /** time zone, Asia/Almaty */
  zone: string;
  /** made by the first start: only here may the clock be moved and a person to be be picked */
  demonstration: Optional<boolean>;
  /** where the demonstration's clock stands; empty: real time */
  clock_at: Nullable<Instant>;
  /** number of the newest proposal */
  proposals: Optional<number>;
  /** another one with each change of the calendar's days */
  calendar_stamp: Optional<string>;
}

export interface RegisterRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** first day of the month */
  month: Day;
  /** 1, then one more for each re-opening */
  version: number;
  /** when */
  frozen_at: Instant;
  /** who; empty: the command line or a file */
  frozen_by: Nullable<string>;
  /** working days of the month */
  working_days: number;
  /** children with a line */
  children: number;
  /** hash of the lines */
  sha256: Buffer;
}

export interface RegisterLineRow {
  /** first day of the month */
  month: Day;
  /** the register */
  register_id: string;
  /** the child */
  child_id: string;
  /** the group */
  care_group_id: string;
  /** the norm */
  norm_id: string;
  /** the kindergarten */
  provider_id: string;
  /** days present */
  present: number;
  /** days ill */
  ill: number;
  /** days of leave */
  leave: number;
  /** days of quarantine or closure */
  quarantine: number;
  /** days without reason */
  unexcused: number;
  /** disputed days, not payable until answered */
  held: number;
  /** payable days by the policy */
  payable: number;
  /** the guardian confirmed the month */
  confirmed: boolean;
}

export interface RetentionReportRow {
  /** the run, UUID v7 */
  run_id: string;
  /** the rule, as the list of terms names it */
  rule: string;
  /** when, by the region's clock */
  at: Instant;
  /** what was older than this moment was due */
  due_before: Instant;
  /** how many rows were masked or destroyed */
  rows: number;
}

export interface SecondFactorRow {
  /** UUID v7 */
  id: string;
  /** whose */
  person_id: string;
  /** totp or passkey */
  kind: string;
  /** what its owner calls it */
  name: string;
  /** begun, real time */
  made_at: Instant;
  /** it worked once, real time; empty: not yet, so it opens nothing */
  proven_at: Nullable<Instant>;
  /** last proof with it, real time */
  last_used_at: Nullable<Instant>;
  /** taken away, real time */
  removed_at: Nullable<Instant>;
  /** totp: the shared secret, sealed with an outer key of the settings */
  secret: Nullable<Buffer>;
  /** totp: name of that key */
  key_id: Nullable<string>;
  /** totp: number of the last half minute whose code was taken: a code is good once */
  last_step: Nullable<number>;
  /** passkey: its number */
  credential_id: Nullable<Buffer>;
  /** passkey: COSE key */
  public_key: Nullable<Buffer>;
  /** passkey: uses that the device has counted; a smaller one tells a copy */
  counter: Nullable<bigint>;
  /** passkey: how browsers reach it */
  transports: Nullable<string[]>;
}

export interface ServiceContractRow {
  /** UUID v7 */
  id: string;
  /** the kindergarten */
  provider_id: string;
  /** number of the contract */
  number: string;
  /** day of signing */
  signed_on: Day;
  /** from when to when */
  period: Period;
  /** budget programme: 360-202 */
  programme: string;
  /** department or financialCentre */
  payer: string;
  /** number of registration in the treasury */
  treasury_number: Nullable<string>;
  /** sum of the contract from the local budget, over its whole period */
  local_tiyn: Optional<Tiyn>;
  /** sum of the contract from the republican budget, over its whole period */
  republican_tiyn: Optional<Tiyn>;
}

export interface SessionRow {
  /** UUID v7 */
  id: string;
  /** sha256 of the cookie's token */
  token_hash: Buffer;
  /** who */
  person_id: string;
  /** in which role; empty: as a guardian */
  appointment_id: Nullable<string>;
  /** signed in, real time */
  made_at: Instant;
  /** valid until, real time */
  ends_at: Instant;
  /** signed out */
  ended_at: Nullable<Instant>;
  /** demonstration: picked from the list of people */
  method: 'demonstration' | 'certificate' | 'qr' | 'password' | 'passkey' | 'smsCode' | 'onBehalf';
  /** address of the request that signed in; empty: not known */
  address: Nullable<string>;
  /** what the browser says of itself, shortened; empty: nothing */
  device: Nullable<string>;
  /** last proof of who it is after the sign-in, real time; empty: none since made_at */
  proven_at: Nullable<Instant>;
  /** member of the support who acts on the person's behalf; empty: the person acts */
  operator_id: Nullable<string>;
  /** last use, real time, exact to five minutes; empty: none since made_at */
  seen_at: Nullable<Instant>;
}

export interface SignInChallengeRow {
  /** UUID v7 */
  id: string;
  /** sha256 of a secret that only the browser keeps which asked for the text */
  browser_hash: Buffer;
  /** what is to be signed, as given out */
  bytes: Buffer;
  /** when, real time */
  made_at: Instant;
  /** valid until, real time */
  ends_at: Instant;
  /** a signature came for it, good or bad */
  used_at: Nullable<Instant>;
}

export interface SignatureRow {
  /** UUID v7 */
  id: string;
  /** act, paymentRegister, iteration, markCorrection, eact */
  document_kind: string;
  /** the document */
  document_id: string;
  /** provider, department, maker, checker, releaser */
  step: string;
  /** the kindergarten, where it is one's document */
  provider_id: Nullable<string>;
  /** who signed */
  person_id: string;
  /** hash of the signed bytes */
  sha256: Buffer;
  /** detached CMS */
  cms: Buffer;
  /** when, by the region's clock */
  signed_at: Instant;
  /** what the check said: certificate, chain, authority to sign */
  verdict: Json;
  /** OCSP response in DER; empty: nobody was asked, or the checking service keeps it (see the verdict) */
  ocsp: Nullable<Buffer>;
  /** time stamp token in DER over the signature; empty: none came along and no service is configured */
  tsp: Nullable<Buffer>;
  /** when by that stamp: the certificate is judged at this moment */
  stamped_at: Nullable<Instant>;
  /** KATO of the district whose kindergarten's document it is; empty: a document of the region */
  district: Nullable<string>;
}

export interface StaffNameRow {
  id: Nullable<string>;
  surname: Nullable<string>;
  given_name: Nullable<string>;
  patronymic: Nullable<string>;
}

export interface StaffPasswordRow {
  /** whose */
  person_id: string;
  /** Argon2id with its parameters and salt; empty: taken away by a recovery */
  hash: Nullable<string>;
  /** set or taken away, real time */
  changed_at: Instant;
}

export interface StatementDecisionRow {
  /** UUID v7 */
  id: string;
  /** match: it is these payments; setAside: it is no payment and needs no more looking at; undo: it is not what it was matched to */
  kind: 'match' | 'setAside' | 'undo';
  /** the statement */
  statement_id: string;
  /** its line */
  line_no: number;
  /** payments that it is; none for setAside and undo */
  payment_ids: string[];
  /** why, in the words of whoever proposed it */
  reason: string;
  /** who proposed it */
  made_by: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** proposed, confirmed, refused */
  state: 'proposed' | 'confirmed' | 'refused';
  /** who confirmed or refused it */
  decided_by: Nullable<string>;
  /** when */
  decided_at: Nullable<Instant>;
}

export interface StatementLineRow {
  /** the statement */
  statement_id: string;
  /** 1, 2, 3 … */
  line_no: number;
  /** day of the operation */
  day: Day;
  /** in or out */
  direction: 'in' | 'out';
  /** number of the payment order */
  document_number: string;
  /** sum */
  amount_tiyn: Tiyn;
  /** BIN or IIN of the other side */
  party_bin: Nullable<string>;
  /** account of the other side */
  party_iban: Nullable<string>;
  /** name of the other side */
  party_name: Nullable<string>;
  /** purpose as written */
  purpose: string;
  /** matched, returned, bundle, part, byHand, setAside, or why not: unknownDocument, otherAmount, otherParty, twice, cancelled, undone, incoming, fee */
  reason: string;
  /** who looks into the exception */
  owner_id: Nullable<string>;
}

export interface StatementMatchRow {
  /** UUID v7 */
  id: string;
  /** the statement */
  statement_id: string;
  /** its line */
  line_no: number;
  /** the payment */
  payment_id: string;
  /** out: it went; in: it came back */
  direction: 'in' | 'out';
  /** what of the line is the payment's */
  amount_tiyn: Tiyn;
  /** how much speaks for it, 0 to 100; by hand: 100 */
  score: number;
  /** what speaks for it: documentNumber, numberInPurpose, registerInPurpose, sum, account, bin, partsGiveSum; by hand: nothing */
  because: string[];
  /** in the key of the journal that it was booked with: the payment, by hand the match itself */
  operation_id: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** by hand: the decision */
  decision_id: Nullable<string>;
  /** decision that took it back; empty: it stands */
  undone_by: Nullable<string>;
}

export interface TransferLogRow {
  /** the item of the outbox that left */
  outbox_id: string;
  /** when, real time */
  at: Instant;
  /** bank or messageGateway */
  recipient: 'bank' | 'messageGateway';
  /** paymentFile: accounts and sums of kindergartens; message: phone and a text without names */
  what: string;
  /** the act that allows it */
  legal_basis: string;
}

export interface TryCountRow {
  /** what is tried: password, smsSend … */
  kind: string;
  /** sha256 of whose tries they are: a person, a phone, an address */
  key_hash: Buffer;
  /** first try that counts, real time */
  since: Instant;
  /** tries since then */
  tries: number;
  /** no try is taken before, real time; empty: none refused */
  blocked_until: Nullable<Instant>;
  /** how often it was blocked in a row: each time for longer */
  blocks: number;
}

export interface UnmaskingRow {
  /** UUID v7 */
  id: string;
  /** the auditor */
  person_id: string;
  /** the child whose data are shown; empty: a person's */
  child_id: Nullable<string>;
  /** the person whose data are shown; empty: a child's */
  subject_id: Nullable<string>;
  /** why, in the auditor's words; the family reads it */
  reason: string;
  /** when, by the region's clock */
  made_at: Instant;
  /** end, by the region's clock; at most a day later */
  until: Instant;
}

export interface VoucherRow {
  /** UUID v7 */
  id: string;
  /** printed number */
  number: string;
  /** the child */
  child_id: string;
  /** the application; empty: came with the children's file */
  application_id: Nullable<string>;
  /** choosing, waitlisted, placeOffered, used, ended */
  state: 'choosing' | 'waitlisted' | 'placeOffered' | 'used' | 'ended';
  /** since when */
  state_since: Instant;
  /** when */
  issued_at: Instant;
  /** end of the term of choice */
  choose_by: Nullable<Instant>;
  /** the term was prolonged once */
  prolonged: Optional<boolean>;
}

export interface WaitlistEntryRow {
  /** UUID v7 */
  id: string;
  /** the voucher */
  voucher_id: string;
  /** the child, for row-level security */
  child_id: string;
  /** the kindergarten */
  provider_id: string;
  /** the order of the list */
  joined_at: Instant;
  /** waiting, offered, taken, left */
  state: 'waiting' | 'offered' | 'taken' | 'left';
  /** end of the last working day for the place that came free */
  confirm_by: Nullable<Instant>;
  /** the group whose place is held */
  care_group_id: Nullable<string>;
}

export interface NationalApplicationClaimRow {
  /** IIN of the child */
  child_iin: string;
  /** region that holds the application */
  region: string;
  /** application in that region */
  application_id: string;
}

export interface NationalEnrolmentClaimRow {
  /** IIN of the child */
  child_iin: string;
  /** region where the child goes to a kindergarten */
  region: string;
  /** running enrolment in that region */
  enrolment_id: string;
}

export interface NationalRegionRow {
  /** name of the schema: almaty */
  code: string;
  /** code of the territory */
  kato: string;
}

export interface RefBankRow {
  /** three digits, characters 5 to 7 of an IBAN */
  code: string;
  /** eight characters, the address in payment orders */
  bik: string;
  /** name in Kazakh */
  name_kk: string;
  /** name in Russian */
  name_ru: string;
  /** name in English */
  name_en: string;
}

export interface Tables {
  access_recovery: AccessRecoveryRow;
  account_change: AccountChangeRow;
  account_month: AccountMonthRow;
  act: ActRow;
  act_document: ActDocumentRow;
  act_due_step: ActDueStepRow;
  act_line: ActLineRow;
  act_move: ActMoveRow;
  application: ApplicationRow;
  application_event: ApplicationEventRow;
  appointment: AppointmentRow;
  attendance_mark: AttendanceMarkRow;
  audit_event: AuditEventRow;
  audit_head: AuditHeadRow;
  audit_publication: AuditPublicationRow;
  audit_subject: AuditSubjectRow;
  bank_file: BankFileRow;
  bank_statement: BankStatementRow;
  bank_status: BankStatusRow;
  bank_status_list: BankStatusListRow;
  budget_amendment: BudgetAmendmentRow;
  budget_balance: BudgetBalanceRow;
  budget_change: BudgetChangeRow;
  budget_code: BudgetCodeRow;
  budget_line: BudgetLineRow;
  budget_month: BudgetMonthRow;
  calendar_day: CalendarDayRow;
  capacity_change: CapacityChangeRow;
  care_group: CareGroupRow;
  care_group_places: CareGroupPlacesRow;
  child: ChildRow;
  cleanup: CleanupRow;
  cleanup_verdict: CleanupVerdictRow;
  consent: ConsentRow;
  consent_end: ConsentEndRow;
  consent_text: ConsentTextRow;
  data_request: DataRequestRow;
  day_dispute: DayDisputeRow;
  district: DistrictRow;
  eact: EactRow;
  eact_move: EactMoveRow;
  enrolment: EnrolmentRow;
  entry: EntryRow;
  fee_charge: FeeChargeRow;
  fee_entry: FeeEntryRow;
  fee_refund: FeeRefundRow;
  fee_statement: FeeStatementRow;
  fee_statement_line: FeeStatementLineRow;
  fee_taken: FeeTakenRow;
  guardianship: GuardianshipRow;
  health_file: HealthFileRow;
  health_note: HealthNoteRow;
  import_error: ImportErrorRow;
  import_file: ImportFileRow;
  import_run: ImportRunRow;
  interest_answer: InterestAnswerRow;
  invitation: InvitationRow;
  iteration: IterationRow;
  iteration_outcome: IterationOutcomeRow;
  iteration_record: IterationRecordRow;
  journal: JournalRow;
  ledger_close: LedgerCloseRow;
  ledger_head: LedgerHeadRow;
  legal_scan: LegalScanRow;
  mark_correction: MarkCorrectionRow;
  month_confirmation: MonthConfirmationRow;
  norm: NormRow;
  offer: OfferRow;
  on_behalf: OnBehalfRow;
  organisation: OrganisationRow;
  other_region_line: OtherRegionLineRow;
  outbox: OutboxRow;
  parent_fee: ParentFeeRow;
  payer_bank: PayerBankRow;
  payment: PaymentRow;
  payment_register: PaymentRegisterRow;
  payment_register_document: PaymentRegisterDocumentRow;
  person: PersonRow;
  phone_code: PhoneCodeRow;
  policy_version: PolicyVersionRow;
  privilege_decision: PrivilegeDecisionRow;
  proposal: ProposalRow;
  proposal_move: ProposalMoveRow;
  provider: ProviderRow;
  provider_account: ProviderAccountRow;
  provider_account_month: ProviderAccountMonthRow;
  qr_request: QrRequestRow;
  queue_line: QueueLineRow;
  read_log: ReadLogRow;
  referral: ReferralRow;
  region: RegionRow;
  register: RegisterRow;
  register_line: RegisterLineRow;
  retention_report: RetentionReportRow;
  second_factor: SecondFactorRow;
  service_contract: ServiceContractRow;
  session: SessionRow;
  sign_in_challenge: SignInChallengeRow;
  signature: SignatureRow;
  staff_name: StaffNameRow;
  staff_password: StaffPasswordRow;
  statement_decision: StatementDecisionRow;
  statement_line: StatementLineRow;
  statement_match: StatementMatchRow;
  transfer_log: TransferLogRow;
  try_count: TryCountRow;
  unmasking: UnmaskingRow;
  voucher: VoucherRow;
  waitlist_entry: WaitlistEntryRow;
  'national.application_claim': NationalApplicationClaimRow;
  'national.enrolment_claim': NationalEnrolmentClaimRow;
  'national.region': NationalRegionRow;
  'ref.bank': RefBankRow;
}
