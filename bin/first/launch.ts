/** The demonstration's region, and where its clock begins and comes to stand. */
import { asDay } from '@balapan/domain/day.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';

export const region = 'almaty';
/** The evening before the lived days. */
export const beginning: Moment = momentOf(asDay('2025-09-01'), '18:00');
/** The city is ready. */
export const launch: Moment = momentOf(asDay('2025-09-11'), '08:30');
