/** The table of all routes: one line a subject. The server registers it, the client is made from it, OpenAPI is written from it. */

import { accessRoutes } from './access.ts';
import { actLineRoutes } from './actLines.ts';
import { actPaperRoutes } from './actPaper.ts';
import { adviceRoutes } from './advice.ts';
import { attendanceRoutes } from './attendance.ts';
import { bankStatusRoutes } from './bankStatus.ts';
import { budgetReportRoutes } from './budgetReport.ts';
import { commitmentReleaseRoutes } from './commitmentRelease.ts';
import { dueTermRoutes } from './dueTerms.ts';
import { eactRoutes } from './eact.ts';
import { feeRoutes } from './fees.ts';
import { figuresRoutes } from './figures.ts';
import { healthRoutes } from './health.ts';
import { importingRoutes } from './importing.ts';
import { journalRoutes } from './journal.ts';
import { ledgerRoutes } from './ledger.ts';
import { moneyReportRoutes } from './moneyReport.ts';
import { normRoutes } from './norms.ts';
import { peopleRoutes } from './people.ts';
import { phoneAccessRoutes } from './phoneAccess.ts';
import { placementRoutes } from './placement.ts';
import { privacyRoutes } from './privacy.ts';
import { proposalRoutes } from './proposal.ts';
import { qrAccessRoutes } from './qrAccess.ts';
import { queueRoutes } from './queue.ts';
import { reconciliationRoutes } from './reconciliation.ts';
import { returnedRoutes } from './returned.ts';
import { rosterRoutes } from './roster.ts';
import { settlementRoutes } from './settlement.ts';
import { staffSignInRoutes } from './staffSignIn.ts';
import { todayRoutes } from './today.ts';
import { treasuryRoutes } from './treasury.ts';
import { voucherRoutes } from './voucher.ts';

export const routes = {
  access: { ...accessRoutes, ...phoneAccessRoutes, ...qrAccessRoutes, ...staffSignInRoutes },
  attendance: attendanceRoutes,
  fees: feeRoutes,
  figures: figuresRoutes,
  health: healthRoutes,
  importing: importingRoutes,
  journal: journalRoutes,
  people: peopleRoutes,
  placement: placementRoutes,
  privacy: privacyRoutes,
  proposal: { ...proposalRoutes, ...normRoutes },
  queue: queueRoutes,
  roster: rosterRoutes,
  settlement: {
    ...settlementRoutes,
    ...actLineRoutes,
    ...eactRoutes,
    ...dueTermRoutes,
    ...actPaperRoutes,
    ...reconciliationRoutes,
  },
  today: todayRoutes,
  treasury: {
    ...treasuryRoutes,
    ...ledgerRoutes,
    ...moneyReportRoutes,
    ...budgetReportRoutes,
    ...commitmentReleaseRoutes,
    ...returnedRoutes,
    ...adviceRoutes,
    ...bankStatusRoutes,
  },
  voucher: voucherRoutes,
} as const;

export type Routes = typeof routes;
