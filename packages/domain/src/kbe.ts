/** КБе: who the beneficiary of a payment is, in two digits (kazakhstan.md 1.4, National Bank rules № 203). */

export type Sector =
  | 'centralGovernment'
  | 'localGovernment'
  | 'nationalBank'
  | 'bank'
  | 'otherFinancial'
  | 'stateNonFinancial'
  | 'privateNonFinancial'
  | 'nonProfit'
  | 'household';
export type KbeCheck =
  | { readonly ok: true; readonly resident: boolean; readonly sector: Sector }
  | { readonly ok: false; readonly reason: 'shape' };

const sectors: readonly Sector[] = [
  'centralGovernment',
  'localGovernment',
  'nationalBank',
  'bank',
  'otherFinancial',
  'stateNonFinancial',
  'privateNonFinancial',
  'nonProfit',
  'household',
];

/** Reads `17` as a resident of the private non-financial sector. */
export function checkKbe(text: string): KbeCheck {
  if (!/^[12][1-9]$/.test(text)) return { ok: false, reason: 'shape' };
  return { ok: true, resident: text.startsWith('1'), sector: sectors[Number(text[1]) - 1] as Sector };
}

/** The two digits of a residency and a sector. */
export function kbeOf(resident: boolean, sector: Sector): string {
  return `${resident ? 1 : 2}${sectors.indexOf(sector) + 1}`;
}

/** What is usual for those who are paid here; a default for a form, the payer's accountant confirms it. */
export const usualKbe = {
  /** ТОО, a private kindergarten */ company: '17',
  /** ИП */ entrepreneur: '19',
  /** ГККП / КГКП, a state enterprise */ stateEnterprise: '16',
  /** КГУ, a state institution */ stateInstitution: '12',
  /** ЧУ, a private institution */ privateInstitution: '18',
  financialCentre: '16',
  parent: '19',
} as const;
