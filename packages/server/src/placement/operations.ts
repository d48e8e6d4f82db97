import type { AnyOperation } from '../kernel/operation.ts';
import { answer, referrals } from './answer.ts';
import { choose, prolong, withdraw } from './choose.ts';
import { confirmPlace } from './confirmPlace.ts';

export const placementOperations: readonly AnyOperation[] = [
  choose,
  withdraw,
  prolong,
  confirmPlace,
  referrals,
  answer,
];
