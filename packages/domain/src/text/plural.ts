/** Words after a number (kazakhstan.md 8). Kazakh nouns stay singular after a number and need nothing of this. */

/** Russian: `1 ребёнок, 2 ребёнка, 5 детей, 21 ребёнок`. Whole numbers; the sign does not matter. */
export function ruPlural(count: number | bigint, one: string, few: string, many: string): string {
  const value = BigInt(count) < 0n ? -BigInt(count) : BigInt(count);
  const [last, lastTwo] = [Number(value % 10n), Number(value % 100n)];
  if (lastTwo >= 11 && lastTwo <= 14) return many;
  if (last === 1) return one;
  return last >= 2 && last <= 4 ? few : many;
}

/** English: `1 child, 2 children`. */
export function enPlural(count: number | bigint, one: string, many: string): string {
  const value = BigInt(count);
  return value === 1n || value === -1n ? one : many;
}
