/** The desk of proposals, one of them with its people, and what new ones are made from. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { proposalRoutes } from '@balapan/api/proposal.ts';
import { kindsOfRole, proposalHands, stepsOfRole } from '@balapan/api/proposalHands.ts';
import { addDays, type Day } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { type Deed, whoActed } from '../people/acting.ts';
import { listGroups } from './capacityQueries.ts';
import { faultOf } from './make.ts';
import { listDistricts, listNorms } from './normQueries.ts';
import { listPolicies } from './policyQueries.ts';
import { findChildName, listGrounds } from './privilegeQueries.ts';
import { countMine, type Desk, findMoves, findProposal, type ListedRow, listProposals } from './queries.ts';
import { ruledProposal, stepsOf } from './ruledProposal.ts';

type Row = AnswerOf<typeof proposalRoutes.list>['rows'][number];
const nobody = '00000000-0000-0000-0000-000000000000';

/** The kinds that the reader has a hand in, and which of them they check and release. */
export function deskOf({ personId, role }: Actor): Desk {
  const kinds = kindsOfRole(role);
  return {
    personId: personId ?? nobody,
    kinds,
    checks: kinds.filter((kind) => stepsOfRole(kind, role).includes('check')),
    releases: kinds.filter((kind) => stepsOfRole(kind, role).includes('release')),
  };
}

export const list = readOperation(
  proposalRoutes.list,
  async ({ sql, actor, rule, input: { part, kind, page, size } }) => {
    const desk = deskOf(actor);
    const wanted = { isOpen: part === 'open', kind: kind ?? null, from: (page - 1) * size, size };
    const rows = await listProposals(sql, desk, wanted, rule.own('p', 9));
    const acted = await whoActed(sql, rows.flatMap(deedsOf));
    return {
      rows: rows.map((row, n) => view(row, actor, acted.slice(n * 3))),
      total: rows[0]?.total ?? 0,
      mine: await countMine(sql, desk, rule.own('p', 5)),
    };
  },
);

export const one = readOperation(proposalRoutes.one, async ({ sql, actor, now, rule, input: { proposalId } }) => {
  const row = await findProposal(sql, proposalId, kindsOfRole(actor.role));
  if (row === null) throw refuse('request.notFound');
  rule.allow(ruledProposal(row));
  const isOpen = row.state === 'proposed' || row.state === 'checked';
  const fault = isOpen ? await faultOf({ sql, now }, row) : null;
  const child = row.kind === 'privilege' ? await findChildName(sql, row.subject) : null;
  const moves = await findMoves(sql, proposalId);
  const acted = await whoActed(sql, [
    ...deedsOf(row),
    ...moves.map(({ personId, at, event }) => deedOf(row, personId, at, handOf(event))),
  ]);
  return {
    ...view(row, actor, acted),
    sha256: row.sha256.toString('hex'),
    childId: child?.childId ?? null,
    childName: child?.name ?? null,
    moves: moves.map(({ personId: _, ...move }, n) => ({
      ...move,
      acting: acted[n + 3] === true,
      at: localIsoOf(move.at),
    })),
    fault: fault === null ? null : { code: fault.code, params: { ...fault.fact.params } },
  };
});

type Hand = keyof (typeof proposalHands)['norm'];
/** Whoever gives back or refuses may be a checker or a releaser. */
const handOf = (event: string): readonly Hand[] =>
  event === 'check' ? ['check'] : event === 'release' ? ['release'] : event === 'make' ? ['make'] : handNames;
const handNames = ['make', 'check', 'release'] as const satisfies readonly Hand[];

const deedOf = (
  { kind, providerId, district }: ListedRow,
  personId: string | null,
  at: number | null,
  hands: readonly Hand[],
): Deed => ({
  ...{ personId, at },
  roles: hands.flatMap((hand) => proposalHands[kind][hand]),
  places: [providerId, district, 'department'],
});

/** Made, checked, released: in this order. */
const deedsOf = (row: ListedRow): Deed[] => [
  deedOf(row, row.madeBy, row.madeAt, ['make']),
  deedOf(row, row.checkedBy, row.checkedAt, ['check']),
  deedOf(row, row.releasedBy, row.releasedAt, ['release']),
];

/** @param acted whether maker, checker and releaser did it in somebody's place */
function view(row: ListedRow, actor: Actor, acted: readonly boolean[]): Row {
  const [made = false, checked = false, released = false] = acted;
  const person = (id: string | null, name: string | null, at: number | null, acting: boolean) =>
    id === null || at === null ? null : { personId: id, name: name ?? '', acting, at: localIsoOf(at) };
  const { providerKk: kk, providerRu: ru, providerEn: en } = row;
  return {
    proposalId: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    madeBy: { personId: row.madeBy, name: row.makerName, acting: made, at: localIsoOf(row.madeAt) },
    checkedBy: person(row.checkedBy, row.checkerName, row.checkedAt, checked),
    releasedBy: person(row.releasedBy, row.releaserName, row.releasedAt, released),
    provider: kk === null || ru === null || en === null ? null : { kk, ru, en },
    careGroup: row.careGroup,
    application: row.application,
    body: row.body,
    was: row.was,
    actions: stepsOf(actor, row),
  };
}

export const groups = readOperation(proposalRoutes.groups, async ({ sql, rule, now }) => ({
  rows: (await listGroups(sql, dayAt(now), rule.own('g', 2))).map(({ providerId: _, district: __, ...row }) => row),
}));

const lastDay = (until: Day | null): Day | null => (until === null ? null : addDays(until, -1));

export const norms = readOperation(proposalRoutes.norms, async ({ sql }) => ({
  districts: (await listDistricts(sql)).map(({ kato, ...name }) => ({ kato, name })),
  rows: (await listNorms(sql)).map(({ until, total, local, republican, code: _, coefficient: __, ...norm }) => {
    const { scanId, scanName: name, scanType: type, ...row } = norm;
    const scan = scanId === null || name === null || type === null ? null : { scanId, name, type };
    return {
      ...row,
      scan,
      total: `${total}`,
      local: `${local}`,
      republican: `${republican}`,
      to: lastDay(until),
    };
  }),
}));

export const policies = readOperation(proposalRoutes.policies, async ({ sql }) => ({
  rows: (await listPolicies(sql)).map(({ version, from, until, source, body }) => ({
    version,
    from,
    to: lastDay(until),
    source,
    rules: { ...body.rules },
    sources: { ...body.sources },
  })),
}));

export const grounds = readOperation(
  proposalRoutes.grounds,
  async ({ sql, rule, input: { tier, search, page, size } }) => {
    const wanted = { tier: tier ?? null, search: search || null, from: (page - 1) * size, size };
    const rows = await listGrounds(sql, wanted, rule.own('a', 5));
    return {
      rows: rows.map(({ total: _, filedAt, ...row }) => ({ ...row, filedAt: localIsoOf(filedAt) })),
      total: rows[0]?.total ?? 0,
    };
  },
);
