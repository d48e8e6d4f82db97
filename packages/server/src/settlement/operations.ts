/** The operations of settlement. */
import { settlementRoutes } from '@balapan/api/settlement.ts';
import { type AnyOperation, mustBeAllowed, type Operation } from '../kernel/operation.ts';
import { closeMonth } from './closing/closeMonth.ts';
import { redraft, replace } from './closing/redraft.ts';
import { debts } from './debts.ts';
import { eactDocument, eacts, signEact } from './eact/eactOperations.ts';
import { moneyReport } from './moneyReport.ts';
import { check, giveBack, signAsDepartment, signAsProvider } from './moveOperations.ts';
import { packageAct } from './packageAct.ts';
import { annex, paper } from './paper/paperOperations.ts';
import { act, acts, desks, document } from './readActs.ts';
import { actChild, lines } from './readLines.ts';
import { bookkeeping } from './reconciliation/bookkeeping.ts';
import { reconciliation, reconciliationPdf } from './reconciliation/reconciliation.ts';
import { forecast } from './terms/forecast.ts';
import { terms } from './terms/terms.ts';

/** Not one transaction but many: it goes through the city in batches, each with its own events. */
const closing: Operation<typeof settlementRoutes.closeMonth> = {
  route: settlementRoutes.closeMonth,
  perform: async (house, actor, { month, providerIds }) => {
    mustBeAllowed(house, actor, settlementRoutes.closeMonth);
    const only = providerIds === undefined ? {} : { providers: providerIds };
    const closed = await closeMonth(house, { month, ...only }, actor);
    return { ...closed, total: String(closed.total), withoutAct: [...closed.withoutAct], gaps: [...closed.gaps] };
  },
};

export const settlementOperations: readonly AnyOperation[] = [
  closing,
  acts,
  desks,
  act,
  lines,
  actChild,
  document,
  packageAct,
  paper,
  annex,
  signAsProvider,
  redraft,
  replace,
  check,
  giveBack,
  signAsDepartment,
  debts,
  eacts,
  eactDocument,
  signEact,
  moneyReport,
  terms,
  forecast,
  reconciliation,
  reconciliationPdf,
  bookkeeping,
];
