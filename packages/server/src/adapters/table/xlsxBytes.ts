/** A table as a workbook of one sheet: texts stay texts whatever they look like, sums are numbers with two digits. The library is read only when the first is made. */

export interface SheetColumn {
  readonly head: string;
  /** In signs. */
  readonly width: number;
  /** Tenge with two digits. */
  readonly isMoney?: boolean;
}

/** @param at epoch milliseconds, written into the file as its time: the same table gives the same bytes */
export async function xlsxBytes(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number)[])[],
  at: number,
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const made = new Date(at);
  const bytes = await writeXlsx({
    properties: { creator: 'Balapan', created: made, modified: made },
    sheets: [
      {
        name,
        columns: columns.map(({ width, isMoney }) => ({ width, ...(isMoney ? { numFmt: '#,##0.00' } : {}) })),
        rows: [columns.map(({ head }) => head), ...rows.map((row) => [...row])],
        freezePane: { rows: 1 },
      },
    ],
  });
  return bytes;
}
