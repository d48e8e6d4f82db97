/**
 * Chance with a seed. Each part of a city draws from a stream of its own name, so that a change in one file moves no other,
 * and each child and month from a hash, so that a month can be drawn without the months before it. No `Math.random`.
 */

/** A stream of chance. */
export interface Random {
  /** 32 random bits, 0 to 2^32 − 1. */
  bits(): number;
  /** 0 ≤ x < 1. */
  unit(): number;
  /** A whole number from 0 to n − 1; n from 1 to 2^32. */
  below(n: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of a list. Throws `RangeError` for an empty one. */
  pick<T>(list: readonly T[]): T;
  /** Puts a list in random order, in place (Fisher–Yates). */
  shuffle<T>(list: T[]): T[];
}

/** A list with weights, prepared once: `draw(random)` takes O(log n). */
export interface Weighted<T> {
  draw(random: Random): T;
}

/** Mixes a text into 32 bits (FNV-1a with a final avalanche). */
export function hashText(text: string, seed: number): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return avalanche(hash);
}

function avalanche(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 random bits of a key and two numbers, the same whenever they are asked for. */
export function hashOf(key: number, a: number, b: number): number {
  return avalanche(Math.imul(avalanche(Math.imul(key ^ a, 0x9e3779b1) + b), 0x85ebca77) ^ (b + 0x165667b1));
}

/** The stream of a name under a seed: sfc32, seeded by four hashes of the name. */
export function randomOf(seed: number, name: string): Random {
  let a = hashText(`${name}.a`, seed) | 0;
  let b = hashText(`${name}.b`, seed) | 0;
  let c = hashText(`${name}.c`, seed) | 0;
  let counter = 1;
  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  for (let round = 0; round < 12; round += 1) bits();
  const unit = (): number => bits() / 4294967296;
  const below = (n: number): number => Math.floor(unit() * n);
  return {
    bits,
    unit,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => unit() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[below(list.length)] as T;
    },
    shuffle: <T>(list: T[]): T[] => {
      for (let last = list.length - 1; last > 0; last -= 1) {
        const at = below(last + 1);
        const held = list[last] as T;
        list[last] = list[at] as T;
        list[at] = held;
      }
      return list;
    },
  };
}

/** Prepares a list for drawing by weights. Throws `RangeError` unless some weight is above zero. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): Weighted<T> {
  let sum = 0;
  const upTo = entries.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  if (sum <= 0) throw new RangeError('no weights');
  return {
    draw: (random) => {
      const point = random.unit() * sum;
      let low = 0;
      let high = upTo.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo[middle] as number) > point) high = middle;
        else low = middle + 1;
      }
      return (entries[low] as readonly [T, number])[0];
    },
  };
}

/**
 * Shares a whole number by weights, so that the parts are whole and add up (largest remainder; of equal remainders the
 * earlier part wins). `minimum` is given to each part first.
 */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const rest = total - minimum * weights.length;
  if (rest < 0) throw new RangeError(`cannot give ${minimum} to each of ${weights.length} from ${total}`);
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (rest * weight) / sum));
  const parts = exact.map((share) => minimum + Math.floor(share));
  const order = exact.map((share, at) => ({ at, rest: share - Math.floor(share) }));
  order.sort((left, right) => right.rest - left.rest || left.at - right.at);
  let missing = total - parts.reduce((left, right) => left + right, 0);
  for (const { at } of order) {
    if (missing <= 0) break;
    parts[at] = (parts[at] as number) + 1;
    missing -= 1;
  }
  return parts;
}
