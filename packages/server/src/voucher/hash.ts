import { createHash } from 'node:crypto';
import type { Sha256 } from '@balapan/domain/bytes.ts';

/** The hash function that the domain's records are made with. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
