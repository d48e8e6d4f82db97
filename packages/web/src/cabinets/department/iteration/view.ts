/** The shapes of the iteration's page, named once from the contract. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';

export type View = AnswerOf<Routes['voucher']['previewIteration']>;
export type Line = View['order']['rows'][number];
export type Part = 'all' | 'extraordinary' | 'privileged' | 'general' | 'youngest' | 'passedOver';

/** `1:3` */
export const patternText = (pattern: View['pattern']): string => `${pattern.privileged}:${pattern.general}`;

/** `a41f 09c7 7be2 5e2b`: the first bytes of a fingerprint, as people read it aloud. */
export const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

/** The other pattern that the page compares with. */
export const otherPattern = (pattern: View['pattern']): { ifPrivileged: number; ifGeneral: number } =>
  pattern.general === 2 ? { ifPrivileged: 1, ifGeneral: 3 } : { ifPrivileged: 1, ifGeneral: 2 };
