/** A copy of all that is known of a guardian and the children, in pieces: none is left out, and no answer is too large. */
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { reading } from '@balapan/database/scope.ts';
import { dayAt, isoOf, localIsoOf } from '@balapan/domain/moment.ts';
import { openNotes } from '../health/opened.ts';
import { readAllNotes, readFiles } from '../health/queries.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type Call, type ReadHandle, readOperation, scopeOf } from '../kernel/operation.ts';
import { readOwnRows } from './exportQueries.ts';
import { type ExportedTable, exportedTables } from './exportTables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows in one piece. */
export const pieceRows = 2000;

/** One piece of the copy. `after`: where the piece before ended; `next` is empty with the last. */
export const exportOwn = readOperation(
  privacyRoutes.exportOwn,
  async (call) => {
    const { now, input } = call;
    const parts: { table: string; title: string; rows: Row[] }[] = [];
    let [at, from] = placeOf(input.after);
    let room = pieceRows;
    for (; at < exportedTables.length && room > 0; at += 1, from = 0) {
      const table = exportedTables[at] as ExportedTable;
      const rows = await rowsOf(call, table, from, room);
      if (rows.length > 0) parts.push({ table: table.table, title: table.name[input.language], rows });
      room -= rows.length;
      if (room === 0) return { ...head(now), parts, next: `${at}.${from + rows.length}` };
    }
    return { ...head(now), parts, next: null };
  },
  {
    wide: 'lines of registers and acts are the kindergarten’s rows; each query names the own children and the own person',
  },
);

const head = (now: number) => ({ name: `balapan-${dayAt(now)}`, madeAt: localIsoOf(now) });

function placeOf(after: string): [number, number] {
  const [at, from] = after.split('.').map(Number);
  return [at ?? 0, from ?? 0];
}

async function rowsOf(
  { sql, actor, house }: Pick<Call<unknown, ReadHandle>, 'sql' | 'actor' | 'house'>,
  table: ExportedTable,
  from: number,
  size: number,
): Promise<Row[]> {
  const { by } = table;
  if (by === 'health') return (await healthRows(house, actor)).slice(from, from + size);
  return readOwnRows(sql, { ...table, by }, actor, from, size);
}

/** Health notes, opened; in the scope of the guardian, as nobody sees them in that of the region. */
async function healthRows(house: House, actor: Actor): Promise<Row[]> {
  const { fields } = house;
  if (fields === undefined) return [];
  return reading(house.pool, scopeOf(house, actor), async (sql) => {
    const rows: Row[] = [];
    for (const file of await readFiles(sql, actor.children)) {
      for (const { kind, value, note } of openNotes(fields, file, await readAllNotes(sql, file.id))) {
        rows.push({ child_id: file.childId, kind, value, written_at: isoOf(note.writtenAt), role: note.role });
      }
    }
    return rows;
  });
}
