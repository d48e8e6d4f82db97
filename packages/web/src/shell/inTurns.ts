/**
 * Reorders so that a short beginning shows one of each kind: the first of every kind, then the second of every kind, and so
 * on; kinds and the ones within a kind keep their order.
 */
export function inTurns<One>(all: readonly One[], kindOf: (one: One) => string): One[] {
  const kinds = new Map<string, One[]>();
  for (const one of all) {
    const kind = kindOf(one);
    const found = kinds.get(kind);
    if (found === undefined) kinds.set(kind, [one]);
    else found.push(one);
  }
  const longest = Math.max(0, ...[...kinds.values()].map((found) => found.length));
  return Array.from({ length: longest }, (_, at) =>
    [...kinds.values()].flatMap((found) => found.slice(at, at + 1)),
  ).flat();
}
