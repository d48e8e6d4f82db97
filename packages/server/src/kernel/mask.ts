/**
 * Masks personal data in an answer by the marks of its schema. Each answer's schema is walked once; what it marks is masked unless
 * the actor has unmasked the child or person whose it is.
 */
import type { Route } from '@balapan/api/contract.ts';
import { maskedName, maskSign, type PersonalKind, personalKind, subjectOf } from '@balapan/api/personal.ts';
import type { z } from 'zod';
import type { Actor } from './actor.ts';

/** Where marked fields stand in a value. */
type Plan =
  | { readonly kind: 'mask'; readonly as: PersonalKind }
  | { readonly kind: 'each'; readonly of: Plan }
  | { readonly kind: 'fields'; readonly of: ReadonlyMap<string, Plan> };

type Def = Readonly<Record<string, unknown>> & { readonly type: string };
const defOf = (shape: z.ZodType): Def => shape.def as unknown as Def;

/** @throws Error for a marked field in a shape that cannot be followed: a mark must never be passed over */
function planOf(shape: z.ZodType): Plan | null {
  const as = personalKind(shape);
  if (as !== null) return { kind: 'mask', as };
  const def = defOf(shape);
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, field]) => {
        const plan = planOf(field);
        return plan === null ? [] : [[name, plan] as const];
      });
      return fields.length === 0 ? null : { kind: 'fields', of: new Map(fields) };
    }
    case 'array':
      return each(planOf(def.element as z.ZodType));
    case 'record':
      return each(planOf(def.valueType as z.ZodType));
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return planOf(def.innerType as z.ZodType);
    case 'union':
      if ((def.options as readonly z.ZodType[]).some((option) => planOf(option) !== null)) {
        throw new Error('a marked field stands inside of a union: mark the union');
      }
      return null;
    default:
      return null;
  }
}

const each = (of: Plan | null): Plan | null => (of === null ? null : { kind: 'each', of });

const plans = new Map<Route, Plan | null>();

function planFor(route: Route): Plan | null {
  const known = plans.get(route);
  if (known !== undefined) return known;
  const plan = planOf(route.answer);
  plans.set(route, plan);
  return plan;
}

/** Whether the actor sees personal data masked. */
export const isMasked = ({ role }: Actor): boolean => role === 'auditor';

/** The answer as the actor may see it. */
export function masked<A>(actor: Actor, route: Route, answer: A): A {
  if (!isMasked(actor)) return answer;
  const plan = planFor(route);
  // The shape of the answer is its schema's: only texts are replaced by texts.
  return plan === null ? answer : (hide(plan, answer, null, new Set(actor.unmasked ?? [])) as A);
}

function hide(plan: Plan, value: unknown, subject: string | null, open: ReadonlySet<string>): unknown {
  if (value === null || value === undefined) return value;
  if (plan.kind === 'mask') return subject !== null && open.has(subject) ? value : maskOf(plan.as, value, subject);
  if (plan.kind === 'each') {
    if (Array.isArray(value)) return value.map((one) => hide(plan.of, one, subject, open));
    return Object.fromEntries(
      Object.entries(value as object).map(([name, one]) => [name, hide(plan.of, one, subject, open)]),
    );
  }
  const object = value as Readonly<Record<string, unknown>>;
  const own = subjectOf(object) ?? subject;
  return Object.fromEntries(
    Object.entries(object).map(([name, one]) => {
      const inner = plan.of.get(name);
      return [name, inner === undefined ? one : hide(inner, one, own, open)];
    }),
  );
}

/** A text's mask is as long for all texts. Of a number or a list nothing is left. */
function maskOf(as: PersonalKind, value: unknown, subject: string | null): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === 'object')
    return Object.fromEntries(Object.keys(value as object).map((name) => [name, maskSign]));
  return as === 'name' ? maskedName(subject) : maskSign;
}
