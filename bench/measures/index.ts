import type { Measure } from '../measure.ts';
import { actDocumentsMeasure } from './actDocuments.ts';
import { closeMonthMeasure } from './closeMonth.ts';
import { decisionMeasure } from './decision.ts';
import { firstPageMeasure, firstStartMeasure, firstStartSmallMeasure, memoryMeasure } from './firstStart.ts';
import { importCityMeasure } from './importCity.ts';
import { iterationMeasure } from './iteration.ts';
import { trialBalanceMeasure } from './ledger.ts';
import { moneyReportCityMeasure, moneyReportFlatMeasure, moneyReportKindergartenMeasure } from './moneyReports.ts';
import { requestListMeasure, requestRowMeasure } from './requests.ts';
import { signatureVerifyMeasure } from './signatureVerify.ts';
import { statementMatchMeasure } from './statementMatch.ts';
import { verifyChainsMeasure } from './verifyChains.ts';

/** All measures, in the order of the bench. */
export const measures: readonly Measure[] = [
  importCityMeasure,
  iterationMeasure,
  decisionMeasure,
  closeMonthMeasure,
  actDocumentsMeasure,
  requestListMeasure,
  requestRowMeasure,
  trialBalanceMeasure,
  moneyReportCityMeasure,
  moneyReportKindergartenMeasure,
  moneyReportFlatMeasure,
  signatureVerifyMeasure,
  statementMatchMeasure,
  verifyChainsMeasure,
  firstStartMeasure,
  firstPageMeasure,
  firstStartSmallMeasure,
  memoryMeasure,
];
