/** Phone numbers of Kazakhstan (kazakhstan.md 1.5): `+7` and ten digits, the first of them 7. */

const noBreak = '\u00A0';

/**
 * `8 (701) 123-45-67`, `+7 701 1234567`, `77011234567`, `7011234567` become `+77011234567`; anything else, also a number
 * of another country that shares `+7`, is `null`.
 */
export function normalisePhone(text: string): string | null {
  const bare = text.replace(/[\s\u00A0().\-–]/gu, '');
  const match = /^(?:\+7|[78])?(7\d{9})$/.exec(bare);
  return match === null ? null : `+7${match[1]}`;
}

/** `+77011234567` as people write it: `+7 701 123 45 67`, with no-break spaces. */
export function formatPhone(phone: string): string {
  const cuts = [0, 2, 5, 8, 10, 12];
  return cuts
    .slice(1)
    .map((end, at) => phone.slice(cuts[at], end))
    .join(noBreak);
}
