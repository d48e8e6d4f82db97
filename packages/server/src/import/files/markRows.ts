import type { Mark } from '@balapan/domain/attendance.ts';
import { type Day, epochDay } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';

/** What a letter of the paper register means. */
export interface Letter {
  readonly mark: Mark;
  readonly document: boolean;
}

/** Columns of the rows that `MarkRows` makes, in order. */
export const markRowColumns = 'day, child_id, provider_id, care_group_id, document, marked_at, mark';

/** Days and microseconds are counted by PostgreSQL from 2000-01-01. */
const epoch2000 = 10_957;
const millis2000 = 946_684_800_000;
const prefix = 87;
const [dayAt, childAt, providerAt, groupAt, documentAt, markedAt] = [6, 14, 34, 54, 74, 79];
/** A row at its longest: the prefix, the length of the mark and `quarantine`. */
const longest = prefix + 4 + 10;

/**
 * Rows of marks in the binary form of COPY: two and a half million of them come in a month, and PostgreSQL reads them twice
 * as fast as text. A row begins with 87 bytes that differ for a child only in the day, so they are made once a child.
 */
export class MarkRows {
  readonly #buffer: Buffer;
  readonly #child = Buffer.alloc(prefix);
  readonly #days: Buffer[];
  readonly #moments: Buffer[];
  readonly #ids = new Map<string, Buffer>();
  readonly #marks = new Map<Mark, Buffer>();
  #end = 0;

  /** @param days the month's days, in order; a mark is said to be made at ten in the morning of its day */
  constructor(days: readonly Day[], size = 1 << 18) {
    this.#buffer = Buffer.allocUnsafe(size);
    this.#days = days.map((day) => int32(epochDay(day) - epoch2000));
    this.#moments = days.map((day) => int64(BigInt(momentOf(day, '10:00') - millis2000) * 1000n));
    this.#child.writeInt16BE(7, 0);
    for (const [at, length] of [
      [dayAt, 4],
      [childAt, 16],
      [providerAt, 16],
      [groupAt, 16],
      [documentAt, 1],
      [markedAt, 8],
    ] as const)
      this.#child.writeInt32BE(length, at - 4);
  }

  /** What the stream begins with. */
  static start(): Buffer {
    return Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
  }

  /** What the stream ends with. */
  static end(): Buffer {
    return Buffer.from([0xff, 0xff]);
  }

  /** Whether a month of one child more would fit. */
  get full(): boolean {
    return this.#end + 31 * longest > this.#buffer.length;
  }

  /** Goes to a child in a group of a kindergarten. */
  child(child: string, provider: string, group: string): void {
    uuidBytes(child).copy(this.#child, childAt);
    this.#id(provider).copy(this.#child, providerAt);
    this.#id(group).copy(this.#child, groupAt);
  }

  /** Adds a mark on the n-th day of the month, 1 to 31. */
  add(dayNumber: number, { mark, document }: Letter): void {
    const row = this.#child;
    (this.#days[dayNumber - 1] as Buffer).copy(row, dayAt);
    (this.#moments[dayNumber - 1] as Buffer).copy(row, markedAt);
    row[documentAt] = document ? 1 : 0;
    this.#end += row.copy(this.#buffer, this.#end);
    this.#end += this.#mark(mark).copy(this.#buffer, this.#end);
  }

  /** The rows since the last time, as bytes of their own. */
  take(): Buffer {
    const bytes = Buffer.from(this.#buffer.subarray(0, this.#end));
    this.#end = 0;
    return bytes;
  }

  #id(id: string): Buffer {
    const known = this.#ids.get(id) ?? uuidBytes(id);
    this.#ids.set(id, known);
    return known;
  }

  #mark(mark: Mark): Buffer {
    const known = this.#marks.get(mark) ?? Buffer.concat([int32(mark.length), Buffer.from(mark)]);
    this.#marks.set(mark, known);
    return known;
  }
}

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}
