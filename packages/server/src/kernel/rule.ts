/**
 * The one rule of an operation at work. From its declaration (api/rule.ts) and the columns that say whose a row is come the check
 * of a row, the condition of a list and the actions that an answer offers; row-level security is the second wall behind it.
 */
import type { Route } from '@balapan/api/contract.ts';
import { type HandsOf, type lives, mayInState, mayRole, type RowKind, type Rule } from '@balapan/api/rule.ts';
import type { DomainError } from '@balapan/domain/errors.ts';
import type { Actor } from './actor.ts';
import { refuse } from './refuse.ts';

/** To whom a row may belong. */
type Owner = 'person' | 'child' | 'careGroup' | 'provider' | 'district' | 'organisation';

/** The columns that say to whom a row of each kind belongs. */
export const columnsOf = {
  act: { provider: 'provider_id', district: 'district', organisation: 'payer' },
  application: { child: 'child_id', district: 'district' },
  bankStatement: { organisation: 'payer' },
  careGroup: { careGroup: 'id', provider: 'provider_id' },
  child: { child: 'id', provider: 'provider_id', careGroup: 'care_group_id' },
  dataRequest: { person: 'person_id', child: 'child_id' },
  dispute: { child: 'child_id', provider: 'provider_id' },
  paymentRegister: { organisation: 'payer' },
  proposal: { provider: 'provider_id', district: 'district' },
  provider: { provider: 'id', district: 'district' },
  referral: { child: 'child_id', provider: 'provider_id' },
  voucher: { child: 'child_id' },
} as const satisfies Readonly<Record<RowKind, Readonly<Partial<Record<Owner, string>>>>>;

type OwnersOf<Kind extends RowKind> = { readonly [O in keyof (typeof columnsOf)[Kind]]: string | null };
type StateOf<Kind> = Kind extends keyof typeof lives
  ? { readonly state: Parameters<(typeof lives)[Kind]['next']>[0] }
  : object;
/** The people of each step; nobody: the system took it, or nobody has yet. */
type HandsIn<Kind> = Kind extends keyof HandsOf
  ? { readonly hands: Readonly<Record<HandsOf[Kind], readonly (string | null)[]>> }
  : object;

/** What the rule must know of a row: whose it is, its state, the hands that it went through. */
export type RowOf<Kind extends RowKind> = OwnersOf<Kind> & StateOf<Kind> & HandsIn<Kind>;
/** A row of a child of one's own, of which nothing but the child is asked. */
export const rowOfChild = (childId: string): RowOf<'child'> => ({ child: childId, provider: null, careGroup: null });

type AnyRow = Readonly<Partial<Record<Owner, string | null>>> & {
  readonly state?: string;
  readonly hands?: Readonly<Record<string, readonly (string | null)[]>>;
};

/** A part of `WHERE`: its parameters are numbered from the number it was asked for; `true` has none. */
export interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The rule of the operation that runs, for its actor. */
export interface RuleAtWork<Kind extends RowKind> {
  /** @throws DomainError request.notFound (not theirs), access.notRepresentative, state.refused, access.sameHand */
  allow(row: RowOf<Kind>): void;
  /** The rows of an alias that are the actor's. `kind`: of another table that the operation reads; default its own. */
  own(alias: string, firstParameter: number, kind?: RowKind): Condition;
}

/** The kind of rows that a route's rule is about; `never` for what is nobody's own. */
export type KindOf<R extends Route> = Extract<R['access']['of'], RowKind>;

const isAbove = ({ role }: Actor): boolean => role === 'system' || role === 'auditor';

/** Whether the row is one that the actor may see by the rule. */
function belongs(actor: Actor, rule: Rule, row: AnyRow): boolean {
  const one = (owner: Owner, among: readonly string[]): boolean => {
    const id = row[owner];
    return id !== undefined && id !== null && among.includes(id);
  };
  if (actor.role === 'system') return true;
  switch (actor.kind) {
    case 'region':
      return rule.within === undefined || isAbove(actor) || one('organisation', nameless(actor.organisation));
    case 'district':
      return one('district', actor.districts);
    case 'provider':
      return one('provider', actor.providers);
    case 'careGroup':
      return one('careGroup', actor.careGroups);
    case 'child': {
      const { person, child } = row;
      if (person === undefined) return one('child', actor.children);
      return one('person', nameless(actor.personId)) && (child == null || one('child', actor.children));
    }
    default:
      return false;
  }
}

const nameless = (id: string | null): readonly string[] => (id === null ? [] : [id]);

const mayReadOnly = (actor: Actor, rule: Rule, { child }: AnyRow): boolean =>
  actor.kind === 'child' && child != null && !actor.signsFor.includes(child) && !isForSecond(rule);

const isForSecond = ({ roles }: Rule): boolean => roles === 'public' || roles.includes('secondGuardian');

/** Why the actor may not do it with the row now; null: they may. */
export function refusalOf<Kind extends RowKind>(actor: Actor, route: Route, row: RowOf<Kind>): DomainError | null {
  const rule = route.access;
  const known: AnyRow = row;
  if (!mayRole(actor.kind === 'none' ? undefined : actor.role, route)) return refuse('access.forbidden');
  if (!belongs(actor, rule, known)) return refuse('request.notFound');
  if (mayReadOnly(actor, rule, known)) return refuse('access.notRepresentative');
  const { state } = known;
  if (rule.when !== undefined && state !== undefined && !mayInState(rule, state)) {
    return refuse('state.refused', { state, event: rule.when[0] });
  }
  const hands = (rule.notBy ?? []).flatMap((hand) => known.hands?.[hand] ?? []);
  return actor.personId !== null && hands.includes(actor.personId) ? refuse('access.sameHand') : null;
}

type RoutesOf<Kind extends RowKind> = Readonly<Record<string, Route & { readonly access: { readonly of: Kind } }>>;

/** Which of the named operations the actor may do with the row now. */
export function offered<Kind extends RowKind, const Routes extends RoutesOf<Kind>>(
  actor: Actor,
  routes: Routes,
  row: RowOf<Kind>,
): (keyof Routes & string)[] {
  return Object.keys(routes).filter((name) => {
    const route = routes[name];
    return route !== undefined && refusalOf(actor, route, row) === null;
  });
}

/** The same rule as `belongs`, for a list. */
export function conditionOf(actor: Actor, rule: Rule, alias: string, first: number, kind: RowKind): Condition {
  const columns: Readonly<Partial<Record<Owner, string>>> = columnsOf[kind];
  const nothing = { text: 'false', values: [] };
  const among = (column: string | undefined, ids: readonly string[], type = 'uuid'): Condition =>
    column === undefined ? nothing : { text: `${alias}.${column} = ANY ($${first}::${type}[])`, values: [ids] };
  if (actor.role === 'system') return { text: 'true', values: [] };
  switch (actor.kind) {
    case 'region':
      if (rule.within === undefined || isAbove(actor)) return { text: 'true', values: [] };
      return among(columns.organisation, nameless(actor.organisation), 'text');
    case 'district':
      return among(columns.district, actor.districts, 'text');
    case 'provider':
      return among(columns.provider, actor.providers);
    case 'careGroup':
      return among(columns.careGroup, actor.careGroups);
    case 'child': {
      const children = isForSecond(rule) ? actor.children : actor.signsFor;
      if (columns.person === undefined) return among(columns.child, children);
      const child = `(${alias}.${columns.child} IS NULL OR ${alias}.${columns.child} = ANY ($${first + 1}::uuid[]))`;
      return { text: `${alias}.${columns.person} = $${first}::uuid AND ${child}`, values: [actor.personId, children] };
    }
    default:
      return nothing;
  }
}

const isRowKind = (of: Rule['of']): of is RowKind => of in columnsOf;

/** The rule for one run, and whether it was asked: an operation about rows that never asks is a mistake of ours. */
export function ruleAtWork<R extends Route>(
  actor: Actor,
  route: R,
): { rule: RuleAtWork<KindOf<R>>; mustHaveAsked(): void } {
  const { of } = route.access;
  let isAsked = false;
  return {
    rule: {
      allow: (row) => {
        isAsked = true;
        const refusal = refusalOf(actor, route, row);
        if (refusal !== null) throw refusal;
      },
      own: (alias, first, kind) => {
        isAsked = true;
        const asked = kind ?? (isRowKind(of) ? of : undefined);
        if (asked === undefined) throw new Error(`${route.name} is about no rows of somebody's own`);
        return conditionOf(actor, route.access, alias, first, asked);
      },
    },
    mustHaveAsked: () => {
      if (isRowKind(of) && !isAsked) throw new Error(`${route.name} has asked its rule of no row`);
    },
  };
}
