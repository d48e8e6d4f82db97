/** Kindergartens, accounts, groups, norms, budget: valid, inside their districts, and what they add up to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { banks } from '@balapan/domain/banks.ts';
import { checkIinBin } from '@balapan/domain/bin.ts';
import { checkIban, ibanMatchesBik } from '@balapan/domain/iban.ts';
import { normalisePhone } from '@balapan/domain/phone.ts';
import { isInside, type Point } from '../../places/outline.ts';
import { eachLine, type Problems, tiynOf } from './read.ts';

export interface GroupFacts {
  readonly bin: string;
  readonly language: string;
  readonly age: number;
  readonly capacity: number;
  /** The norm's key: kind and hours. */
  readonly norm: string;
  /** Children enrolled on the day of the files. */
  active: number;
}

export interface RosterFacts {
  readonly ownership: Map<string, string>;
  readonly ibans: Map<string, Set<string>>;
  readonly groups: Map<string, GroupFacts>;
  /** Tiyn by kind and hours, in 2025. */
  readonly norms: Map<string, number>;
  readonly yearPlan: number;
  readonly voucherPlan: number;
}

interface Outlines {
  readonly features: readonly {
    readonly properties: { readonly kato: string };
    readonly geometry: { readonly coordinates: readonly (readonly Point[])[] };
  }[];
}

/** Reads the kindergartens and what money needs to know of them. */
export async function checkRoster(folder: string, problems: Problems): Promise<RosterFacts> {
  const outlines = JSON.parse(await readFile(join(folder, 'districts.geojson'), 'utf8')) as Outlines;
  const rings = new Map(
    outlines.features.map(({ properties, geometry }) => [properties.kato, geometry.coordinates[0]]),
  );
  const ownership = new Map<string, string>();
  await eachLine(folder, 'providers.csv', (cells) => {
    const bin = cells('bin');
    const numbers = checkIinBin(bin);
    if (!numbers.check.ok) problems.add('providers.csv', `bin ${bin}`);
    if ((numbers.kind === 'iin') !== (cells('legal_form') === 'ip')) problems.add('providers.csv', `form of ${bin}`);
    if (ownership.has(bin)) problems.add('providers.csv', `twice ${bin}`);
    if (normalisePhone(cells('phone')) === null) problems.add('providers.csv', `phone of ${bin}`);
    const ring = rings.get(cells('kato')) ?? [];
    if (!isInside([Number(cells('lon')), Number(cells('lat'))], ring)) problems.add('providers.csv', `place of ${bin}`);
    ownership.set(bin, cells('ownership'));
  });
  const ibans = new Map<string, Set<string>>();
  await eachLine(folder, 'accounts.csv', (cells) => {
    const [bin, iban] = [cells('bin'), cells('iban')];
    if (!checkIban(iban).ok || !ibanMatchesBik(iban, cells('bik'), banks)) problems.add('accounts.csv', iban);
    if (!ownership.has(bin)) problems.add('accounts.csv', `no kindergarten ${bin}`);
    ibans.set(bin, (ibans.get(bin) ?? new Set()).add(iban));
  });
  const norms = new Map<string, number>();
  await eachLine(folder, 'norms.csv', (cells) => {
    const total = tiynOf(cells('total'));
    if (tiynOf(cells('local')) + tiynOf(cells('republican')) !== total) problems.add('norms.csv', cells('norm_code'));
    if (cells('valid_to') === '') norms.set(`${cells('group_kind')} ${cells('hours')}`, total);
  });
  const groups = new Map<string, GroupFacts>();
  await eachLine(folder, 'care-groups.csv', (cells) => {
    const norm = `${cells('kind')} ${cells('hours')}`;
    if (!norms.has(norm)) problems.add('care-groups.csv', `no norm for ${norm}`);
    if (!ownership.has(cells('bin'))) problems.add('care-groups.csv', `no kindergarten ${cells('bin')}`);
    groups.set(`${cells('bin')} ${cells('group_code')}`, {
      bin: cells('bin'),
      language: cells('language'),
      age: Number(cells('age')),
      capacity: Number(cells('capacity')),
      norm,
      active: 0,
    });
  });
  let [yearPlan, voucherPlan] = [0, 0];
  await eachLine(folder, 'budget.csv', (cells) => {
    yearPlan += tiynOf(cells('amount'));
    if (cells('voucher') === '1') voucherPlan += tiynOf(cells('amount'));
  });
  return { ownership, ibans, groups, norms, yearPlan, voucherPlan };
}
