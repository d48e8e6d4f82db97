import type { AnyOperation } from '../kernel/operation.ts';
import {
  proposeBudget,
  proposeCapacity,
  proposeIteration,
  proposeNorm,
  proposePolicy,
  proposePrivilege,
} from './makeOperations.ts';
import { normEffect } from './normEffect.ts';
import { grounds, groups, list, norms, one, policies } from './readOperations.ts';
import { putScan, scan } from './scans.ts';
import { check, giveBack, refuseProposal, release, withdraw } from './steps.ts';

export const proposalOperations: readonly AnyOperation[] = [
  list,
  one,
  groups,
  norms,
  normEffect,
  putScan,
  scan,
  policies,
  grounds,
  proposeCapacity,
  proposeNorm,
  proposePolicy,
  proposeIteration,
  proposePrivilege,
  proposeBudget,
  check,
  giveBack,
  release,
  refuseProposal,
  withdraw,
];
