import { readFile } from 'node:fs/promises';
import { banks } from '@balapan/domain/banks.ts';
import { ibanMatchesBik } from '@balapan/domain/iban.ts';
import { TableError } from '../../adapters/table/table.ts';
import type { LineReader } from '../line.ts';
import { type Counts, once, type Reading, stageLines } from '../reading.ts';

/** The department and the payers. Brings the table of banks with it, which accounts refer to. */
export async function readOrganisations(reading: Reading): Promise<Counts> {
  const { world, sql } = reading;
  const seen = new Map<string, number>();
  const counts = await stageLines(
    reading,
    'stage_organisation',
    'code text, bin text, name_kk text, name_ru text, name_en text, iban text, bik text, kbe text',
    (line) => {
      const code = line.oneOf('code', ['department', 'financialCentre']);
      const bin = line.firmBin('bin');
      const names = [line.text('name_kk'), line.text('name_ru'), line.text('name_en')];
      const [[iban, bik], kbe] = [accountOf(line), line.kbe('kbe')];
      if (line.bad || !once(line, seen, code) || world.organisations.has(code)) return null;
      world.organisations.set(code, iban);
      return [code, bin, ...names, iban, bik, kbe];
    },
  );
  if (sql !== null && counts.fresh > 0) {
    await sql.query(
      `INSERT INTO ref.bank (code, bik, name_kk, name_ru, name_en)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT (code) DO NOTHING`,
      [
        banks.map(({ code }) => code),
        banks.map(({ bik }) => bik),
        banks.map(({ nameKk }) => nameKk),
        banks.map(({ nameRu }) => nameRu),
        banks.map(({ nameEn }) => nameEn),
      ],
    );
    await sql.query('INSERT INTO organisation SELECT * FROM stage_organisation ON CONFLICT (code) DO NOTHING');
  }
  return counts;
}

/** Account and bank of a line; the bank must be the account's. */
export function accountOf(line: LineReader): [iban: string, bik: string] {
  const [iban, bik] = [line.iban('iban'), line.text('bik', 8)];
  if (iban !== '' && bik !== '' && !ibanMatchesBik(iban, bik, banks)) line.refuse('iban', 'iban.bikDiffers', { bik });
  return [iban, bik];
}

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly geometry?: { readonly type?: string; readonly coordinates?: unknown };
}

/** The districts with their outlines, from GeoJSON; the whole file is one small object. */
export async function readDistricts(
  reading: Pick<Reading, 'world' | 'sql' | 'problems' | 'file'>,
  path: string,
): Promise<Counts> {
  const { world, sql, problems, file } = reading;
  const features = featuresOf(await readFile(path, 'utf8'));
  const fresh: Feature[] = [];
  let bad = 0;
  for (const [at, feature] of features.entries()) {
    const { kato, nameKk, nameRu, nameEn } = feature.properties ?? {};
    const isWhole = [kato, nameKk, nameRu, nameEn].every((text) => typeof text === 'string' && text !== '');
    const isOutline = ['Polygon', 'MultiPolygon'].includes(feature.geometry?.type ?? '');
    if (isWhole && isOutline && /^\d{9}$/u.test(String(kato))) {
      if (!world.districts.has(String(kato))) fresh.push(feature);
      world.districts.add(String(kato));
    } else {
      bad += 1;
      problems.add({ file, line: at + 1, field: 'geometry', value: String(kato) }, 'import.outline', {});
    }
  }
  if (sql !== null && fresh.length > 0)
    await sql.query(
      `INSERT INTO district (kato, name_kk, name_ru, name_en, outline)
       SELECT f -> 'properties' ->> 'kato', f -> 'properties' ->> 'nameKk', f -> 'properties' ->> 'nameRu',
              f -> 'properties' ->> 'nameEn', f -> 'geometry' FROM jsonb_array_elements($1::jsonb) AS f
       ON CONFLICT (kato) DO NOTHING`,
      [JSON.stringify(fresh)],
    );
  return { read: features.length, fresh: fresh.length, bad };
}

function featuresOf(text: string): readonly Feature[] {
  try {
    const { features } = JSON.parse(text) as { features?: unknown };
    if (Array.isArray(features)) return features as Feature[];
  } catch {
    // Told below as a file of another kind.
  }
  throw new TableError({ code: 'file.kind', params: { expected: 'GeoJSON' } });
}
