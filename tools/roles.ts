/** Writes docs/roles.md out of the routes: `npm run roles`. A test says when the page is stale. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@balapan/api/contract.ts';
import { type Role, roles, scopeOfRole } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';
import type { Rule, Who } from '@balapan/api/rule.ts';

export const page = join(import.meta.dirname, '../docs/roles.md');

const people = roles.filter((role): role is Exclude<Role, 'system'> => role !== 'system');
const scopes = {
  region: 'the whole region',
  district: 'one district',
  provider: 'one kindergarten',
  careGroup: 'one care group',
  child: 'their own children',
  office: 'the region’s files and settings: no child, no family, no money',
  accounts: 'staff and what they come in with',
  none: 'what is public',
} as const;

const kinds: Readonly<Record<Rule['of'], string>> = {
  region: 'alike for all',
  self: 'their own',
  act: 'an act',
  application: 'an application',
  bankStatement: 'bank statements',
  careGroup: 'a care group',
  child: 'a child',
  dataRequest: 'a request about data',
  dispute: 'a dispute',
  paymentRegister: 'a payment register',
  proposal: 'a proposal',
  provider: 'a kindergarten',
  referral: 'a referral',
  voucher: 'a voucher',
};

/** The page as it must be. */
export function rolesPage(): string {
  const subjects = Object.entries(routes).map(([subject, table]) => subjectPart(subject, Object.values<Route>(table)));
  return [
    '# Who may what',
    '',
    'Made from the code by `npm run roles`; a test fails when this page is stale. Each operation has one rule in its route',
    '(`packages/api/src`): who, of what, in which state, by whose hand. The rule is the check, the filter of lists and what screens',
    'offer (decision 20); behind it row-level security shows each role its own part of the region. `system` is nobody: the command',
    'line, a job, a file; it may all.',
    '',
    '**Proof**: `weak` is any sign-in, `strong` a signature or a second factor, `fresh` one of the last minutes.',
    '**2nd guardian**: one who does not sign for the child (`guardianship.signs`), child by child.',
    '**Rule**: of what; `when` the row’s life allows; `not by` whoever took an earlier step with their own hand.',
    '',
    '| Role | Sees |',
    '|---|---|',
    ...people.map((role) => `| \`${role}\` | ${sees(role)} |`),
    '| second guardian | their own children: reads and confirms, does not sign, choose, refuse or consent |',
    '',
    ...subjects,
  ].join('\n');
}

const sees = (role: Role): string =>
  role === 'auditor' ? `${scopes.region}, personal data masked; changes nothing` : scopes[scopeOfRole[role]];

function subjectPart(subject: string, table: readonly Route[]): string {
  const columns = people.filter((role) => table.some(({ access }) => isNamed(access, role)));
  const hasSecond = table.some(({ access }) => access.roles.includes('secondGuardian'));
  const heads = [...columns.map((role) => short[role]), ...(hasSecond ? ['2nd guardian'] : [])];
  const rows = table.map(({ name, method, summary, access }) => {
    const marks = [...columns, ...(hasSecond ? (['secondGuardian'] as const) : [])].map((who) =>
      access.roles === 'public' || isNamed(access, who) ? '●' : '',
    );
    const what = `\`${name}\`<br>${summary}`;
    const cells = [
      what,
      method === 'GET' ? 'reads' : 'changes',
      whoText(access),
      access.proof ?? 'weak',
      ruleText(access),
    ];
    return `| ${[...cells, ...marks].join(' | ')} |`;
  });
  const line = `|---|---|---|---|---|${heads.map(() => ':-:|').join('')}`;
  const head = `| ${['Operation', '', 'Open to', 'Proof', 'Rule', ...heads].join(' | ')} |`;
  return [`## ${subject}`, '', head, line, ...rows, ''].join('\n');
}

const isNamed = ({ roles }: Rule, who: Who): boolean => roles !== 'public' && roles.includes(who);

function whoText({ roles, demonstration }: Rule): string {
  const where = demonstration === true ? ' (demonstration only)' : '';
  if (roles === 'public') return `everybody${where}`;
  return `${people.every((role) => roles.includes(role)) ? 'all signed in' : 'roles'}${where}`;
}

function ruleText({ of, when, within, notBy }: Rule): string {
  return [
    kinds[of],
    ...(within === undefined ? [] : ['of their organisation']),
    ...(when === undefined ? [] : [`when ${when.join(' or ')}`]),
    ...(notBy === undefined ? [] : [`not by ${notBy.join(', ')}`]),
  ].join('; ');
}

/** Heads of the columns. */
const short: Readonly<Record<(typeof people)[number], string>> = {
  guardian: 'guardian',
  educator: 'educator',
  methodist: 'methodist',
  accountant: 'accountant',
  head: 'head',
  districtSpecialist: 'district',
  departmentSpecialist: 'dep. specialist',
  departmentAccountant: 'dep. accountant',
  departmentHead: 'dep. head',
  payerOperator: 'payer operator',
  payerChecker: 'payer checker',
  payerReleaser: 'payer releaser',
  callCentreOperator: 'call centre',
  consultationClerk: 'consultation',
  auditor: 'auditor',
  administrator: 'administrator',
};

if (process.argv[1] === import.meta.filename) writeFileSync(page, rolesPage());
