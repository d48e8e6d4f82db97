/** The demonstration's region, and where its clock begins and comes to stand. */
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';

export const region = 'almaty';
/** The evening before the lived days. */
export const beginning: Moment = momentOf(asDay('2025-09-01'), '18:00');
/** The city is ready. */
export const launch: Moment = momentOf(asDay('2025-09-11'), '08:30');
/** The newest month whose registers the files bring: the parents' fee is charged for it. */
export const closedMonth = asMonth('2025-07');
