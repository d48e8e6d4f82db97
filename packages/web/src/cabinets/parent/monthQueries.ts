import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { Month } from '@balapan/domain/day.ts';
import { queryOptions } from '@tanstack/react-query';
import type { api as Api } from '../../shell/api.ts';

export type MyMonth = AnswerOf<Routes['attendance']['myMonth']>;
export type MonthCell = MyMonth['cells'][number];
/** How a day looks: its mark, not marked yet, or a day off. */
export type CellLook = NonNullable<MonthCell['mark']> | 'unmarked' | 'dayOff';

export const monthQuery = (api: typeof Api, childId: string, month: Month) =>
  queryOptions({
    queryKey: ['attendance', 'myMonth', childId, month],
    queryFn: () => api.attendance.myMonth({ childId, month }),
  });

/** A mark on a day off does not hide that it stands there. */
export function lookOf({ mark, kind }: Pick<MonthCell, 'mark' | 'kind'>): CellLook {
  if (mark !== null) return mark;
  return kind === 'work' || kind === 'movedWork' ? 'unmarked' : 'dayOff';
}
