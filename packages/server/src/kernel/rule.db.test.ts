/** The three uses of the one rule say the same: a row that the check lets through is one that the list's condition finds. */
import type { Route } from '@balapan/api/contract.ts';
import type { Role } from '@balapan/api/roles.ts';
import { scopeOfRole } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';
import type { RowKind } from '@balapan/api/rule.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Actor, stranger } from './actor.ts';
import { columnsOf, conditionOf, offered, refusalOf, rowOfChild, ruleAtWork } from './rule.ts';

const { pool } = await testDatabase({ empty: true });

const ids = [1, 2, 3].map((n) => `01980000-0000-7000-8000-00000000000${n}`);
const katos = ['751110000', '751710000'];
const kinds = Object.keys(columnsOf) as RowKind[];
const people: readonly Role[] = [
  'guardian',
  'educator',
  'head',
  'districtSpecialist',
  'payerOperator',
  'auditor',
  'administrator',
];

const some = fc.subarray(ids);
const actors: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom(...people),
    personId: fc.constantFrom(...ids),
    children: some,
    careGroups: some,
    providers: some,
    districts: fc.subarray(katos),
    organisation: fc.constantFrom('department' as const, 'financialCentre' as const, null),
  })
  .chain(({ role, ...rest }) =>
    fc.subarray(rest.children).map((signsFor) => ({ ...stranger, ...rest, role, kind: scopeOfRole[role], signsFor })),
  );
const owners = fc.record({
  person: fc.constantFrom(...ids),
  child: fc.constantFrom(...ids, null),
  careGroup: fc.constantFrom(...ids, null),
  provider: fc.constantFrom(...ids, null),
  district: fc.constantFrom(...katos, null),
  organisation: fc.constantFrom('department', 'financialCentre'),
});
const typeOf = (owner: string): string => (owner === 'district' || owner === 'organisation' ? 'text' : 'uuid');

/** A route of a kind, for everybody, of which nothing but whose a row is matters. */
const routeOf = (of: RowKind, isForSecond: boolean, isWithin: boolean): Route => ({
  ...routes.access.me,
  access: {
    roles: [...people, ...(isForSecond ? (['secondGuardian'] as const) : [])],
    of,
    ...(isWithin ? { within: 'organisation' as const } : {}),
  },
});

test('the check of a row and the condition of a list agree, for every kind of row and every actor', async () => {
  await fc.assert(
    fc.asyncProperty(
      actors,
      owners,
      fc.constantFrom(...kinds),
      fc.boolean(),
      fc.boolean(),
      async (actor, row, of, isForSecond, isWithin) => {
        const route = routeOf(of, isForSecond, isWithin && 'organisation' in columnsOf[of]);
        const columns = Object.entries(columnsOf[of]) as [keyof typeof row, string][];
        const { text, values } = conditionOf(actor, route.access, 'r', columns.length + 1, of);
        const listed = columns.map(([owner, column], at) => `$${at + 1}::${typeOf(owner)} AS ${column}`);
        const { rows } = await pool.query(
          `SELECT coalesce(${text}, false) AS ok FROM (SELECT ${listed.join(', ')}) r`,
          [...columns.map(([owner]) => row[owner]), ...values],
        );
        const owned = Object.fromEntries(columns.map(([owner]) => [owner, row[owner]]));
        // A child whom the person only reads of is told apart by its own refusal; a list leaves it out.
        const refusal = refusalOf(actor, route, owned as never);
        const secondOfNone = of === 'dataRequest' && refusal?.code === 'access.notRepresentative';
        expect(rows[0].ok || secondOfNone).toBe(refusal === null || secondOfNone);
      },
    ),
    { numRuns: 300 },
  );
});

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  ...stranger,
  role,
  kind: scopeOfRole[role],
  personId: ids[0] ?? null,
  ...more,
});
const [one = '', other = '', third = ''] = ids;

describe('a rule', () => {
  const { settlement, treasury, voucher, attendance } = routes;
  const act = (state: 'draft' | 'signedByProvider', hands = {}) => ({
    provider: one,
    district: katos[0] ?? null,
    organisation: 'financialCentre',
    state,
    hands: { provider: [], checker: [], department: [], ...hands },
  });

  it('offers what the role, the state and the hands allow', () => {
    const { check, return: giveBack, signAsProvider } = settlement;
    const specialist = actor('districtSpecialist', { districts: katos.slice(0, 1) });
    expect(offered(specialist, { check, giveBack, signAsProvider }, act('signedByProvider'))).toEqual([
      'check',
      'giveBack',
    ]);
    expect(offered(specialist, { check, giveBack }, act('draft'))).toEqual([]);
    expect(offered(specialist, { check, giveBack }, act('signedByProvider', { provider: [one] }))).toEqual([
      'giveBack',
    ]);
    expect(
      offered(actor('districtSpecialist', { districts: katos.slice(1) }), { check }, act('signedByProvider')),
    ).toEqual([]);
  });

  it('says why not: not theirs, not now, the same hand, another payer', () => {
    const register = {
      organisation: 'department',
      state: 'checked' as const,
      hands: { maker: [one], checker: [other] },
    };
    const releaser = (personId: string, organisation: 'department' | 'financialCentre') =>
      refusalOf(actor('payerReleaser', { personId, organisation }), treasury.release, register)?.code;
    expect(releaser(third, 'department')).toBeUndefined();
    expect(releaser(one, 'department')).toBe('access.sameHand');
    expect(releaser(other, 'department')).toBe('access.sameHand');
    expect(releaser(third, 'financialCentre')).toBe('request.notFound');
    expect(
      refusalOf(actor('payerChecker', { personId: third, organisation: 'department' }), treasury.check, register)?.code,
    ).toBe('state.refused');
    expect(refusalOf(actor('head'), treasury.check, register)?.code).toBe('access.forbidden');
  });

  it('tells a second guardian from a stranger', () => {
    const second = actor('guardian', { children: [one, other], signsFor: [one] });
    const offer = (child: string) =>
      refusalOf(second, voucher.consent, { child, district: null, state: 'offered' })?.code;
    expect([offer(one), offer(other), offer(third)]).toEqual([
      undefined,
      'access.notRepresentative',
      'request.notFound',
    ]);
    expect(refusalOf(second, attendance.confirmMonth, rowOfChild(other))).toBeNull();
  });

  it('must be asked by an operation that is about rows', () => {
    const forgot = ruleAtWork(actor('head'), settlement.acts);
    expect(forgot.mustHaveAsked).toThrow(/settlement\.acts/u);
    const asked = ruleAtWork(actor('head', { providers: [one] }), settlement.acts);
    expect(asked.rule.own('a', 3)).toEqual({ text: 'a.provider_id = ANY ($3::uuid[])', values: [[one]] });
    expect(asked.mustHaveAsked).not.toThrow();
    expect(ruleAtWork(actor('departmentHead'), routes.figures.list).mustHaveAsked).not.toThrow();
  });
});
