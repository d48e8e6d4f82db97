import { isUuid } from '@balapan/domain/ids.ts';

/** Whose acts the journal shows, from the address. */
export const readActor = ({ actor }: Record<string, unknown>): { actor?: string } =>
  typeof actor === 'string' && isUuid(actor) ? { actor } : {};
