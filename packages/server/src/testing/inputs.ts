/** Inputs for routes out of their own schemas, for tests that go through all of them. */
import type { Route } from '@balapan/api/contract.ts';
import type { Place } from './places.ts';

const more: Readonly<Record<string, unknown>> = {
  month: '2025-08',
  day: '2025-08-20',
  reason: 'Проверка по жалобе',
  claim: 'ill',
  note: 'Не сходится',
  verdict: 'upheld',
  cms: 'AAAA',
  accept: true,
  granted: false,
  orderNumber: '17-л',
  orderDate: '2025-09-10',
  from: '2025-09-20',
  to: '2025-09-21',
  lastDay: '2025-09-20',
  basis: 'приказ',
  capacity: 22,
  document: 'Справка',
  number: 1,
  seq: 1,
  statementId: '01980000-0000-7000-8000-000000000029',
  decisionId: '01980000-0000-7000-8000-000000000039',
  lineNo: 1,
  paymentIds: [],
  paymentId: '01980000-0000-7000-8000-000000000049',
  changeId: '01980000-0000-7000-8000-000000000059',
  iban: 'KZ306017131000012345',
  bik: 'HSBKKZKX',
  kbe: '17',
};
const special: Readonly<Record<string, unknown>> = {
  'access.unmask.personId': null,
  'attendance.answerDispute.answer': 'По журналу',
  'placement.answer.answer': 'accept',
  'people.appoint.role': 'educator',
  'attendance.correctDay.correctionId': '01980000-0000-7000-8000-000000000020',
  'attendance.correctDay.from': null,
  'attendance.correctDay.to': 'present',
  'attendance.correctDay.document': false,
  'settlement.actLines.reason': 'none',
  'attendance.previewCorrection.to': 'present',
  'attendance.previewCorrection.document': '0',
  'proposal.putScan.scanId': '01980000-0000-7000-8000-000000000025',
  'proposal.putScan.name': 'act.pdf',
  'proposal.putScan.content': Buffer.from('%PDF-1.4 %%EOF').toString('base64'),
  'proposal.scan.scanId': '01980000-0000-7000-8000-000000000025',
  'proposal.normEffect.groupKind': 'general',
  'proposal.normEffect.hours': 10.5,
  'proposal.normEffect.local': '1',
  'proposal.normEffect.republican': '1',
  'settlement.signEact.eactId': '01980000-0000-7000-8000-000000000026',
  'attendance.dispute.disputeId': '01980000-0000-7000-8000-000000000019',
  'privacy.ask.kind': 'copy',
  'privacy.ask.text': 'Дайте копию',
  'privacy.giveConsent.version': 1,
  'privacy.giveConsent.language': 'ru',
  'placement.answer.startOn': '2025-09-15',
  'health.write.kind': 'vaccination',
  'health.write.value': 'complete',
  'health.giveConsent.version': 1,
  'health.giveConsent.language': 'ru',
  'proposal.proposePrivilege.verdict': 'confirmed',
  'treasury.leftCommitments.year': 2025,
  'treasury.releaseCommitments.year': 2025,
  'treasury.budgetReport.year': 2025,
  'treasury.budgetReport.quarter': 3,
  'treasury.budgetReportFile.year': 2025,
  'treasury.budgetReportFile.quarter': 3,
  'treasury.budgetReportFile.kind': 'csv',
  'treasury.budgetReportFile.language': 'kk',
  'treasury.trialBalance.from': '2025-01',
  'treasury.trialBalance.to': '2025-12',
  'treasury.entries.from': '2025-01',
  'treasury.entries.to': '2025-12',
  'treasury.journal.journalId': '01980000-0000-7000-8000-000000000029',
  'settlement.bookkeeping.kind': 'acts',
  'treasury.treasuryList.kind': 'xlsx',
  'treasury.readStatuses.name': 'states.csv',
  'treasury.readStatuses.content': Buffer.from('Номер;Статус;Дата;Сумма').toString('base64'),
  'fees.chargesFile.language': 'ru',
  'fees.readStatement.name': 'kaspi.txt',
  'fees.readStatement.content': Buffer.from('1CClientBankExchange').toString('base64'),
  'fees.assign.statementId': '01980000-0000-7000-8000-000000000021',
  'fees.assign.lineNo': 1,
  'fees.askRefund.amount': '100',
  'fees.approveRefund.refundId': '01980000-0000-7000-8000-000000000022',
  'fees.receipt.journalId': '01980000-0000-7000-8000-000000000023',
};

/** An input that names what is of the place; fields with a default or without a need are left out. */
export function inputFor(route: Route, place: Place): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const schema of [route.params, route.query, route.body]) {
    if (schema === undefined) continue;
    const given = Object.fromEntries(
      Object.keys(schema.shape).flatMap((field) => {
        const marks = [{ childId: place.ids.childId, mark: 'present', document: false }];
        const isWaiting = route.name.startsWith('roster.') && field === 'childId';
        const named = isWaiting ? place.ids.waitingId : place.ids[field];
        const byNumber = route.name === 'queue.byNumber' ? place.ids.applicationNumber : undefined;
        const own = byNumber ?? special[`${route.name}.${field}`];
        const value = field === 'marks' ? marks : own === undefined ? (named ?? more[field]) : own;
        return value === undefined ? [] : [[field, value]];
      }),
    );
    Object.assign(input, schema.parse(given));
  }
  return input;
}

/** Whether an input of the route names something that belongs to somebody. */
export const namesSomething = ({ params, query, body }: Route, { ids }: Place): boolean =>
  [params, query, body].some((schema) => Object.keys(schema?.shape ?? {}).some((field) => field in ids));
