/** The operations of attendance. */
import type { AnyOperation } from '../kernel/operation.ts';
import { correctDay } from './correct.ts';
import { answerDispute, dispute, disputes } from './disputes.ts';
import { group, groups } from './group.ts';
import { mark } from './mark.ts';
import { confirmMonth, myMonth } from './myMonth.ts';
import { previewCorrection } from './previewCorrection.ts';
import { register } from './register.ts';

export const attendanceOperations: readonly AnyOperation[] = [
  groups,
  group,
  mark,
  correctDay,
  previewCorrection,
  register,
  myMonth,
  confirmMonth,
  dispute,
  answerDispute,
  disputes,
];
