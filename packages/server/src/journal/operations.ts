/** The journal: pages of events, one event with its place in the chain, and what it changed for whom that is open. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { journalRoutes } from '@balapan/api/journal.ts';
import { scopeOfRole } from '@balapan/api/roles.ts';
import { routes } from '@balapan/api/routes.ts';
import { readAuditHeads } from '@balapan/domain/auditHeads.ts';
import { type Day, daysBetween } from '@balapan/domain/day.ts';
import { isUuid } from '@balapan/domain/ids.ts';
import { dayAt, endOfDay, isoOf, localIsoOf, parseIso, startOfDay } from '@balapan/domain/moment.ts';
import { readFilesAfter } from '../access/publicationQueries.ts';
import type { Actor } from '../kernel/actor.ts';
import { hashOf } from '../kernel/audit.ts';
import { childrenIn } from '../kernel/childrenIn.ts';
import { isMasked } from '../kernel/mask.ts';
import { type AnyOperation, type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { type Deed, whoActed } from '../people/acting.ts';
import { masked } from './masked.ts';
import { type Cursor, type JournalRow, listEvents, type Names, readContents, readEvent } from './queries.ts';

type EventView = AnswerOf<typeof journalRoutes.events>['rows'][number];

/** Days that one look at the region may hold; of one person or kindergarten a year. */
const longest = { region: 31, one: 366 };

const wide = {
  wide: 'an administrator sees that something was done and by whom of the staff, never what: no contents are read here',
};

/**
 * Names of families are for the department's head and the kindergarten's own; an auditor and an administrator see the staff's, an
 * auditor also theirs whom they have unmasked.
 */
const namesFor = ({ role, unmasked = [] }: Actor): Names => (role === 'departmentHead' ? 'all' : unmasked);

/** A head sees the chain of the own kindergarten; nobody else is held to one. */
const ownChains = (actor: Actor): readonly string[] | null => (actor.kind === 'provider' ? actor.providers : null);

const changing = Object.values(routes)
  .flatMap((subject) => Object.values(subject) as { name: string; method: string }[])
  .filter(({ method }) => method === 'POST')
  .map(({ name }) => name)
  .sort();

const events = readOperation(
  journalRoutes.events,
  async ({ sql, actor, input }) => {
    const { from, to, operation = null, actor: userId = null, providerId, after, most: size } = input;
    const days =
      userId === null && providerId === undefined && actor.kind !== 'provider' ? longest.region : longest.one;
    if (to < from) throw refuseField('to', 'field.endsBeforeStart');
    if (daysBetween(from, to) >= days) throw refuseField('to', 'field.outOfRange', { from, to: lastOf(from, days) });
    const own = ownChains(actor);
    const chains = providerId === undefined ? own : [providerId].filter((id) => own === null || own.includes(id));
    const filter = {
      from: startOfDay(from),
      to: endOfDay(to),
      after: cursorOf(after),
      chains,
      userId,
      operation,
      size,
    };
    const rows = await listEvents(sql, filter, namesFor(actor));
    const acted = await whoActed(sql, rows.map(deedOf));
    const last = rows[size - 1];
    return {
      rows: rows.slice(0, size).map((row, n) => viewOf(row, acted[n])),
      next: rows.length > size && last !== undefined ? `${isoOf(last.at)}/${last.chain}/${last.seq}` : null,
      operations: changing,
    };
  },
  wide,
);

const lastOf = (from: Day, days: number): Day => dayAt(startOfDay(from) + (days - 1) * 86_400_000);

/** @throws DomainError request.invalid for anything that no page has given out */
function cursorOf(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [moment = '', chain = '', seq = ''] = text.split('/');
  const at = parseIso(moment);
  if (at === null || !/^[0-9a-f-]{36}$/u.test(chain) || !/^\d{1,18}$/u.test(seq)) throw refuse('request.invalid');
  return { at, chain, seq: BigInt(seq) };
}

/** The event names the role; a kindergarten's people act in its chain. */
const deedOf = ({ userId, at, role, providerId }: JournalRow): Deed => ({
  ...{ personId: userId, at, roles: [role] },
  places: scopeOfRole[role] === 'provider' ? [providerId] : [],
});

function viewOf(row: JournalRow, acting = false): EventView {
  const { chain, seq, at, operation, role, source, userId, userName, onBehalfOf, onBehalfName, providerId } = row;
  return {
    chain,
    seq: Number(seq),
    at: localIsoOf(at),
    operation,
    role,
    source,
    person: userId === null ? null : { personId: userName === null ? null : userId, name: userName, acting },
    onBehalf: onBehalfOf === null ? null : { name: onBehalfName },
    provider:
      providerId === null ? null : { providerId, name: { kk: row.kk ?? '', ru: row.ru ?? '', en: row.en ?? '' } },
  };
}

function mustBeOwn(actor: Actor, chain: string): void {
  const own = ownChains(actor);
  if (own !== null && !own.includes(chain)) throw refuse('request.notFound');
}

const event = readOperation(
  journalRoutes.event,
  async ({ sql, actor, input: { chain, seq } }) => {
    mustBeOwn(actor, chain);
    const row = await readEvent(sql, chain, seq, namesFor(actor));
    if (row === null) throw refuse('request.notFound');
    const { prev, hash, method, madeAt, address, device } = row;
    const [acted] = await whoActed(sql, [deedOf(row)]);
    return {
      ...viewOf(row, acted),
      // What it is about may be a child or a family: not for an office.
      subjectId: actor.kind === 'office' ? null : row.subjectId,
      session: method === null || madeAt === null ? null : { method, madeAt: localIsoOf(madeAt), address, device },
      previous: prev.toString('hex'),
      hash: hash.toString('hex'),
      whole: hashOf(prev, row).equals(hash),
      published: await publicationOf(sql, chain, row.seq, dayAt(row.at)),
    };
  },
  wide,
);

/** The first file of heads that covers an event; null: it is to come tonight. */
async function publicationOf(
  sql: ReadHandle,
  chain: string,
  seq: bigint,
  day: Day,
): Promise<{ day: Day; sha256: string } | null> {
  const before = dayAt(startOfDay(day) - 1);
  for (const { day: on, file, sha256 } of await readFilesAfter(sql, before, 2)) {
    const head = readAuditHeads(file.toString())?.heads.find((one) => one.chain === chain);
    if (head !== undefined && head.seq >= seq) return { day: on, sha256: sha256.toString('hex') };
  }
  return null;
}

/** Not wide: row-level security says whose contents are whose. */
const contents = readOperation(journalRoutes.contents, async ({ sql, actor, input: { chain, seq } }) => {
  mustBeOwn(actor, chain);
  const stored = await readContents(sql, chain, seq);
  if (stored === null) return { payload: null, masked: false, children: [] };
  const payload: unknown = JSON.parse(stored.payload);
  const shown = isMasked(actor) ? JSON.stringify(masked(payload, stored.subjectId, actor.unmasked ?? [])) : null;
  const whole = JSON.stringify(payload);
  const children = [...childrenIn(payload, ['childId', 'child'])].filter(isUuid).map((childId) => ({ childId }));
  return { payload: shown ?? stored.payload, masked: shown !== null && shown !== whole, children };
});

export const journalOperations: readonly AnyOperation[] = [events, event, contents];
