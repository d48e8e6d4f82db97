import type { AnyOperation } from '../kernel/operation.ts';
import { consent, endConsent, giveConsent } from './consent.ts';
import { file, write } from './file.ts';

export const healthOperations: readonly AnyOperation[] = [file, write, consent, giveConsent, endConsent];
