/** A table as CSV that spreadsheets and accounting programs here open right: UTF-8 with its mark, semicolons. */
export type Cell = string | number | bigint | null;

export function csvText(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => {
    const text = value === null ? '' : String(value);
    // A cell that a spreadsheet would take for a formula stays text; a sum below zero is none.
    const isFormula = typeof value === 'string' && /^[=+@\t\r-]/.test(text) && !/^-\d+([.,]\d+)?$/.test(text);
    const safe = isFormula ? `'${text}` : text;
    return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\u{FEFF}${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
