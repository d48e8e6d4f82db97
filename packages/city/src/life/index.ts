/**
 * The last days of a demonstration city, lived through its API: the days before the files' day once everything but the queue
 * and the running month is imported, and that day's morning once those are imported too. The same files, the same life.
 */
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { type Day, daysOfMonth, monthOf, yearOf } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { playOffice } from './acts.ts';
import { type Household, visitHouseholds } from './households.ts';
import { playSlot } from './kindergartens.ts';
import { planOffers, playOffer } from './offers.ts';
import { planOffices } from './offices.ts';
import { planDays, planMorning } from './plan.ts';
import { type LifeReport, makeStage, type Stage } from './stage.ts';
import { readTown } from './town.ts';
import { openRoad, type ServerAddress } from './transport.ts';

export type { LifeReport } from './stage.ts';

export interface LifeOptions {
  readonly address: ServerAddress;
  /** Folder of the city's files. */
  readonly folder: string;
  /** Deeds at a time; default 4. */
  readonly width?: number;
  readonly progress?: (done: number, total: number) => void;
}

export interface Life {
  /** The days before; leaves the clock at 08:00 of the files' day. */
  days(): Promise<void>;
  /** The morning of the files' day; leaves the clock at 08:30. */
  morning(): Promise<void>;
  readonly report: LifeReport;
  /** Lets go of the connections. */
  close(): void;
}

/** Opens the life of a city whose server listens. @throws Error where the folder holds no city */
export async function openLife({ address, folder, width = 4, progress }: LifeOptions): Promise<Life> {
  const town = await readTown(folder);
  const road = openRoad(address, width);
  const stage = makeStage(town, road, width);
  const visit = async (): Promise<ReadonlyMap<number, Household>> =>
    new Map((await visitHouseholds(stage)).map((house) => [house.number, house]));
  return {
    days: async () => {
      await liveDays(stage, await visit(), progress ?? (() => {}));
      await stage.moveTo(momentOf(town.asOf, '08:00'));
    },
    morning: async () => {
      await liveMorning(stage, await visit());
      await stage.moveTo(momentOf(town.asOf, '08:30'));
    },
    report: stage.report,
    close: road.close,
  };
}

/** Days from the first of the month to the one before the files' day, and the working days among them. */
function daysBefore(asOf: Day): { days: Day[]; workingDays: Day[] } {
  const calendar = makeCalendar(draftCalendar(yearOf(asOf), yearOf(asOf)));
  const days = daysOfMonth(monthOf(asOf)).filter((day) => day < asOf);
  return { days, workingDays: days.filter((day) => calendar.isWorkingDay(day)) };
}

async function liveDays(
  stage: Stage,
  houses: ReadonlyMap<number, Household>,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { seed, town } = stage;
  const before = daysBefore(town.asOf);
  const [first, second, third] = before.workingDays.slice(-3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few days to live');
  const everybody = [...houses.values()];
  const slots = planDays(
    seed,
    everybody.flatMap(({ groups }) => groups),
    everybody.flatMap(({ parents }) => parents),
    before,
  );
  const played = [
    ...slots.map((slot) => ({ at: slot.at, deeds: slot.deeds.length, play: () => playSlot(stage, houses, slot) })),
    ...planOffices(seed, town.providers, [first, second, third]).map((slot) => ({
      at: slot.at,
      deeds: slot.deed.kind === 'signAsProviders' ? slot.deed.providers.length : 1,
      play: () => playOffice(stage, slot),
    })),
  ].sort((a, b) => a.at - b.at);
  const total = played.reduce((sum, { deeds }) => sum + deeds, 0);
  let done = 0;
  for (const { deeds, play } of played) {
    progress(done, total);
    await play();
    done += deeds;
  }
}

async function liveMorning(stage: Stage, houses: ReadonlyMap<number, Household>): Promise<void> {
  const { seed, town } = stage;
  const groups = [...houses.values()].flatMap((house) => house.groups);
  const slots = planMorning(seed, groups, town.asOf).map((slot) => ({
    at: slot.at,
    play: () => playSlot(stage, houses, slot),
  }));
  const offers = (await planOffers(stage)).map((moment) => ({ at: moment.at, play: () => playOffer(stage, moment) }));
  for (const { play } of [...slots, ...offers].sort((a, b) => a.at - b.at)) await play();
}
