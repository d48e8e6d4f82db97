import type { AnyOperation } from '../kernel/operation.ts';
import { appoint, replace } from './appoint.ts';
import { confirm } from './confirm.ts';
import { end } from './end.ts';
import { member, places, staff } from './read.ts';

export const peopleOperations: readonly AnyOperation[] = [staff, member, places, appoint, replace, confirm, end];
