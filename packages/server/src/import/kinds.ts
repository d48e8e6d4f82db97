/** The files of a city (docs/city-files.md): their names, their columns, and what reads them, in the order of reading. */
import { type CityFile, type CityFileName, cityFiles } from '@balapan/api/cityFiles.ts';
import { type Day, isDay, isMonth, type Month } from '@balapan/domain/day.ts';
import { readBudget, readFees, readNorms } from './files/budget.ts';
import { readCalendar } from './files/calendar.ts';
import { readChildren } from './files/children.ts';
import { readMarks } from './files/marks.ts';
import { readPayments } from './files/payments.ts';
import { readGuardians, readStaff } from './files/people.ts';
import { readOrganisations } from './files/places.ts';
import { readInterest, readOtherRegions, readQueue } from './files/queue.ts';
import { readAccounts, readContracts, readGroups, readProviders } from './files/roster.ts';
import type { Counts, Reading } from './reading.ts';

export interface Kind extends CityFile {
  readonly name: CityFileName;
  /** Null: read together with another file. */
  readonly read: ((reading: Reading) => Promise<Counts>) | null;
}

const kind = (name: CityFileName, read: Kind['read']): Kind => ({ name, ...cityFiles[name], read });

/** What is read file by file, before the months. */
export const kinds: readonly Kind[] = [
  kind('calendar', readCalendar),
  kind('organisations', readOrganisations),
  kind('norms', readNorms),
  kind('parent-fees', readFees),
  kind('budget', readBudget),
  kind('providers', readProviders),
  kind('contracts', readContracts),
  kind('accounts', readAccounts),
  kind('care-groups', readGroups),
  kind('children', readChildren),
  kind('guardians', readGuardians),
  kind('staff', readStaff),
  kind('queue', readQueue),
  kind('interest', readInterest),
  kind('other-regions', readOtherRegions),
  kind('registers', null),
  kind('acts', null),
  kind('payments', readPayments),
  kind('marks', readMarks),
];

/** A file of the folder that is a table of a known kind. */
export interface KnownFile {
  readonly name: string;
  readonly kind: Kind;
  readonly day: Day | null;
  readonly month: Month | null;
}

/** Which kind of table a name means; null for none. */
export function kindOf(name: string): KnownFile | null {
  const match = /^([a-z-]+?)(?:-(\d{4}-\d{2}(?:-\d{2})?))?\.(?:csv|xlsx)$/iu.exec(name);
  const found = kinds.find((each) => each.name === match?.[1]?.toLowerCase());
  const date = match?.[2];
  if (match === null || found === undefined) return null;
  if (found.suffix === 'none') return date === undefined ? { name, kind: found, day: null, month: null } : null;
  if (date === undefined) return null;
  if (found.suffix === 'day') return isDay(date) ? { name, kind: found, day: date, month: null } : null;
  return isMonth(date) ? { name, kind: found, day: null, month: date } : null;
}
