/** What all players share: the town, the way to the server, who is signed in, and what has been done. */
import { Refusal } from '@balapan/api/client.ts';
import { localIsoOf, type Moment } from '@balapan/domain/moment.ts';
import { type Company, makeCompany } from './people.ts';
import type { Town } from './town.ts';
import type { Road, Visitor } from './transport.ts';

export interface LifeReport {
  readonly done: Map<string, number>;
  /** What the server refused: it should have refused nothing. */
  readonly refused: { readonly deed: string; readonly code: string }[];
}

export interface Stage {
  readonly town: Town;
  readonly seed: number;
  /** Somebody new, not signed in. */
  newcomer(): Visitor;
  /** Those who act many times. */
  readonly company: Company;
  readonly report: LifeReport;
  /** Deeds at a time. */
  readonly width: number;
  /** Where the city's clock was put last. */
  now(): Moment;
  /** Moves the city's clock; never back. */
  moveTo(at: Moment): Promise<void>;
  /** Does a deed and counts it; a refusal is kept, anything else is thrown. */
  doing(deed: string, work: () => Promise<number | undefined>): Promise<void>;
}

export function makeStage(town: Town, road: Road, width: number): Stage {
  const report: LifeReport = { done: new Map(), refused: [] };
  const clockmaker = road.visitor();
  let now = Number.NEGATIVE_INFINITY;
  return {
    town,
    seed: town.seed,
    newcomer: road.visitor,
    company: makeCompany(road.visitor),
    report,
    width,
    now: () => now,
    moveTo: async (at) => {
      if (at <= now) return;
      await clockmaker.api.access.moveClock({ to: localIsoOf(at) });
      now = at;
    },
    doing: async (deed, work) => {
      try {
        const count = (await work()) ?? 1;
        report.done.set(deed, (report.done.get(deed) ?? 0) + count);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        report.refused.push({ deed, code: error.message });
      }
    },
  };
}
