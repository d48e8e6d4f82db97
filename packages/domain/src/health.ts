/**
 * What a kindergarten needs to know of a child's health, and who may read and write which of it. Medical data of children: a
 * table, a right and a key of its own (kazakhstan.md 9.1; rules № 22550).
 */

/**
 * `allergy`: food, medicine; `chronic`: chronic illness; `care`: what must be minded during the day; `commission`: conclusion of
 * the psychological, medical and pedagogical consultation (ПМПК); `vaccination`: whether the child is vaccinated (domain.md 2.7).
 */
export const healthKinds = ['allergy', 'chronic', 'care', 'commission', 'vaccination'] as const;
export type HealthKind = (typeof healthKinds)[number];

/** `exempt`: a doctor's exemption; `refused`: the family refused. */
export const vaccinationStates = ['complete', 'incomplete', 'exempt', 'refused'] as const;
export type VaccinationState = (typeof vaccinationStates)[number];

/** Roles that may read of a child's health at all. */
export const healthReaders = ['guardian', 'head', 'methodist', 'educator'] as const;
export type HealthReader = (typeof healthReaders)[number];
export const healthWriters = ['guardian', 'head', 'methodist'] as const;

/** An educator needs for the day what could do harm in it; the diagnosis is not theirs. */
const readable: Readonly<Record<HealthReader, readonly HealthKind[]>> = {
  guardian: healthKinds,
  head: healthKinds,
  methodist: healthKinds,
  educator: ['allergy', 'care'],
};

/** What the family says is the family's; a kindergarten writes what it was shown a paper for. */
const writable: Readonly<Record<HealthReader, readonly HealthKind[]>> = {
  guardian: healthKinds,
  head: ['commission', 'vaccination'],
  methodist: ['commission', 'vaccination'],
  educator: [],
};

const isReader = (role: string): role is HealthReader => (healthReaders as readonly string[]).includes(role);

/** The kinds that a role reads; none for everybody else. */
export function readableKinds(role: string): readonly HealthKind[] {
  return isReader(role) ? readable[role] : [];
}

/** The kinds that a role writes; none for everybody else. */
export function writableKinds(role: string): readonly HealthKind[] {
  return isReader(role) ? writable[role] : [];
}

/** Longest text of a note, in characters. */
export const longestHealthText = 1000;

/**
 * The value as it is kept: text without blanks around it, `null` for nothing.
 * @returns `undefined` for what may not stand there: a text too long, a state of vaccination that is none
 */
export function healthValue(kind: HealthKind, written: string | null): string | null | undefined {
  const text = written?.trim() ?? '';
  if (text === '') return null;
  if (kind === 'vaccination') return (vaccinationStates as readonly string[]).includes(text) ? text : undefined;
  return text.length <= longestHealthText ? text : undefined;
}
