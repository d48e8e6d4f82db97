import { addDays, type Day } from '@balapan/domain/day.ts';
import { api } from '../../shell/api.ts';

/** Takes an appointment back that was just made: before its first day, or on it, nothing of it is left. */
export const takeBack = (appointmentId: string, today: Day, basis: string) => (): Promise<unknown> =>
  api.people.end({ appointmentId, lastDay: addDays(today, -1), basis });
