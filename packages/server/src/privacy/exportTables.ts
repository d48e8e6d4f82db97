/** Which tables a person's copy of their data is made of, which not, and why. A test holds the list against the schema. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';

/**
 * Whose row it is: the child or person itself; by the column child_id or person_id; by child_iin, or by the number of such a line
 * of the old queue; `health`: the notes of the children's health files, opened.
 */
export type OwnedBy = 'selfChild' | 'selfPerson' | 'child' | 'person' | 'childIin' | 'lineNumber' | 'health';

export interface ExportedTable {
  readonly table: string;
  readonly by: OwnedBy;
  readonly name: Readonly<Record<TextLanguage, string>>;
}

const row = (table: string, by: OwnedBy, kk: string, ru: string, en: string): ExportedTable => ({
  table,
  by,
  name: { kk, ru, en },
});

export const exportedTables: readonly ExportedTable[] = [
  row('person', 'selfPerson', 'Өзіңіз', 'Вы', 'You'),
  row('child', 'selfChild', 'Балаларыңыз', 'Ваши дети', 'Your children'),
  row('guardianship', 'person', 'Туыстық', 'Родство', 'Relations'),
  row('appointment', 'person', 'Қызметіңіз', 'Ваши должности', 'Your appointments'),
  row('session', 'person', 'Жүйеге кірулеріңіз', 'Ваши входы', 'Your sign-ins'),
  row('consent', 'child', 'Келісімдер', 'Согласия', 'Consents'),
  row('consent_end', 'child', 'Тоқтатылған келісімдер', 'Прекращённые согласия', 'Ended consents'),
  row('health_note', 'health', 'Денсаулық', 'Здоровье', 'Health'),
  row('data_request', 'person', 'Деректер туралы өтініштер', 'Запросы о данных', 'Requests about data'),
  row('queue_line', 'childIin', 'Бұрынғы кезек', 'Прежняя очередь', 'The old queue'),
  row('interest_answer', 'lineNumber', 'Орын керек пе', 'Нужно ли место', 'Whether a place is wanted'),
  row('cleanup_verdict', 'lineNumber', 'Кезекті тазарту', 'Очистка очереди', 'Clean-up of the queue'),
  row('other_region_line', 'childIin', 'Басқа өңір кезегі', 'Очередь другого региона', 'Queue of another region'),
  row('application', 'child', 'Кезекке өтініштер', 'Заявления в очередь', 'Applications'),
  row('application_event', 'child', 'Кезектегі қозғалыс', 'Движение в очереди', 'Moves in the queue'),
  row('iteration_outcome', 'child', 'Бөлу нәтижелері', 'Итоги распределений', 'Outcomes of iterations'),
  row('privilege_decision', 'child', 'Жеңілдік туралы шешімдер', 'Решения о льготе', 'Decisions on a privilege'),
  row('offer', 'child', 'Ұсыныстар', 'Предложения', 'Offers'),
  row('voucher', 'child', 'Ваучерлер', 'Ваучеры', 'Vouchers'),
  row('referral', 'child', 'Жолдамалар', 'Направления', 'Referrals'),
  row('waitlist_entry', 'child', 'Күту парақтары', 'Листы ожидания', 'Waitlists'),
  row('enrolment', 'child', 'Балабақшаға қабылдау', 'Зачисления', 'Enrolments'),
  row('attendance_mark', 'child', 'Қатысу белгілері', 'Отметки посещения', 'Attendance marks'),
  row(
    'mark_correction',
    'child',
    'Жабық айдағы түзетулер',
    'Исправления закрытых месяцев',
    'Corrections of closed months',
  ),
  row('month_confirmation', 'child', 'Айды растау', 'Подтверждения месяца', 'Confirmed months'),
  row('day_dispute', 'child', 'Даулы күндер', 'Спорные дни', 'Disputed days'),
  row('register_line', 'child', 'Табель жолдары', 'Строки табеля', 'Lines of registers'),
  row('act_line', 'child', 'Акт жолдары', 'Строки актов', 'Lines of acts'),
  row(
    'fee_charge',
    'child',
    'Ата-ана төлемінің есептелуі',
    'Начисления родительской платы',
    'Charges of the parents’ fee',
  ),
  row('fee_entry', 'child', 'Ата-ана төлемінің есебі', 'Счёт родительской платы', 'Account of the parents’ fee'),
  row('fee_refund', 'child', 'Ата-ана төлемін қайтару', 'Возвраты родительской платы', 'Refunds of the parents’ fee'),
];

/** Tables that name a child or a person and are not in the copy. */
export const keptBack: Readonly<Record<string, string>> = {
  unmasking: 'shown with its reason on the page of who has looked; it names officials',
  health_file: 'the key of the notes; the notes themselves are in the copy',
  audit_subject: 'shown with what was done on the page of who has looked; it names officials',
  signature: 'signatures of officials under acts; each act carries them and may be checked by everybody',
  proposal_move: 'steps of officials over a proposal: their duty, not the guardian’s data',
  act_move: 'steps of officials over an act of a kindergarten: their duty, not the guardian’s data',
  staff_password: 'a hash of a secret; when it was set stands on the page of one’s sign-ins',
  second_factor: 'secrets of signing in; name and last use stand on the page of one’s sign-ins',
  invitation: 'secrets of signing in, good for a day',
  access_recovery: 'steps of officials for a member of the staff; the person is told by message',
  phone_code: 'secrets of signing in, good for five minutes',
  on_behalf: 'shown with the acts on the page of who has looked; it names members of the support',
  qr_request: 'secrets of signing in, good for five minutes; a signed document carries its signature itself',
  act_due_step: 'tasks of officials about an act that waits: their duty, not the guardian’s data',
  fee_statement_line:
    'lines of a kindergarten’s bank; what was paid for the child stands in its account, which is in the copy',
  read_log: 'shown with its places on the page of who has looked; it names officials',
};
