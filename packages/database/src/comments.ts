/**
 * Comments of tables, columns and functions, written once: the `-- …` behind a column and the `-- …` lines above a
 * `CREATE TABLE` or `CREATE FUNCTION` of a migration become `COMMENT ON` in the database.
 */
const table = /^CREATE TABLE (\S+) \(([\s\S]*?)^\)/gm;
const column = /^ {2}([a-z][a-z0-9_]*) .*?,? -- (.+)$/gm;
const headed = /((?:^-- .*\n)+)CREATE (TABLE|FUNCTION) ([^\s(]+)(\([^)]*\))?/gm;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const plain = (lines: string): string => lines.replace(/^-- /gm, '').trim().replaceAll('\n', ' ');

/** Types of a parameter list `(month date)` → `(date)`, as `COMMENT ON FUNCTION` wants them. */
const parameterTypes = (list: string): string =>
  `(${list
    .slice(1, -1)
    .split(',')
    .map((parameter) => parameter.trim().replace(/^\S+ /, ''))
    .join(', ')})`;

/**
 * `COMMENT ON` statements for everything that a migration's text explains.
 *
 * @param sql the text of one migration file, names already qualified with the region's schema
 * @returns one statement for each table, column and function that carries a comment, in the order of the file
 */
export function commentsOf(sql: string): string[] {
  const statements: string[] = [];
  for (const [, lines = '', kind = '', name = '', parameters = ''] of sql.matchAll(headed)) {
    statements.push(
      `COMMENT ON ${kind} ${name}${kind === 'FUNCTION' ? parameterTypes(parameters) : ''} IS ${quote(plain(lines))}`,
    );
  }
  for (const [, name = '', body = ''] of sql.matchAll(table)) {
    for (const [, field = '', text = ''] of body.matchAll(column)) {
      statements.push(`COMMENT ON COLUMN ${name}.${field} IS ${quote(text)}`);
    }
  }
  return statements;
}
