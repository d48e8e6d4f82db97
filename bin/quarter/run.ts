/** One run of a quarter over a copy of the imported city, with a server that is killed at the given points. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedMarksTable } from '@balapan/city/files/marks.ts';
import { writeTable } from '@balapan/city/files/table.ts';
import { makeStage } from '@balapan/city/life/stage.ts';
import { readTown } from '@balapan/city/life/town.ts';
import { openRoad } from '@balapan/city/life/transport.ts';
import type { City } from '@balapan/city/model/city.ts';
import type { QuarterSlot } from '@balapan/city/quarter/plan.ts';
import { playQuarter } from '@balapan/city/quarter/play.ts';
import type { Address } from '@balapan/database/connect.ts';
import type { Month } from '@balapan/domain/day.ts';
import { region } from '../first/launch.ts';
import type { ImportOrder } from '../first/parts/import.ts';
import { endPart, orderPart, startPart } from '../first/workshop.ts';
import { startMortal } from './server.ts';

export interface RunOrder {
  readonly address: Address;
  readonly city: City;
  /** Folder of the city's files. */
  readonly folder: string;
  readonly slots: readonly QuarterSlot[];
  /** Months whose marks the city does not have to their end. */
  readonly toBring: readonly Month[];
  /** Milliseconds of the server's busy time at which it is killed. */
  readonly points: readonly number[];
  /** Whether the importer is killed in the middle as well. */
  readonly killsImport: boolean;
  readonly progress: (done: number, total: number, slot: QuarterSlot) => void;
  readonly signal: AbortSignal;
}

export interface RunTold {
  readonly kills: number;
  readonly busy: number;
  readonly done: ReadonlyMap<string, number>;
}

/** Deeds at a time. */
const width = 4;

/** @throws Error where a step stays undone, or the server ends by itself */
export async function runQuarter(order: RunOrder): Promise<RunTold> {
  const server = await startMortal(order.address, order.points, order.signal);
  const road = openRoad(server.address, width, server);
  const stage = makeStage(await readTown(order.folder), road, width);
  let importerKills = 0;
  try {
    await playQuarter({
      stage,
      slots: order.slots,
      progress: order.progress,
      bringMarks: async (month) => {
        if (!order.toBring.includes(month)) return;
        importerKills += await bringMarks(order, month);
      },
    });
    return { kills: server.kills + importerKills, busy: server.busy, done: stage.report.done };
  } finally {
    road.close();
    await server.close();
  }
}

/** Writes the month's paper registers as a file and imports them by a process of its own. @returns how often that was killed */
async function bringMarks({ address, city, killsImport, signal }: RunOrder, month: Month): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'balapan-quarter-'));
  try {
    await writeTable(endedMarksTable(month), city, folder);
    const order: ImportOrder = { address, region, folder, files: 'all' };
    const kills = killsImport && (await killedImport(order, signal)) ? 1 : 0;
    const importer = startPart('import', signal);
    await orderPart(importer, order);
    await endPart(importer);
    return kills;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @returns false where the importer was through before it could be killed */
async function killedImport(order: ImportOrder, signal: AbortSignal): Promise<boolean> {
  const importer = startPart('import', signal);
  return orderPart(importer, order, ({ done, total }) => {
    if (done > 0 && done < total) importer.kill('SIGKILL');
  }).then(
    async () => {
      await endPart(importer);
      return false;
    },
    () => true,
  );
}
