/** A copy of all that is known of a guardian and the children: JSON for machines, a page for people. */
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { readOwnRows } from './exportQueries.ts';
import { type ExportedTable, exportedTables } from './exportTables.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Part extends ExportedTable {
  readonly rows: Rows;
}

export const exportOwn = readOperation(
  privacyRoutes.exportOwn,
  async ({ sql, actor: { children, personId }, now, input: { language } }) => {
    const parts: Part[] = [];
    for (const table of exportedTables) {
      parts.push({ ...table, rows: await readOwnRows(sql, table, children, personId) });
    }
    const data = { madeAt: localIsoOf(now), ...Object.fromEntries(parts.map(({ table, rows }) => [table, rows])) };
    return {
      name: `balapan-${dayAt(now)}`,
      json: JSON.stringify(data, null, 2),
      page: pageOf(parts, language),
      rows: parts.reduce((sum, { rows }) => sum + rows.length, 0),
    };
  },
  {
    wide: 'lines of registers and acts are the kindergarten’s rows; each query names the own children and the own person',
  },
);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (value: unknown): string => {
  const text = value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
};

function pageOf(parts: readonly Part[], language: keyof ExportedTable['name']): string {
  const tables = parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => {
      const heads = Object.keys(rows[0] ?? {});
      const lines = rows.map((row) => `<tr>${heads.map((head) => `<td>${safe(row[head])}</td>`).join('')}</tr>`);
      return `<h2>${safe(name[language])}</h2><table><thead><tr>${heads.map((head) => `<th>${safe(head)}</th>`).join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
    });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Балапан</title><body>${tables.join('\n')}</body></html>`;
}
