/** Who reads, makes, checks and releases payments: three different people, of the payer or of the Department. */
import { payers } from './roles.ts';

export const readers = [...payers, 'departmentAccountant', 'departmentHead', 'auditor'] as const;
/** Bytes cannot be masked: an auditor sees the register, not its file. */
export const fileReaders = [...payers, 'departmentAccountant', 'departmentHead'] as const;
export const makers = ['payerOperator', 'departmentAccountant'] as const;
export const checkers = ['payerChecker', 'departmentSpecialist'] as const;
export const releasers = ['payerReleaser', 'departmentHead'] as const;
