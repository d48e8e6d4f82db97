/** Where a child stands before an iteration runs, if places fit (anchors.md): numbers that a parent can check by hand. */
import type { PolicyRules } from '../policy.ts';

type Pattern = PolicyRules['pattern'];

/** The p-th privileged child (from 1) after E extraordinary ones; with 1 : 3 it is E + 4p − 3. */
export function privilegedPosition(extraordinary: number, p: number, pattern: Pattern): number {
  return extraordinary + p + pattern.general * Math.floor((p - 1) / pattern.privileged);
}

/** The g-th general child (from 1) after E extraordinary ones; with 1 : 3 it is E + g + ⌈g/3⌉. */
export function generalPosition(extraordinary: number, g: number, pattern: Pattern): number {
  return extraordinary + g + pattern.privileged * Math.ceil(g / pattern.general);
}
