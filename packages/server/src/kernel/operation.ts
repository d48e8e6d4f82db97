/**
 * An operation: who may → what comes in → what must hold → what changes → what it tells. Declared with its route; run by
 * `perform`, which is the only way to the region's data from a request, the command line or a job.
 */
import type { AnswerOf, InputOf, Route } from '@balapan/api/contract.ts';
import { isEnough, type Proof, proofAt } from '@balapan/api/proof.ts';
import { mayRole } from '@balapan/api/rule.ts';
import { type ReadHandle, reading, type Scope, type WriteHandle, writing } from '@balapan/database/scope.ts';
import type { Actor } from './actor.ts';
import { type AuditEvent, appendEvents } from './audit.ts';
import type { House } from './house.ts';
import { masked } from './mask.ts';
import { type OutboxItem, putIntoOutbox } from './outbox.ts';
import { isLogged, logReading } from './readLog.ts';
import { refuse } from './refuse.ts';
import { type KindOf, type RuleAtWork, ruleAtWork } from './rule.ts';

export type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
export type { AuditEvent } from './audit.ts';
export type { OutboxItem } from './outbox.ts';

/** What an operation is run with. `sql` is the handle of its one transaction; `now` is fixed for all of it. */
export interface Call<I, H> {
  readonly input: I;
  readonly actor: Actor;
  /** Epoch milliseconds by the region's clock. */
  readonly now: number;
  newId(): string;
  readonly sql: H;
  readonly house: House;
}

/** With the rule of its route: the operation asks it for each row that it reads or changes. */
export interface RuledCall<R extends Route, H> extends Call<InputOf<R>, H> {
  readonly rule: RuleAtWork<KindOf<R>>;
}

/** What a change tells: its answer, and at least one event; a change without an event does not compile. */
export interface Told<A> {
  readonly answer: A;
  readonly events: readonly [AuditEvent, ...AuditEvent[]];
  readonly outbox?: readonly OutboxItem[];
}

export interface Operation<R extends Route> {
  readonly route: R;
  readonly perform: (house: House, actor: Actor, input: InputOf<R>) => Promise<AnswerOf<R>>;
}

/** Any operation, for tables of them. */
export interface AnyOperation {
  readonly route: Route;
  readonly perform: (house: House, actor: Actor, input: never) => Promise<unknown>;
}

/** The scope of a transaction for an actor. `role`: the import role for bulk files, default the application's. */
export function scopeOf(house: House, actor: Actor, role: Scope['role'] = 'app'): Scope {
  const { personId, kind, districts, providers, careGroups, children } = actor;
  return { region: house.region, userId: personId, role, kind, districts, providers, careGroups, children };
}

export interface Sight {
  /**
   * Why the operation must see more than its actor does: a place in the queue is counted over all children. Then row-level
   * security shows the whole region, and the rule alone says which rows are the actor's (`rule.allow`, `rule.own`).
   */
  readonly wide?: string;
  /** Another role of the database than the application's: the terms of keeping. */
  readonly role?: Scope['role'];
  /** Why the operation must see what people prove themselves with: the scope `accounts`, which sees no child. */
  readonly accounts?: string;
}

const seen = (actor: Actor, { wide, accounts }: Sight): Actor => {
  if (accounts !== undefined) return { ...actor, kind: 'accounts' };
  return wide === undefined ? actor : { ...actor, kind: 'region' };
};

/** An operation that only reads: its handle cannot write, its transaction sees one state. */
export function readOperation<const R extends Route>(
  route: R,
  run: (call: RuledCall<R, ReadHandle>) => Promise<AnswerOf<R>>,
  sight: Sight = {},
): Operation<R> {
  return {
    route,
    perform: async (house, actor, input) => {
      mustBeAllowed(house, actor, route);
      const { answer, now } = await reading(house.pool, scopeOf(house, seen(actor, sight)), async (sql) => {
        const at = await readClock(house, sql);
        const { rule, mustHaveAsked } = ruleAtWork(actor, route);
        const told = await run({ input, actor, now: at, newId: house.newId, sql, house, rule });
        mustHaveAsked();
        return { answer: told, now: at };
      });
      if (isLogged(actor, route)) await logReading(house, actor, route, answer, now);
      return masked(actor, route, answer);
    },
  };
}

/** An operation that changes something: writes its events and its outbox in the transaction of the change. */
export function writeOperation<const R extends Route>(
  route: R,
  run: (call: RuledCall<R, WriteHandle>) => Promise<Told<AnswerOf<R>>>,
  sight: Sight = {},
): Operation<R> {
  return {
    route,
    perform: (house, actor, input) => {
      mustBeAllowed(house, actor, route);
      const { rule, mustHaveAsked } = ruleAtWork(actor, route);
      const ruled = async (call: Call<undefined, WriteHandle>): Promise<Told<AnswerOf<R>>> => {
        const told = await run({ ...call, input, rule });
        mustHaveAsked();
        return told;
      };
      return changing(house, actor, route.name, ruled, sight);
    },
  };
}

/** What every change goes through, those without a route included (jobs): one transaction with its events and outbox. */
export function changing<A>(
  house: House,
  actor: Actor,
  name: string,
  run: (call: Call<undefined, WriteHandle>) => Promise<Told<A>>,
  sight: Sight = {},
): Promise<A> {
  return writing(house.pool, scopeOf(house, seen(actor, sight), sight.role), async (sql) => {
    const now = await readClock(house, sql);
    const told = await run({ input: undefined, actor, now, newId: house.newId, sql, house });
    await putIntoOutbox(sql, told.outbox ?? [], now, house.newId);
    await appendEvents(sql, told.events, { actor, operation: name, now });
    return told.answer;
  });
}

/**
 * Performs an operation for an actor.
 * @throws DomainError what the rules refuse, `access.forbidden` and `access.signInNeeded` included
 */
export async function perform<R extends Route>(
  house: House,
  actor: Actor,
  operation: Operation<R>,
  input: InputOf<R>,
): Promise<AnswerOf<R>> {
  return operation.perform(house, actor, input);
}

/** Whether the actor may perform the operation at all, by the rule of its route. */
export function mayPerform(actor: Actor, route: Route): boolean {
  return mayRole(actor.kind === 'none' ? undefined : actor.role, route);
}

/** What somebody who is replaced still does: their own sessions, and ending the replacement. */
const isOwnMatter = ({ name }: Route): boolean => name.startsWith('access.') || name === 'people.end';

/**
 * @throws DomainError `access.replaced`, `access.demonstrationOnly`, `access.signInNeeded`, `access.forbidden`, and `access.strongerNeeded` or
 * `access.stepUpNeeded` where the session's proof is not enough
 */
export function mustBeAllowed(house: House, actor: Actor, route: Route): void {
  if (route.access.demonstration && !house.demonstration) throw refuse('access.demonstrationOnly');
  if (!mayPerform(actor, route)) throw refuse(actor.kind === 'none' ? 'access.signInNeeded' : 'access.forbidden');
  if (actor.replacedUntil !== undefined && route.method === 'POST' && !isOwnMatter(route))
    throw refuse('access.replaced');
  const { proof: asked = 'weak', notOnBehalf = false } = route.access;
  if (actor.operatorId !== undefined && notOnBehalf) throw refuse('access.notOnBehalf');
  mustHaveProven(house, actor, asked);
}

/**
 * Whether the session has proven enough; for a part of an operation that asks for more than the whole.
 * @throws DomainError `access.notOnBehalf` to the support, whose sessions prove no more; `access.strongerNeeded`, `access.stepUpNeeded`
 */
export function mustHaveProven(house: House, actor: Actor, asked: Proof): void {
  // What comes from no session is a job, a file or the command line.
  if (actor.proof === undefined) return;
  const held = proofAt(actor.proof, house.wall());
  if (isEnough(held, asked)) return;
  if (actor.operatorId !== undefined) throw refuse('access.notOnBehalf');
  throw refuse(held === 'weak' ? 'access.strongerNeeded' : 'access.stepUpNeeded');
}

/** The demonstration's clock may have been moved by another process: the row in the database tells. */
async function readClock(house: House, sql: ReadHandle | WriteHandle): Promise<number> {
  if (!house.demonstration) return house.now();
  const [row] = await sql.named<{ clock_at: number | null }>(
    `clock_${house.region}`,
    'SELECT clock_at FROM region',
    [],
  );
  house.setClock(row?.clock_at ?? null);
  return house.now();
}
