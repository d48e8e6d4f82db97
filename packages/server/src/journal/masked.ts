/**
 * Contents of an event without what people wrote or are called: codes, ids, days, moments and numbers stay. What is about a child or
 * a person whom the reader has unmasked stays whole, by the same rule as in answers (kernel/mask.ts): the nearest id around it tells.
 */
import { maskSign, subjectOf } from '@balapan/api/personal.ts';

const plain = /^[\w.:/+-]{1,90}$/u;
const personal = /^(?:\+7\d{10}|\d{12})$/u;
/** Fields in which people are named or write: hidden whatever stands there. */
const words =
  /^(?:surname|givenName|given_name|patronymic|name|phone|iin|note|reason|basis|text|body|answer|address|device)$/u;

/**
 * The same shape with its words hidden.
 * @param subject whom the whole event is about
 * @param open children and people whose data the reader has unmasked
 */
export function masked(value: unknown, subject: string | null, open: readonly string[], field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, subject, open, field));
  if (typeof value === 'object' && value !== null) {
    // In events a child stands under either name.
    const { child } = value as { readonly child?: unknown };
    const own = subjectOf({ childId: child, ...value }) ?? subject;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one, own, open, name)]));
  }
  if (typeof value !== 'string' || (subject !== null && open.includes(subject))) return value;
  return plain.test(value) && !personal.test(value) && !words.test(field) ? value : maskSign;
}
