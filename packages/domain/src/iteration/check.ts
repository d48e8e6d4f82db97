/** What must hold for the input of an iteration before it may be decided. */
import type { IterationInput } from './input.ts';

export interface IterationInputFault {
  readonly what: 'idTwice' | 'age' | 'filedAt' | 'placeTwice' | 'placeAge' | 'free' | 'vouchers';
  /** Id of the application, or age and language of the place. */
  readonly where: string;
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 10_000_000;
const isAge = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 18;

/** Every fault of the input; none means that `decide` may run. */
export function checkIterationInput(input: IterationInput): IterationInputFault[] {
  const faults: IterationInputFault[] = [];
  const ids = new Set<string>();
  for (const { id, categoryAge, filedAt } of input.applications) {
    if (ids.has(id)) faults.push({ what: 'idTwice', where: id });
    ids.add(id);
    // A child may be queued in the year of its birth or before the year's refresh, so the age may be 0 or −1.
    if (!isAge(categoryAge + 1)) faults.push({ what: 'age', where: id });
    if (!Number.isSafeInteger(filedAt)) faults.push({ what: 'filedAt', where: id });
  }
  const places = new Set<string>();
  for (const { age, language, free } of input.places) {
    const where = `${age}/${language}`;
    if (places.has(where)) faults.push({ what: 'placeTwice', where });
    places.add(where);
    if (!isAge(age)) faults.push({ what: 'placeAge', where });
    if (!isCount(free)) faults.push({ what: 'free', where });
  }
  if (!isCount(input.vouchersAffordable)) faults.push({ what: 'vouchers', where: `${input.vouchersAffordable}` });
  return faults;
}
