/** Sends the educator's marks: gathers taps for a moment, keeps what does not get through, tries again with the network. */
import { Refusal } from '@balapan/api/client.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../../adapters/newId.ts';
import { batchesOf, forgetMarks, keepMark, type UnsentMark, unsentMarksOf } from './unsentMarks.ts';

/** Taps within this time go as one request, milliseconds. */
const gathering = 900;
/** A lost request is tried again after this time even if the browser never tells of the network, milliseconds. */
const patience = 20_000;

export interface MarksToSend {
  /** All that wait, of other groups and days too. */
  readonly unsent: readonly UnsentMark[];
  /** Refusals by child; told until the child is marked anew. */
  readonly refused: ReadonlyMap<string, unknown>;
  readonly put: (childId: string, mark: Mark, document: boolean) => void;
}

interface Options {
  readonly personId: string;
  readonly careGroupId: string;
  readonly day: Day;
  /** The region's clock, epoch milliseconds: ids are ordered by it. */
  readonly now: number;
  /** One group's marks of one day; resolves when they are stored. Rejects with `Refusal` when they are refused. */
  readonly send: (batch: readonly UnsentMark[]) => Promise<void>;
}

export function useMarksToSend({ personId, careGroupId, day, now, send }: Options): MarksToSend {
  const [unsent, setUnsent] = useState<readonly UnsentMark[]>([]);
  const [refused, setRefused] = useState<ReadonlyMap<string, unknown>>(new Map());
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sender = useRef(send);
  sender.current = send;

  const flush = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    let again: number | null = null;
    try {
      for (const batch of batchesOf(await unsentMarksOf(personId))) {
        try {
          await sender.current(batch);
          await forgetMarks(batch);
        } catch (error) {
          if (error instanceof Refusal && error.status < 500) {
            await forgetMarks(batch);
            setRefused((before) => new Map([...before, ...batch.map((mark) => [mark.childId, error] as const)]));
          } else again = patience;
        }
      }
      const left = await unsentMarksOf(personId);
      setUnsent(left);
      if (left.length > 0) again ??= gathering;
    } finally {
      busy.current = false;
    }
    if (again !== null) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), again);
    }
  }, [personId]);

  useEffect(() => {
    const online = (): void => void flush();
    addEventListener('online', online);
    void unsentMarksOf(personId).then(setUnsent).then(flush);
    return () => {
      removeEventListener('online', online);
      clearTimeout(timer.current);
    };
  }, [personId, flush]);

  const put = useCallback(
    (childId: string, mark: Mark, document: boolean): void => {
      const id = newId(now);
      const kept = { id, personId, careGroupId, day, childId, mark, document };
      setUnsent((before) => [...before.filter((one) => one.childId !== childId || one.day !== day), kept]);
      setRefused((before) => new Map([...before].filter(([child]) => child !== childId)));
      void keepMark(kept).then(() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void flush(), gathering);
      });
    },
    [now, personId, careGroupId, day, flush],
  );
  return { unsent, refused, put };
}
