/** From sealed rows to what they say. */
import type { HealthKind } from '@balapan/domain/health.ts';
import { type FieldCipher, type Key, SealError } from '../adapters/fieldCipher/fieldCipher.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';
import type { FileRow, NoteRow } from './queries.ts';

/** What a file's own key is bound to. */
export const ownerOf = ({ id, childId }: Pick<FileRow, 'id' | 'childId'>): string => `health_file ${id} ${childId}`;

/** What a note is bound to: moved to another row, child or kind it does not open. */
export const boundOf = ({ id, childId, kind }: Pick<NoteRow, 'id' | 'childId' | 'kind'>): string =>
  `health_note ${id} ${childId} ${kind}`;

/** @throws DomainError request.unavailable where no keys are configured: nothing is ever written in clear */
export function cipherOf({ fields }: House): FieldCipher {
  if (fields === undefined) throw refuse('request.unavailable');
  return fields;
}

/** @throws DomainError health.unreadable */
export function keyOf(cipher: FieldCipher, file: FileRow): Key {
  return readable(() => cipher.unwrap(file, ownerOf(file)));
}

export interface OpenNote {
  readonly kind: HealthKind;
  readonly value: string;
  readonly note: NoteRow;
}

/** The notes that say something; one that was taken out does not. @throws DomainError health.unreadable */
export function openNotes(cipher: FieldCipher, file: FileRow, notes: readonly NoteRow[]): OpenNote[] {
  const key = keyOf(cipher, file);
  return notes.flatMap((note) => {
    const value = readable(() => cipher.open(key, note.sealed, boundOf(note)));
    return value === '' ? [] : [{ kind: note.kind, value, note }];
  });
}

function readable<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) throw refuse('health.unreadable');
    throw error;
  }
}
