/**
 * Every error that the house can tell, with the parameters of its text. A code without a text in three languages does not
 * compile (text/texts/errors.ts). Codes read `subject.problem`; a field's name goes beside the code, never into it.
 */
import type { OrderField } from './orderField.ts';

export interface ErrorParams {
  // Access and requests
  'access.signInNeeded': Nothing;
  'access.forbidden': Nothing;
  'access.wrongPassword': Nothing;
  /** The text to be signed is used, over or another browser's. */
  'access.challengeOver': Nothing;
  'access.notKnown': Nothing;
  /** The session was proven by a code only: this needs a signature or a second factor. */
  'access.strongerNeeded': Nothing;
  /** The proof is too old for this: prove once more who you are. */
  'access.stepUpNeeded': Nothing;
  /** Not the code that was sent, or nobody is known by the phone: the same answer for both. */
  'access.codeWrong': Nothing;
  /** The code was used, is over, or was tried too often. */
  'access.codeOver': Nothing;
  /** Several people share the phone: the last digits of their own IIN tell which. */
  'access.codeShared': Nothing;
  /** Not what the support may do for a caller. */
  'access.notOnBehalf': Nothing;
  'access.qrExpired': Nothing;
  'access.qrUsed': Nothing;
  /** A code of an application, by somebody who is signed in or invited. */
  'access.wrongCode': Nothing;
  /** Unknown here, of another site, or not whole. */
  'access.passkeyWrong': Nothing;
  /** The device has counted fewer uses than we know of: there is a second one. */
  'access.passkeyCloned': Nothing;
  'access.noPasskey': Nothing;
  'access.lastFactor': Nothing;
  /** The settings name no key to keep secrets with. */
  'access.noCodesHere': Nothing;
  /** Known, but without a post today. */
  'access.noRoleToday': Nothing;
  'access.invitationWrong': Nothing;
  'access.invitationUsed': Nothing;
  'access.invitationOver': Nothing;
  /** Nobody invites or helps themself. */
  'access.notOneself': Nothing;
  /** There is something to come in with: two people give it back, one alone does not. */
  'access.hasWays': Nothing;
  'access.recoveryWaits': Nothing;
  'access.recoveryOver': Nothing;
  /** Who asked does not confirm. */
  'access.secondHand': Nothing;
  'password.short': { readonly least: number };
  /** Common, quickly guessed, or made of what is known of its owner. */
  'password.common': Nothing;
  'access.demonstrationOnly': Nothing;
  /** A deputy has the place for these days: the principal reads, and changes nothing. */
  'access.replaced': Nothing;
  'access.foreignRequest': Nothing;
  /** The same person made it: another one must check, sign or release. */
  'access.sameHand': Nothing;
  /** Why personal data are to be shown: the family reads it. */
  'access.reasonShort': Nothing;
  /** A guardian who may only read and confirm. */
  'access.notRepresentative': Nothing;
  /** The `Host` header names somebody else. */
  'request.wrongHost': Nothing;
  'request.notFound': Nothing;
  'request.invalid': Nothing;
  'request.tooMany': { readonly seconds: number };
  /** Limits of sizes are bytes. */
  'request.tooLarge': { readonly limit: number };
  /** The same key came with another body. */
  'request.keyReused': Nothing;
  /** Somebody else has changed it meanwhile. */
  'request.stale': Nothing;
  'request.unavailable': Nothing;
  'request.internal': { readonly number: string };
  // Fields
  'field.required': Nothing;
  'field.tooLong': { readonly limit: number };
  'field.notANumber': Nothing;
  'field.outOfRange': { readonly from: string; readonly to: string };
  /** The end of a period before its start. */
  'field.endsBeforeStart': Nothing;
  'field.tooEarly': { readonly from: string };
  'field.unknownValue': { readonly allowed: string };
  'field.notADay': Nothing;
  'field.notAMonth': Nothing;
  'field.notAMoment': Nothing;
  'field.notMoney': Nothing;
  'field.notAPhone': Nothing;
  'field.notAnId': Nothing;
  // Numbers of people, firms and accounts
  'iin.length': { readonly actual: number };
  'iin.digits': Nothing;
  'iin.century': Nothing;
  'iin.date': Nothing;
  'iin.control': Nothing;
  'iin.birthDateDiffers': { readonly inNumber: string; readonly given: string };
  'bin.length': { readonly actual: number };
  'bin.digits': Nothing;
  'bin.month': Nothing;
  'bin.type': Nothing;
  'bin.unit': Nothing;
  'bin.control': Nothing;
  'bin.kind': Nothing;
  'iban.length': { readonly actual: number };
  'iban.country': Nothing;
  'iban.shape': Nothing;
  'iban.bankCode': Nothing;
  'iban.check': Nothing;
  'iban.bikDiffers': { readonly bik: string };
  'kbe.shape': Nothing;
  'bik.unknown': Nothing;
  // Files
  'file.kind': { readonly expected: string };
  'file.empty': Nothing;
  'file.tooLarge': { readonly limit: number };
  'file.encoding': Nothing;
  'file.tooManyParts': { readonly limit: number };
  'file.unpacksTooLarge': { readonly limit: number };
  /** XML that declares a type or entities of its own. */
  'file.xmlDeclaration': Nothing;
  'file.infected': { readonly found: string };
  /** The scanner gave no verdict. */
  'file.notScanned': Nothing;
  'file.missing': { readonly file: string };
  'file.columnMissing': { readonly column: string };
  'file.columnUnknown': { readonly column: string };
  'file.columnCount': { readonly expected: number; readonly actual: number };
  'file.quote': Nothing;
  'file.lineTwice': { readonly firstLine: number };
  'file.referenceUnknown': { readonly value: string; readonly file: string };
  'file.contradiction': { readonly file: string; readonly value: string };
  // Calendar and policy
  'calendar.unknownDay': { readonly day: string };
  'calendar.tooFar': Nothing;
  'policy.missing': Nothing;
  'policy.sourceMissing': Nothing;
  'policy.period': Nothing;
  'policy.notYetSupported': { readonly value: string };
  // States
  'state.refused': { readonly state: string; readonly event: string };
  // Queue, voucher, place
  'queue.liveElsewhere': Nothing;
  'queue.overAge': Nothing;
  'queue.restoredBefore': Nothing;
  'queue.termOver': { readonly day: string };
  'queue.enrolled': Nothing;
  'iteration.inputChanged': Nothing;
  'iteration.nothingToGive': Nothing;
  'iteration.alreadyRun': { readonly number: number };
  'place.notInRoster': Nothing;
  'place.noFreePlace': Nothing;
  'place.wrongAge': Nothing;
  'place.overlap': Nothing;
  'place.prolongedBefore': Nothing;
  // What three people decide
  'proposal.openAlready': { readonly number: number };
  'proposal.groundMoved': Nothing;
  'proposal.nothingChanged': Nothing;
  /** A legal act that nobody has signed yet. */
  'proposal.actAhead': Nothing;
  'proposal.tooLate': { readonly day: string };
  /** Children who have a place in the group or for whom one is held. */
  'capacity.belowChildren': { readonly children: number };
  'norm.overlap': { readonly day: string };
  /** Last day of the norm before. */
  'norm.gap': { readonly day: string };
  'norm.missing': { readonly group: string; readonly hours: string; readonly from: string; readonly to: string };
  'privilege.notInQueue': Nothing;
  'privilege.none': Nothing;
  // Attendance
  'mark.dayOff': Nothing;
  'mark.closedDay': Nothing;
  'mark.beforeEnrolment': Nothing;
  'mark.afterEnrolment': Nothing;
  'mark.future': Nothing;
  'mark.frozen': Nothing;
  'mark.orderNeeded': Nothing;
  'register.unmarked': { readonly count: number };
  'register.notEnded': Nothing;
  /** The parents' fee is charged by a closed register. */
  'fee.notClosed': Nothing;
  'fee.noNorm': Nothing;
  'fee.notCharged': Nothing;
  /** No more can go back than was paid too much. */
  'fee.notOverpaid': { readonly sum: string };
  'fee.refundOpen': Nothing;
  'fee.refundNotAboveZero': Nothing;
  'register.frozen': Nothing;
  'register.open': Nothing;
  // Settlement
  'entitlement.workingDays': { readonly workingDays: number };
  'entitlement.payableDays': { readonly payableDays: number; readonly workingDays: number };
  'entitlement.normParts': Nothing;
  'act.number': Nothing;
  'act.totalsDiffer': { readonly expected: string; readonly actual: string };
  'act.alreadyMade': { readonly number: string };
  'act.notSigned': Nothing;
  // Signatures: each reason with its own text, so that people know what to do
  'signature.malformed': Nothing;
  'signature.algorithm': Nothing;
  'signature.otherBytes': Nothing;
  'signature.untrusted': Nothing;
  'signature.expired': { readonly day: string };
  'signature.wrongPurpose': Nothing;
  'signature.otherPerson': Nothing;
  'signature.otherOrganisation': Nothing;
  'signature.noRight': Nothing;
  'signature.notAppointed': Nothing;
  'signature.revoked': { readonly day: string };
  'signature.notIssued': Nothing;
  'signature.revocationUnknown': Nothing;
  'signature.timeStampInvalid': Nothing;
  'signature.timeStampUnknown': Nothing;
  'signature.checkerSilent': Nothing;
  // Of the program that holds the keys
  'signature.noLayer': Nothing;
  'signature.cancelled': Nothing;
  'signature.layerFailed': Nothing;
  'signature.layerSlow': Nothing;
  // Of the browser and the device that holds a passkey
  'passkey.unsupported': Nothing;
  'passkey.cancelled': Nothing;
  'passkey.hereBefore': Nothing;
  // Personal data
  'privacy.otherText': Nothing;
  'privacy.givenBefore': Nothing;
  'privacy.obligationRuns': Nothing;
  /** No consent to a health file is in force. */
  'health.noConsent': Nothing;
  /** The notes do not open with the keys of this installation. */
  'health.unreadable': Nothing;
  // Staff
  /** Names, number and day of birth are not those of one known person. */
  'people.nameDiffers': Nothing;
  'people.oneself': Nothing;
  'people.tooYoung': { readonly years: number };
  'people.overlaps': Nothing;
  'people.daysPast': Nothing;
  'people.orderAhead': Nothing;
  /** The appointment is over: what was, stays. */
  'people.over': Nothing;
  /** Confirmed too late: the ordered days have passed. */
  'people.tooLate': Nothing;
  'people.deputyOutside': Nothing;
  'people.deputyTaken': Nothing;
  'people.lastAdministrator': Nothing;
  // Treasury
  'ledger.unbalanced': { readonly source: string; readonly difference: string };
  'ledger.empty': Nothing;
  'ledger.monthClosed': { readonly month: string };
  /** Closing of a month of the ledger: why not now. */
  'ledger.monthNotOver': { readonly month: string };
  'ledger.earlierOpen': { readonly month: string };
  'ledger.clearingUnexplained': { readonly amount: string };
  'ledger.trialBalance': { readonly difference: string };
  /** Sums in tenge. `left`: of the line, for this kindergarten. */
  'budget.exceeded': { readonly line: string; readonly left: string; readonly missing: string };
  'budget.noLine': { readonly programme: string; readonly month: string; readonly source: string };
  'budget.changeUnknown': { readonly line: string; readonly month: string };
  'budget.changeTwice': { readonly line: string; readonly month: string };
  'budget.monthBelowZero': { readonly line: string; readonly month: string; readonly plan: string };
  'budget.belowCommitted': { readonly line: string; readonly bound: string; readonly after: string };
  /** Release of what a year's contracts have left: why not now. */
  'budget.yearNotOver': { readonly year: number };
  'budget.yearNotActed': { readonly month: string };
  'budget.nothingLeft': { readonly year: number };
  'payment.negative': Nothing;
  'payment.partsDiffer': Nothing;
  /** No payment of the month, so there is no file of them. */
  'payment.noneOfMonth': { readonly month: string };
  'payment.alreadySent': { readonly register: string };
  'payment.registerChanged': Nothing;
  'payment.tooLarge': { readonly limit: string };
  /** Name of the first check that a register does not pass. */
  'payment.checkFailed': { readonly check: string };
  /** Somebody else has released it meanwhile. */
  'payment.releasedBefore': { readonly register: number };
  /** Whoever made a register signs it first. */
  'payment.makerSigns': Nothing;
  'payment.notSigned': Nothing;
  'payment.notReleased': Nothing;
  /** No agreement with the payer's bank is in force: how and until when it takes orders. */
  'payment.bankUnknown': { readonly day: string };
  /** The file would write so many fields with other letters, and whoever releases it has not been shown these. */
  'payment.changesUnseen': { readonly count: number };
  /** What the bank's file cannot hold. Line of the register from 1, 0 for what is the payer's own; one of `orderFields`. */
  'payment.fileSign': FilePlace & { readonly sign: string };
  'payment.fileTooLong': FilePlace & { readonly length: number; readonly limit: number };
  'payment.fileValue': FilePlace & { readonly value: string; readonly expected: string };
  /** The file has left the house. */
  'payment.handedOver': { readonly register: number };
  /** The payment did not come back, or is paid again meanwhile. */
  'account.notReturned': Nothing;
  'account.proposedBefore': Nothing;
  /** From this very account the bank gave the money back. */
  'account.cameBack': Nothing;
  /** The Department confirms an account only where the kindergarten has no second person. */
  'account.ownSecondHand': Nothing;
  /** A file of payment orders, such as our own: it says nowhere that money has moved. */
  'statement.isOrders': Nothing;
  'statement.notExecuted': Nothing;
  /** Days in bank files are written 31.12.2025. */
  'statement.noDay': Nothing;
  /** Neither sums nor accounts tell whether money came or went. */
  'statement.noSide': Nothing;
  'statement.otherAccount': { readonly account: string };
  'statement.unmatched': Nothing;
  'statement.settled': Nothing;
  'statement.notSettled': Nothing;
  'statement.returnStands': Nothing;
  'statement.proposedBefore': Nothing;
  'statement.sumsDiffer': { readonly line: string; readonly payments: string };
  'statement.balanceDiffers': { readonly expected: string; readonly actual: string };
  /** A list says that it was carried out; the bank has given it back before. */
  'statement.statusContradicts': Nothing;
  'file.truncated': Nothing;
  /** A line of a statement from a day after today; the day as the file would write it. */
  'statement.dayAhead': { readonly today: string };
}

type Nothing = Readonly<Record<never, never>>;
type FilePlace = { readonly line: number; readonly document: string; readonly field: OrderField };
export type ErrorCode = keyof ErrorParams;

/** An error as it travels: code, the field it belongs to, parameters of its text. */
export type ErrorFact = {
  [Code in ErrorCode]: { readonly code: Code; readonly params: ErrorParams[Code]; readonly field?: string };
}[ErrorCode];

/** A rule of the house was broken. Tells facts, never prose: the text comes from the catalogue of the reader's language. */
export class DomainError extends Error {
  readonly fact: ErrorFact;

  constructor(fact: ErrorFact) {
    super(fact.field === undefined ? fact.code : `${fact.code} (${fact.field})`);
    this.name = 'DomainError';
    this.fact = fact;
  }

  get code(): ErrorCode {
    return this.fact.code;
  }
}
