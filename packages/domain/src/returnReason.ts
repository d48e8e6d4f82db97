/**
 * Why a bank gave a payment back, read out of its own words. Banks write them freely, in Russian or Kazakh, inside the purpose of the
 * returning document; the words stay beside the code, and what is not understood is `other`, never a guess.
 */
export const returnReasons = [
  'accountClosed',
  'accountUnknown',
  'accountBlocked',
  'otherBank',
  'detailsDiffer',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** In the order in which they are looked for: «счёт закрыт, БИК сменился» is a closed account. */
const words: readonly (readonly [ReturnReason, RegExp])[] = [
  ['accountClosed', /закрыт|жабыл|жабық|closed/iu],
  ['accountBlocked', /арест|блокир|приостановл|инкассов|бұғатта|тыйым сал|тоқтатыл|blocked|frozen/iu],
  ['otherBank', /(?<!\p{L})(?:бик|бск|bik)(?!\p{L})|друг\p{L}+ банк|басқа банк|other bank|another bank/iu],
  [
    'accountUnknown',
    /не найден|не существу|нет счета|нет счёта|неверн\p{L}+ (?:сч[её]т|иик)|табылма|жоқ шот|not found|unknown account/iu,
  ],
  [
    'detailsDiffer',
    /реквизит|деректеме|не совпада|наименовани\p{L}+ получател|(?<!\p{L})(?:бин|иин|бсн|жсн)(?!\p{L})|сәйкес келме/iu,
  ],
];

/** @param text purpose of the returning document, or the reason in a list of states */
export function returnReasonOf(text: string): ReturnReason {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** The bank has said that this very account takes no money: paying to it once more is no answer. */
export const isAccountGone = (reason: ReturnReason | null): boolean =>
  reason === 'accountClosed' || reason === 'accountUnknown';
