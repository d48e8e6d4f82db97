/** Contents of an event without what people wrote or are called: codes, ids, days, moments and numbers stay. */

const hidden = '•••';
const plain = /^[\w.:/+-]{1,90}$/u;
const personal = /^(?:\+7\d{10}|\d{12})$/u;
/** Fields in which people are named or write: hidden whatever stands there. */
const words =
  /^(?:surname|givenName|given_name|patronymic|name|phone|iin|note|reason|basis|text|body|answer|address|device)$/u;

/** The same shape with its words hidden. */
export function masked(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one, name)]));
  if (typeof value !== 'string') return value;
  return plain.test(value) && !personal.test(value) && !words.test(field) ? value : hidden;
}
