/**
 * Marks that have not reached the server yet, kept in the browser's own database: a closed tab or an empty battery loses
 * none. One mark a person, child and day; the newest replaces the one before. Its id makes sending it twice harmless.
 */
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface UnsentMark {
  readonly id: string;
  /** Who marked: another person at the same tablet does not send it in their own name. */
  readonly personId: string;
  readonly careGroupId: string;
  readonly day: Day;
  readonly childId: string;
  readonly mark: Mark;
  readonly document: boolean;
}

interface Schema extends DBSchema {
  marks: { key: [string, Day, string]; value: UnsentMark; indexes: { person: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('balapan', 1, {
    upgrade: (db) => {
      const store = db.createObjectStore('marks', { keyPath: ['personId', 'day', 'childId'] });
      store.createIndex('person', 'personId');
    },
  });
  return opened;
}

export async function keepMark(mark: UnsentMark): Promise<void> {
  await (await database()).put('marks', mark);
}

export async function unsentMarksOf(personId: string): Promise<UnsentMark[]> {
  return (await database()).getAllFromIndex('marks', 'person', personId);
}

/** Forgets those that have arrived; one that was changed meanwhile has another id and stays. */
export async function forgetMarks(marks: readonly UnsentMark[]): Promise<void> {
  const work = (await database()).transaction('marks', 'readwrite');
  for (const mark of marks) {
    const kept = await work.store.get([mark.personId, mark.day, mark.childId]);
    if (kept?.id === mark.id) await work.store.delete([mark.personId, mark.day, mark.childId]);
  }
  await work.done;
}

/** Marks by group and day: each batch is one request. */
export function batchesOf(marks: readonly UnsentMark[]): UnsentMark[][] {
  const batches = new Map<string, UnsentMark[]>();
  for (const mark of marks) {
    const key = `${mark.careGroupId}/${mark.day}`;
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [mark]);
    else batch.push(mark);
  }
  return [...batches.values()];
}
