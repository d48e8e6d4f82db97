/** Writes docs/asvs.md out of docs/asvs.json: `npm run asvs`. A test says when the page is stale, or tells what is not there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const statuses = ['code', 'test', 'operator', 'open', 'notApplicable'] as const;

/** A requirement of OWASP ASVS 5.0 by its number, and what stands for it here. Its text is not repeated. */
export interface Requirement {
  readonly id: string;
  readonly level: 1 | 2;
  readonly status: (typeof statuses)[number];
  /** `path`, or `path#words that stand in it`: the name of a symbol, of a test, of a heading. */
  readonly refs: readonly string[];
  readonly reason: string;
}

const root = join(import.meta.dirname, '..');
export const page = join(root, 'docs/asvs.md');

export function readRequirements(): readonly Requirement[] {
  return JSON.parse(readFileSync(join(root, 'docs/asvs.json'), 'utf8'));
}

const words: Readonly<Record<Requirement['status'], string>> = {
  code: 'held by the code',
  test: 'held, and a test fails when it is not',
  operator: 'left to the operator',
  open: '**open**: not so, or not wholly',
  notApplicable: 'does not apply',
};

/** The page as it must be. */
export function asvsPage(all: readonly Requirement[] = readRequirements()): string {
  const count = (status: Requirement['status'], level?: 1 | 2): number =>
    all.filter((one) => one.status === status && (level === undefined || one.level === level)).length;
  const lines = statuses.map(
    (status) => `| ${words[status]} | ${count(status, 1)} | ${count(status, 2)} | ${count(status)} |`,
  );
  const total = (level: 1 | 2): number => all.filter((one) => one.level === level).length;
  return [
    '# OWASP ASVS 5.0, levels 1 and 2',
    '',
    'Made from [asvs.json](asvs.json) by `npm run asvs`; a test checks that every requirement is there once and that what it refers to',
    'exists. Requirements are named by their number in the [standard](https://github.com/OWASP/ASVS) (CC BY-SA 4.0). This is our own',
    'judgement; nobody from outside has looked at it.',
    '',
    '| | Level 1 | Level 2 | Both |',
    '|---|---|---|---|',
    ...lines,
    `| all | ${total(1)} | ${total(2)} | ${all.length} |`,
    '',
    ...statuses.flatMap((status) => [
      `## ${words[status].replaceAll('**', '')} (${count(status)})`,
      '',
      ...all.filter((one) => one.status === status).map(lineOf),
      '',
    ]),
  ].join('\n');
}

function lineOf({ id, level, reason, refs }: Requirement): string {
  const where = [...new Set(refs.map((ref) => ref.split('#')[0] ?? ''))].map((path) => `[${path}](../${path})`);
  return `- **${id}** (${level}) ${reason}${where.length === 0 ? '' : ` ${where.join(', ')}`}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, asvsPage());
