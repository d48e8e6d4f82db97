/** Bank accounts: the treasury for state institutions, commercial banks by their shares for everybody else. */
import { banks } from '@balapan/domain/banks.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { type Random, weighted } from '../random.ts';

export interface Account {
  readonly iban: string;
  readonly bik: string;
}

/** Bank codes with their shares among small firms. */
const commercial = weighted([
  ['601', 40],
  ['722', 25],
  ['856', 14],
  ['965', 8],
  ['551', 5],
  ['998', 4],
  ['914', 3],
  ['821', 1],
] as const);
const treasury = '070';

const digits = (random: Random, count: number): string => {
  let text = '';
  while (text.length < count) text += random.below(10);
  return text;
};

/** An account with right check digits and the BIK of its bank. */
export function drawAccount(isTreasury: boolean, random: Random): Account {
  return isTreasury
    ? accountAt(treasury, `103KSN${digits(random, 7)}`)
    : drawCommercial(commercial.draw(random), random);
}

/** An account in a certain commercial bank. */
export function drawCommercial(code: string, random: Random): Account {
  return accountAt(code, code === '722' ? `S${digits(random, 12)}` : `7${digits(random, 12)}`);
}

function accountAt(code: string, account: string): Account {
  const bank = banks.find((one) => one.code === code);
  if (bank === undefined) throw new RangeError(`no bank ${code}`);
  return { iban: composeIban(code, account), bik: bank.bik };
}
