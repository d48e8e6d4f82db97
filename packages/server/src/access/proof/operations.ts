/** Operations of staff sign-in that touch neither a cookie nor the address of the page; the others: http/staffSignIn.ts. */
import type { AnyOperation } from '../../kernel/operation.ts';
import { beginTotp, proveTotp } from './newFactor.ts';
import { removeFactor, renameFactor, setPassword, signInWays } from './ownWays.ts';
import { askRecovery, confirmRecovery, dropRecovery, invite } from './recovery.ts';
import { staffAccess } from './staffAccess.ts';
import { stepUpWays, stepUpWithCode } from './stepUp.ts';

export const staffSignInOperations: readonly AnyOperation[] = [
  stepUpWays,
  stepUpWithCode,
  signInWays,
  setPassword,
  beginTotp,
  proveTotp,
  renameFactor,
  removeFactor,
  staffAccess,
  invite,
  askRecovery,
  confirmRecovery,
  dropRecovery,
];
