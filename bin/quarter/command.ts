/** `balapan quarter`: a quarter of a synthetic city from marks to the bank and back; with `--kills` a second time under fire. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, exitCodes } from '@balapan/api/command.ts';
import { type CitySize, writeCity } from '@balapan/city/files/index.ts';
import { type City, makeCity } from '@balapan/city/model/city.ts';
import { asOfDay, closingMonth } from '@balapan/city/model/days.ts';
import { planQuarter } from '@balapan/city/quarter/plan.ts';
import { randomOf } from '@balapan/city/random.ts';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { type Address, createPool, withDatabase } from '@balapan/database/connect.ts';
import { openCluster } from '@balapan/database/embedded/cluster.ts';
import { defaultFolder } from '@balapan/database/embedded/folder.ts';
import { shiftMonth } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatCount, formatMoney } from '@balapan/domain/text/format.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { openHouse } from '@balapan/server/kernel/house.ts';
import { type Check, verify } from '@balapan/server/verify/verify.ts';
import pg from 'pg';
import { region } from '../first/launch.ts';
import type { ImportOrder } from '../first/parts/import.ts';
import { endPart, orderPart, startPart } from '../first/workshop.ts';
import { differences, readBooks, sumsOf } from './books.ts';
import { type RunTold, runQuarter } from './run.ts';
import { quarterTexts } from './texts.ts';

const options = {
  size: { type: 'string', default: 'small' },
  seed: { type: 'string', default: '1' },
  months: { type: 'string', default: '3' },
  kills: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
} as const;

interface Order {
  readonly size: CitySize;
  readonly seed: number;
  readonly months: number;
  readonly kills: number;
}

/** `balapan quarter [--size small|almaty|N] [--months 3] [--kills N] [--seed S] [--json]`: 1 where the books are broken or differ. */
export const quarterCommand: Command = {
  name: 'quarter',
  usage: '[--size small|almaty|N] [--months 3] [--kills N] [--seed S] [--json]',
  help: quarterTexts.help,
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options });
    const order = orderOf(values);
    if (order === null) {
      io.tell(quarterTexts[io.language].usage);
      return exitCodes.usage;
    }
    const told = await perform(order, io);
    if (values.json) io.print(JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? `${value}` : value), 2));
    return told.isWhole ? exitCodes.done : exitCodes.failed;
  },
};

function orderOf(values: Record<'size' | 'seed' | 'months' | 'kills', string>): Order | null {
  const numbers = [values.seed, values.months, values.kills];
  if (!numbers.every((text) => /^-?\d{1,9}$/u.test(text))) return null;
  const [seed = 1, months = 3, kills = 0] = numbers.map(Number);
  const size = values.size === 'small' || values.size === 'almaty' ? values.size : Number(values.size);
  const isFit = months >= 1 && months <= 3 && kills >= 0 && kills <= 2000 && size !== 0 && !Number.isNaN(size);
  return isFit ? { size, seed, months, kills } : null;
}

interface Told {
  readonly isWhole: boolean;
  readonly runs: readonly (Omit<RunTold, 'done'> & {
    readonly done: Record<string, number>;
    readonly seconds: number;
  })[];
  readonly sums: Awaited<ReturnType<typeof sumsOf>>;
  readonly faults: readonly Check[];
  readonly differences: readonly string[];
}

async function perform({ size, seed, months, kills }: Order, io: CommandIo): Promise<Told> {
  const texts = quarterTexts[io.language];
  const folder = resolve(defaultFolder(), 'quarter');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const end = new AbortController();
  const cluster = await openCluster({ dataDir: join(folder, 'data') });
  const bare = new pg.Client(cluster.address);
  await bare.connect();
  try {
    io.tell(texts.city);
    const files = join(folder, 'city');
    await writeCity({ out: files, size, seed });
    const city = makeCity(size, seed, 0);
    await bring(cluster.address, bare, files, end.signal);
    const play = (name: string, points: readonly number[]) =>
      playOn({ name, points, bare, address: cluster.address, city, files, months, io, signal: end.signal });
    io.tell(texts.whole);
    const whole = await play('whole', []);
    const runs = [whole];
    let found: string[] = [];
    if (kills > 0) {
      io.tell(texts.killed(kills));
      const disturbed = await play('killed', pointsOf(seed, kills, whole.told.busy));
      runs.push(disturbed);
      found = differences(whole.books, disturbed.books);
    }
    const faults = runs.flatMap(({ checks }) => checks.filter((check) => check.faults.length > 0));
    tell(io, whole.sums, faults, kills > 0 ? { kills: runs[1]?.told.kills ?? 0, found } : null);
    return {
      isWhole: faults.length === 0 && found.length === 0,
      runs: runs.map(({ told, seconds }) => ({ ...told, done: Object.fromEntries(told.done), seconds })),
      sums: whole.sums,
      faults,
      differences: found,
    };
  } finally {
    end.abort();
    await bare.end();
    await cluster.stop();
  }
}

/** Moments of the server's busy time, rising. */
function pointsOf(seed: number, kills: number, busy: number): number[] {
  const random = randomOf(seed, 'quarter.kills');
  return Array.from({ length: kills }, () => random.unit() * busy).sort((a, b) => a - b);
}

/** The database of the imported city, of which each run gets a copy. */
async function bring(address: Address, bare: pg.Client, folder: string, signal: AbortSignal): Promise<void> {
  await bare.query('CREATE DATABASE imported');
  const importer = startPart('import', signal);
  const order: ImportOrder = {
    address: withDatabase(address, 'imported'),
    region,
    folder,
    files: 'all',
    clockAt: momentOf(asOfDay, '08:00'),
  };
  await orderPart(importer, order);
  await endPart(importer);
}

interface Played {
  readonly told: RunTold;
  readonly books: Awaited<ReturnType<typeof readBooks>>;
  readonly sums: Awaited<ReturnType<typeof sumsOf>>;
  readonly checks: readonly Check[];
  readonly seconds: number;
}

interface PlayOrder {
  readonly name: string;
  readonly points: readonly number[];
  readonly bare: pg.Client;
  readonly address: Address;
  readonly city: City;
  readonly files: string;
  readonly months: number;
  readonly io: CommandIo;
  readonly signal: AbortSignal;
}

async function playOn({ name, points, bare, address, city, files, months, io, signal }: PlayOrder): Promise<Played> {
  const since = performance.now();
  await bare.query(`CREATE DATABASE ${name} TEMPLATE imported STRATEGY file_copy`);
  const own = withDatabase(address, name);
  const texts = quarterTexts[io.language];
  const told = await runQuarter({
    address: own,
    city,
    folder: files,
    slots: planQuarter(closingMonth, months, momentOf(asOfDay, '09:00')),
    toBring: Array.from({ length: months - 1 }, (_, at) => shiftMonth(closingMonth, at + 1)),
    points,
    killsImport: points.length > 0,
    progress: (done, total, { month, step }) => io.progress(`${month}: ${texts.steps[step]}`, done, total),
    signal,
  });
  const pool = createPool(own, { max: 4, name: 'balapan-quarter' });
  try {
    const signatures = rsaVerifier([(await openAuthority()).rootPem]);
    const checks = await verify(await openHouse(pool, region, { signatures }));
    const seconds = Math.round((performance.now() - since) / 1000);
    return { told, books: await readBooks(pool), sums: await sumsOf(pool), checks, seconds };
  } finally {
    await pool.end();
  }
}

function tell(
  io: CommandIo,
  { acts, paid, owed }: Played['sums'],
  faults: readonly Check[],
  disturbed: { readonly kills: number; readonly found: readonly string[] } | null,
): void {
  const texts = quarterTexts[io.language];
  const money = (value: bigint): string => formatMoney(tiyn(value), io.language);
  io.tell(texts.sums(formatCount(acts, io.language), money(paid), money(owed)));
  io.tell(faults.length === 0 ? texts.verified : texts.broken);
  for (const { name, faults: list } of faults)
    for (const { where, expected, actual } of list.slice(0, 5))
      io.tell(`    ${name}: ${where}: ${expected} → ${actual}`);
  if (disturbed === null) return;
  const { kills, found } = disturbed;
  io.tell(found.length === 0 ? texts.same(kills) : texts.other(kills));
  for (const line of found) io.tell(`    ${line}`);
}
