/** The department that signs and the two that pay, with the accounts that they pay from. */
import { composeBin } from '@balapan/domain/bin.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { usualKbe } from '@balapan/domain/kbe.ts';
import { type Random, randomOf } from '../random.ts';
import { type Account, drawAccount, drawCommercial } from './accounts.ts';

export interface Office {
  readonly code: 'department' | 'financialCentre';
  readonly bin: string;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly account: Account;
  readonly kbe: string;
}

export interface Offices {
  readonly department: Office;
  readonly financialCentre: Office;
}

const halyk = '601';

/** The department, paid from the treasury, and the Financial Centre with its account in a bank. */
export function makeOffices(seed: number): Offices {
  const random = randomOf(seed, 'offices');
  return {
    department: {
      code: 'department',
      bin: draw('2001-12', random),
      nameKk: 'Алматы қаласы Білім басқармасы',
      nameRu: 'Управление образования города Алматы',
      nameEn: 'Education Department of Almaty',
      account: drawAccount(true, random),
      kbe: usualKbe.stateInstitution,
    },
    financialCentre: {
      code: 'financialCentre',
      bin: draw('2005-08', random),
      nameKk: '«Қаржы орталығы» АҚ',
      nameRu: 'АО «Финансовый центр»',
      nameEn: 'Financial Centre JSC',
      account: drawCommercial(halyk, random),
      kbe: usualKbe.financialCentre,
    },
  };
}

/** Nine of ten serial numbers have a control digit, so this ends at once. */
function draw(month: string, random: Random): string {
  return composeBin(asMonth(month), 'resident', 'head', random.below(100_000)) ?? draw(month, random);
}
