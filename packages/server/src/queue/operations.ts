import type { AnyOperation } from '../kernel/operation.ts';
import { byNumber, myChildren, place } from './place.ts';

export const queueOperations: readonly AnyOperation[] = [myChildren, place, byNumber];
