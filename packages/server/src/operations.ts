/** All operations: one line a subject. The server registers them, and a test proves that no route is without one. */
import { accessOperations } from './access/operations.ts';
import { staffSignInOperations } from './access/proof/operations.ts';
import { attendanceOperations } from './attendance/operations.ts';
import { feeOperations } from './fees/operations.ts';
import { healthOperations } from './health/operations.ts';
import { importingOperations } from './import/operations.ts';
import { journalOperations } from './journal/operations.ts';
import type { AnyOperation } from './kernel/operation.ts';
import { peopleOperations } from './people/operations.ts';
import { placementOperations } from './placement/operations.ts';
import { privacyOperations } from './privacy/operations.ts';
import { proposalOperations } from './proposal/operations.ts';
import { queueOperations } from './queue/operations.ts';
import { reportOperations } from './report/operations.ts';
import { rosterOperations } from './roster/choices.ts';
import { settlementOperations } from './settlement/operations.ts';
import { todayOperations } from './today/operations.ts';
import { treasuryOperations } from './treasury/operations.ts';
import { voucherOperations } from './voucher/operations.ts';

export const operations: readonly AnyOperation[] = [
  ...treasuryOperations,
  ...settlementOperations,
  ...attendanceOperations,
  ...accessOperations,
  ...feeOperations,
  ...healthOperations,
  ...journalOperations,
  ...peopleOperations,
  ...staffSignInOperations,
  ...placementOperations,
  ...privacyOperations,
  ...proposalOperations,
  ...queueOperations,
  ...voucherOperations,
  ...rosterOperations,
  ...importingOperations,
  ...reportOperations,
  ...todayOperations,
];
