/** The places of a group from a day on. A place that somebody has or that is held for somebody is not taken away. */
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { refuse } from '../../kernel/refuse.ts';
import { applyCapacity, findGroup, insertCapacityChange } from '../capacityQueries.ts';
import type { KindRules } from './kind.ts';

export interface CapacityBody {
  readonly [column: string]: unknown;
  readonly care_group_id: string;
  readonly provider_id: string;
  readonly capacity: number;
  readonly from_day: Day;
}

export const capacity: KindRules = {
  ground: async ({ sql }, body) => {
    const { care_group_id, capacity: places, from_day } = body as CapacityBody;
    const group = await findGroup(sql, care_group_id, from_day);
    if (group === null) throw refuse('request.notFound');
    const children = group.enrolled + group.held;
    if (places < children) throw refuse('capacity.belowChildren', { children });
    if (places === group.capacity && group.next === null) throw refuse('proposal.nothingChanged');
    return { capacity: group.capacity };
  },
  release: async ({ sql, now }, { id, body }) => {
    await insertCapacityChange(sql, id, body as CapacityBody);
    await applyCapacity(sql, dayAt(now));
    return {};
  },
};
