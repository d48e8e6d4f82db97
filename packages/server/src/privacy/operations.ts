import { privacyRoutes } from '@balapan/api/privacy.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type AnyOperation, readOperation } from '../kernel/operation.ts';
import { consents, giveConsent } from './consent.ts';
import { exportOwn } from './export.ts';
import { answer, ask, mine, requests } from './requests.ts';
import { listRuns } from './retentionQueries.ts';
import { listTransfers } from './transferQueries.ts';

const transfers = readOperation(
  privacyRoutes.transfers,
  async ({ sql, input: { page, size } }) => {
    const rows = await listTransfers(sql, (page - 1) * size, size);
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  },
  { wide: 'an administrator reads the register too: numbers by day and recipient, nobody’s name' },
);

const retentionRuns = readOperation(privacyRoutes.retention, async ({ sql, input: { page, size } }) => {
  const rows = await listRuns(sql, (page - 1) * size, size);
  return {
    rows: rows.map(({ runId, at, rows: count, rules }) => ({
      runId,
      at: localIsoOf(at),
      rows: count,
      rules: [...rules],
    })),
    total: rows[0]?.total ?? 0,
  };
});

export const privacyOperations: readonly AnyOperation[] = [
  consents,
  giveConsent,
  ask,
  mine,
  exportOwn,
  requests,
  answer,
  transfers,
  retentionRuns,
];
