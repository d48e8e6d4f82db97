import { rosterRoutes } from '@balapan/api/roster.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { searchKey } from '@balapan/domain/text/collate.ts';
import { type AnyOperation, type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { type RuleAtWork, rowOfChild } from '../kernel/rule.ts';
import { placeAgeOf } from '../placement/rules.ts';
import { readDistricts } from '../report/publicPage/queries.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import { drawChoices } from './choiceMap.ts';
import { type ChoiceRow, readChoices, readChoosingVoucher, readDistrictNames } from './choiceQueries.ts';

/**
 * Kindergartens for a child with a voucher to choose by (domain.md 2.6): the same groups and the same rule of the waitlist as
 * `placement.choose`, so that the list promises what the choice then gives.
 * @throws DomainError request.notFound: not the parent's child, or no voucher to choose by
 */
export const choices = readOperation(
  rosterRoutes.choices,
  async ({ sql, input, rule, now }) => {
    const { voucher, wanted, found: all } = await findChoices(sql, rule, input.childId, now);
    const districts = (await readDistrictNames(sql)).map(({ kato, ...name }) => ({ kato, name }));
    const names = new Map(districts.map(({ kato, name }) => [kato, name]));
    const found = all.filter((row) => fits(row, input));
    const { page, size } = input;
    return {
      rows: found
        .slice((page - 1) * size, page * size)
        .map(({ number: _, nameKk, nameRu, nameEn, district, longitude: __, latitude: ___, ...row }) => ({
          ...row,
          name: { kk: nameKk, ru: nameRu, en: nameEn },
          district: names.get(district) ?? { kk: '', ru: '', en: '' },
          outcome: givesPlace(row) ? ('referral' as const) : ('waitlist' as const),
        })),
      total: found.length,
      voucherId: voucher.id,
      age: wanted.age,
      language: wanted.language,
      today: wanted.today,
      districts,
      home: voucher.home,
    };
  },
  { wide: 'free places and waitlists are counted over all children' },
);

/** Those that give a place first, of these the ones near home first; else in the order of the query. */
async function findChoices(sql: ReadHandle, rule: RuleAtWork<'child'>, childId: string, now: number) {
  rule.allow(rowOfChild(childId));
  const voucher = await readChoosingVoucher(sql, childId);
  if (voucher === null) throw refuse('request.notFound');
  const today = dayAt(now);
  const { rules } = (await policyOn(sql, today)).policy;
  const wanted = {
    age: placeAgeOf(voucher.birthDate, today, rules),
    language: voucher.language,
    today,
    youngest: rules.youngestPlaceAge,
  };
  const rank = (row: ChoiceRow): number => (givesPlace(row) ? 0 : 2) + (row.district === voucher.home ? 0 : 1);
  const found = (await readChoices(sql, wanted)).toSorted((a, b) => rank(a) - rank(b));
  return { voucher, wanted, found };
}

/** The same kindergartens on the city's map. @throws DomainError as `choices` */
export const choiceMap = readOperation(
  rosterRoutes.choiceMap,
  async ({ sql, input, rule, now }) => {
    const { found } = await findChoices(sql, rule, input.childId, now);
    const marks = found.map((row) => ({ ...row, free: givesPlace(row) ? row.free : 0 }));
    return drawChoices(await readDistricts(sql), marks);
  },
  { wide: 'free places and waitlists are counted over all children' },
);

const givesPlace = ({ free, waiting }: Pick<ChoiceRow, 'free' | 'waiting'>): boolean => free > 0 && waiting === 0;

function fits(
  row: ChoiceRow,
  wanted: { search?: string | undefined; district?: string | undefined; free: 'yes' | 'no' },
): boolean {
  if (wanted.free === 'yes' && !givesPlace(row)) return false;
  if (wanted.district !== undefined && wanted.district !== '' && row.district !== wanted.district) return false;
  const key = searchKey(wanted.search ?? '');
  return (
    key === '' ||
    [row.nameKk, row.nameRu, row.nameEn, `${row.number}`].some((text) => ` ${searchKey(text)}`.includes(` ${key}`))
  );
}

export const rosterOperations: readonly AnyOperation[] = [choices, choiceMap];
