/** The pieces of a copy of one's data, put together: a file for machines, a page for people. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';

export type CopyPiece = AnswerOf<Routes['privacy']['exportOwn']>;
type Rows = CopyPiece['parts'][number]['rows'];

export interface Copy {
  readonly name: string;
  readonly madeAt: string;
  /** By the table's name. */
  readonly tables: ReadonlyMap<string, { readonly title: string; readonly rows: Rows }>;
}

/** Asks for piece after piece until there is none. */
export async function gatherCopy(ask: (after: string) => Promise<CopyPiece>): Promise<Copy> {
  const tables = new Map<string, { title: string; rows: Rows }>();
  for (let after = ''; ; ) {
    const { name, madeAt, parts, next } = await ask(after);
    for (const { table, title, rows } of parts) {
      tables.set(table, { title, rows: [...(tables.get(table)?.rows ?? []), ...rows] });
    }
    if (next === null) return { name, madeAt, tables };
    after = next;
  }
}

export function copyJson({ madeAt, tables }: Copy): string {
  const rows = Object.fromEntries([...tables].map(([table, { rows: of }]) => [table, of]));
  return JSON.stringify({ madeAt, ...rows }, null, 2);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (value: unknown): string => {
  const text =
    value === null || value === undefined ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
};

/** A page that needs nothing from anywhere. */
export function copyPage({ tables }: Copy, language: string): string {
  const parts = [...tables.values()].map(({ title, rows }) => {
    const heads = Object.keys(rows[0] ?? {});
    const lines = rows.map((row) => `<tr>${heads.map((head) => `<td>${safe(row[head])}</td>`).join('')}</tr>`);
    const top = heads.map((head) => `<th>${safe(head)}</th>`).join('');
    return `<h2>${safe(title)}</h2><table><thead><tr>${top}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
  });
  return `<!doctype html><html lang="${safe(language)}"><meta charset="utf-8"><title>Балапан</title><body>${parts.join('\n')}</body></html>`;
}
