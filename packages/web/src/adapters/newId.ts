import { uuidV7 } from '@balapan/domain/ids.ts';
import type { Moment } from '@balapan/domain/moment.ts';

/** An id made in the browser: by the city's clock and the browser's chance. */
export function newId(now: Moment): string {
  return uuidV7(Math.floor(now), crypto.getRandomValues(new Uint8Array(10)));
}
