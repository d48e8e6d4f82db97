/** Writes docs/roles.md out of the routes: `npm run roles`. A test says when the page is stale. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@balapan/api/contract.ts';
import { roles, scopeOfRole } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';

export const page = join(import.meta.dirname, '../docs/roles.md');

const people = roles.filter((role) => role !== 'system');
const scopes = {
  region: 'the whole region',
  district: 'one district',
  provider: 'one kindergarten',
  careGroup: 'one care group',
  child: 'their own children',
  office: 'the region’s files and settings: no child, no family, no money',
  none: 'what is public',
} as const;

/** The page as it must be. */
export function rolesPage(): string {
  const subjects = Object.entries(routes).map(([subject, table]) => subjectPart(subject, Object.values<Route>(table)));
  return [
    '# Who may what',
    '',
    'Made from the code by `npm run roles`; a test fails when this page is stale. An operation is open to the roles named in its',
    'route (`packages/api/src`); behind it row-level security shows each role its own part of the region. `system` is nobody: the',
    'command line, a job, a file; it may all.',
    '',
    '| Role | Sees |',
    '|---|---|',
    ...people.map((role) => `| \`${role}\` | ${scopes[scopeOfRole[role]]} |`),
    '',
    ...subjects,
  ].join('\n');
}

function subjectPart(subject: string, table: readonly Route[]): string {
  const rows = table.map(({ name, method, summary, access }) => {
    const who = access.roles === 'public' ? 'everybody, also without signing in' : rolesText(access.roles);
    const where = access.demonstration === true ? ' (demonstration only)' : '';
    return `| \`${name}\` | ${method === 'GET' ? 'reads' : 'changes'} | ${summary} | ${who}${where} |`;
  });
  return [`## ${subject}`, '', '| Operation | | What | Who |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function rolesText(allowed: readonly string[]): string {
  if (people.every((role) => allowed.includes(role))) return 'everybody who is signed in';
  return people.flatMap((role) => (allowed.includes(role) ? [`\`${role}\``] : [])).join(', ');
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, rolesPage());
