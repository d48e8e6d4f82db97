import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CityFigures, checkCity } from './check.ts';
import { writeCity } from './index.ts';

/**
 * The full city takes some seconds and half a gigabyte to check, so this runs only where it is asked for:
 * `BALAPAN_FULL_CITY=1 npx vitest run packages/city/src/files/almaty.test.ts`.
 */
const isAsked = process.env.BALAPAN_FULL_CITY !== undefined;
/** Tiyn in a billion tenge. */
const billion = 100_000_000_000;

describe.runIf(isAsked)('the full city', () => {
  let folder = '';
  let figures: CityFigures;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balapan-almaty-'));
    await writeCity({ out: folder, size: 'almaty', seed: 1 });
    const check = await checkCity(folder);
    expect(check.problems).toEqual([]);
    figures = check.figures;
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('has the kindergartens and children of the launch', () => {
    expect([figures.providers, figures.publicProviders, figures.privateProviders]).toEqual([985, 197, 788]);
    expect([figures.children, figures.publicChildren, figures.privateChildren]).toEqual([88_300, 36_900, 51_400]);
    expect([figures.free, figures.providersWithFree]).toEqual([2455, 412]);
  });

  test('has the queue of the launch, before and after its clean-up', () => {
    const { queue } = figures;
    expect([queue.lines, queue.underTwo, queue.fromTwo, queue.sinceJuly]).toEqual([56_896, 17_091, 39_805, 6265]);
    expect(queue.verdicts).toEqual({
      enrolled: 18_472,
      notInterested: 12_906,
      duplicate: 2914,
      otherRegion: 4688,
      overAge: 715,
      live: 17_201,
    });
    expect(queue.netNeed).toBe(8473);
    expect(queue.liveStates).toMatchObject({ offered: 420, inactive: 180, waitlisted: 640 });
  });

  test('costs what the launch costs', () => {
    expect((figures.publicOrder / billion).toFixed(1)).toBe('2.1');
    expect((figures.privateOrder / billion).toFixed(1)).toBe('2.9');
    expect((figures.yearPlan / billion).toFixed(1)).toBe('83.3');
    expect(figures.vouchersAffordable).toBe(1980);
  });

  test('has June and July paid as published', () => {
    const [june, july] = figures.months;
    expect([june?.acts, june?.paidTo, ((june?.paid ?? 0) / billion).toFixed(1)]).toEqual([100, 100, '0.8']);
    expect([july?.acts, july?.paidTo, ((july?.paid ?? 0) / billion).toFixed(1)]).toEqual([985, 835, '3.6']);
    expect([july?.firstPaid, july?.lastPaid]).toEqual(['2025-08-08', '2025-09-10']);
    expect(((july?.actsTotal ?? 0) / (july?.fullNorm ?? 1)).toFixed(2)).toMatch(/^0\.8[56]$/);
    expect(july?.late).toBeGreaterThan(0);
  });

  test('has August confirmed and September marked but where it is to be lived', () => {
    const [august, september] = figures.marks;
    const lines = (august?.lines ?? 0) - (august?.livingLines ?? 0);
    const confirmed = (august?.confirmed ?? 0) - (august?.livingConfirmed ?? 0);
    expect(confirmed / lines).toBeGreaterThan(0.965);
    expect(confirmed / lines).toBeLessThan(0.975);
    expect(august?.livingConfirmed).toBeLessThan((august?.livingLines ?? 0) * 0.9);
    expect(september?.livingLines).toBe(0);
    expect(august?.perfect).toBeGreaterThan(2);
  });
});
