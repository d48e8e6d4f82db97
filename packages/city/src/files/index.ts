/** Writes the files that a city brings from its old system (docs/city-files.md). */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Month, monthOf } from '@balapan/domain/day.ts';
import { type City, makeCity } from '../model/city.ts';
import {
  asOfDay,
  at,
  closedMonth,
  closingMonth,
  dayText,
  documentsMonth,
  monthRange,
  runningMonth,
} from '../model/days.ts';
import { juneActs } from '../model/june.ts';
import { olderPaths } from '../model/olderMonths.ts';
import type { CitySize } from '../model/plan.ts';
import { actsTable, type ClosedMonth, openMonth, registersTable } from './closedMonth.ts';
import { documentActsTable } from './documentActs.ts';
import { marksTable } from './marks.ts';
import { type Payment, paymentsOf, paymentsOfDocuments, paymentsTable } from './payments.ts';
import { childrenTable, guardiansTable, staffTable } from './people.ts';
import { interestTable, otherRegionsTable, queueTable } from './queue.ts';
import { budgetTable, calendarTable, feesTable, normsTable, organisationsTable, writeOutlines } from './reference.ts';
import { accountsTable, contractsTable, groupsTable, providersTable } from './roster.ts';
import { extrasOf, type StatementPlan, writeStatements } from './statements.ts';
import { type Table, writeTable } from './table.ts';

export type { CitySize } from '../model/plan.ts';

export interface CityFile {
  readonly name: string;
  /** Lines without the head; documents of a statement; districts. */
  readonly rows: number;
}

/** The file `city.json`. */
export interface CityManifest {
  readonly format: 'balapan-city';
  readonly version: 1;
  readonly region: {
    readonly code: string;
    readonly kato: string;
    readonly nameKk: string;
    readonly nameRu: string;
    readonly nameEn: string;
    readonly zone: string;
  };
  readonly asOf: string;
  readonly seed: number;
  readonly size: string;
  /** BINs of the kindergartens whose last days are lived through the API. */
  readonly living: readonly string[];
  readonly files: readonly CityFile[];
}

export interface CityOrder {
  /** Folder to write into; it is made where it is missing. */
  readonly out: string;
  /** `small`: 1,000 children; `almaty`: the launch figures; a number: so many children, in proportion. */
  readonly size: CitySize;
  /** A whole number. The same seed, size and months give the same bytes. */
  readonly seed: number;
  /** Closed months before June 2025, 0 to 41. Those who are in a kindergarten today were fewer in them: nobody else is in the files. */
  readonly months?: number;
  /** Told of each file when it is complete. */
  readonly progress?: (file: CityFile) => void;
}

const region = {
  code: 'almaty',
  kato: '750000000',
  nameKk: 'Алматы',
  nameRu: 'Алматы',
  nameEn: 'Almaty',
  zone: 'Asia/Almaty',
} as const;
/** Of the closed months so many have their marks in files, where older months are wanted at all. */
const monthsWithMarks = 3;

/**
 * Makes a city and writes its files, `city.json` last: a folder without it is not complete.
 * @throws RangeError for a size, seed or months out of range; what the file system throws
 */
export async function writeCity(order: CityOrder): Promise<CityManifest> {
  const city = makeCity(order.size, order.seed, order.months ?? 0);
  await clear(order.out);
  const files: CityFile[] = [];
  const told = (file: CityFile): void => {
    files.push(file);
    order.progress?.(file);
  };
  const write = async (...tables: readonly Table[]): Promise<void> => {
    for (const table of tables) told({ name: table.name, rows: await writeTable(table, city, order.out) });
  };

  told({ name: 'districts.geojson', rows: await writeOutlines(order.out) });
  await write(calendarTable, organisationsTable, normsTable, feesTable, budgetTable);
  await write(providersTable, contractsTable, accountsTable, groupsTable);
  await write(childrenTable, guardiansTable, staffTable);
  await write(queueTable, interestTable, otherRegionsTable);

  const olderPayments: Payment[] = [];
  for (const month of [...city.olderMonths].reverse()) {
    const closed = openMonth(city, month, 'department', olderPaths(month, city.providers, city.seed));
    for (const payment of await writeClosed(city, closed, write)) olderPayments.push(payment);
  }
  const acts = juneActs(city);
  const junePayments = paymentsOfDocuments(acts, documentsMonth);
  await write(documentActsTable(documentsMonth, acts), paymentsTable(documentsMonth, 'department', junePayments));
  const july = openMonth(city, closedMonth, 'financialCentre', city.julyPaths);
  const julyPayments = await writeClosed(city, july, write);
  for (const file of await writeStatements(
    order.out,
    statementPlans(city, [...olderPayments, ...junePayments], julyPayments),
  ))
    told(file);
  await write(...markMonths(city).map(marksTable));

  const manifest = manifestOf(city, files);
  await writeFile(join(order.out, 'city.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

type Write = (...tables: readonly Table[]) => Promise<void>;

/** Registers first, because the acts are their sums. */
async function writeClosed(city: City, closed: ClosedMonth, write: Write): Promise<Payment[]> {
  await write(registersTable(closed), actsTable(closed));
  const payments = paymentsOf(closed, city.providers);
  await write(paymentsTable(closed.month, closed.payer, payments));
  return payments;
}

/** Months with marks: the two that run, and with older months the last three closed ones. */
function markMonths({ olderMonths }: City): Month[] {
  const closed = olderMonths.length === 0 ? [] : [closedMonth, ...olderMonths].slice(0, monthsWithMarks).reverse();
  return [...closed, closingMonth, runningMonth];
}

function statementPlans(city: City, june: readonly Payment[], july: readonly Payment[]): StatementPlan[] {
  const { department, financialCentre } = city.offices;
  const [ofJune, ofJuly] = [june.at(-1), july[0]];
  const extras =
    ofJuly === undefined ? [] : extrasOf(financialCentre, ofJuly, ['2025-08-29', '2025-08-21', '2025-09-04']);
  const departments =
    ofJune === undefined ? [] : extrasOf(department, ofJune, ['2025-07-31', '2025-07-24', '2025-08-05']);
  const plan = (
    name: string,
    days: readonly [string, string],
    rest: Omit<StatementPlan, 'name' | 'first' | 'last'>,
  ): StatementPlan => ({
    name,
    first: at(days[0]),
    last: at(days[1]),
    ...rest,
  });
  const ofDepartment = { office: department, shape: 'halyk', payments: june, extras: departments } as const;
  const ofCentre = { office: financialCentre, payments: july, extras } as const;
  return [
    ...monthsBefore('2025-07', june).map((month) => {
      const { first, last } = monthRange(month);
      return plan(`department-${month}`, [dayText(first), dayText(last)], { ...ofDepartment, extras: [] });
    }),
    plan('department-2025-07', ['2025-07-01', '2025-07-31'], ofDepartment),
    plan('department-2025-08', ['2025-08-01', '2025-08-31'], ofDepartment),
    plan('financial-centre-2025-08', ['2025-08-01', '2025-08-31'], { ...ofCentre, shape: 'halyk' }),
    plan('financial-centre-2025-09', ['2025-09-01', '2025-09-10'], { ...ofCentre, shape: 'kaspi' }),
  ];
}

/** The months before one in which a bank carried out payments. */
function monthsBefore(end: string, payments: readonly Payment[]): Month[] {
  const months = new Set(payments.map(({ settled }) => monthOf(dayText(settled))));
  return [...months].filter((month) => month < end).sort();
}

function manifestOf(city: City, files: readonly CityFile[]): CityManifest {
  return {
    format: 'balapan-city',
    version: 1,
    region,
    asOf: asOfDay,
    seed: city.seed,
    size: city.plan.size,
    living: city.providers.filter(({ isLiving }) => isLiving).map(({ bin }) => bin),
    files,
  };
}

/** Makes the folder, and takes away what an earlier city has written there, its `city.json` first. */
async function clear(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'city.json');
  const files = filesOf(await readFile(path, 'utf8').catch(() => ''));
  if (files === null) return;
  await rm(path);
  for (const { name } of files)
    if (/^(statements\/)?[\w.-]+$/.test(name)) await rm(join(folder, name), { force: true });
}

/** The files that a manifest of ours names; `null` for any other text. */
function filesOf(text: string): readonly CityFile[] | null {
  try {
    const { format, files } = JSON.parse(text) as Partial<CityManifest>;
    return format === 'balapan-city' ? (files ?? []) : null;
  } catch {
    return null;
  }
}
