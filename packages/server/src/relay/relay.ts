/**
 * From the outbox to the job queue (graphile-worker in a schema of its own), and from there outside. A job is keyed by the
 * item's id: handed over twice, it runs once; killed between, it runs again and finds the item undone.
 */
import { plainPool } from '@balapan/database/connect.ts';
import { writing } from '@balapan/database/scope.ts';
import { Logger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import { endOverBehalfs } from '../access/endBehalf.ts';
import { jobs } from '../jobs.ts';
import { job } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { runDueJobs } from '../kernel/jobs.ts';
import { scopeOf } from '../kernel/operation.ts';
import { deliver, type Outside } from './deliver.ts';
import { markRelayed, takeWaiting } from './queries.ts';

const schema = 'job_queue';
/** Items handed over in one transaction. */
const batch = 500;
/** Job runs say nothing: what failed stands in the queue's own tables. */
const quiet = new Logger(() => () => {});

export interface Relay {
  /** Hands over what waits now, and returns how much it was. */
  relay(): Promise<number>;
  /** Stops taking jobs, lets the running ones end. */
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly outside: Outside;
  /** Milliseconds between two looks into the outbox; default 1000. */
  readonly every?: number;
  readonly concurrency?: number;
}

/** Starts the relay of a house, its jobs and, outside a demonstration, the terms that end by the real clock. */
export async function startRelay(
  house: House,
  { outside, every = 1000, concurrency = 4 }: RelayOptions,
): Promise<Relay> {
  // One for each job, one that listens, one that adds.
  const pool = plainPool(house.pool, concurrency + 2);
  const options = { pgPool: pool, schema, logger: quiet, noPreparedStatements: false } as const;
  const taskList: TaskList = {
    deliver: async (payload) => {
      if (isItem(payload)) await deliver(house, outside, payload.id);
    },
    due: async () => {
      await endOverBehalfs(house);
      if (!house.demonstration) await runDueJobs(house, jobs, house.now());
    },
  };
  const utils = await makeWorkerUtils(options);
  await utils.migrate();
  const runner = await run({ ...options, taskList, concurrency, noHandleSignals: true, crontab: '* * * * * due' });
  const relay = (): Promise<number> =>
    writing(house.pool, scopeOf(house, job), async (sql) => {
      const items = await takeWaiting(sql, batch, house.wall());
      if (items.length === 0) return 0;
      await utils.addJobs(
        items.map(({ id }) => ({
          identifier: 'deliver',
          payload: { id },
          jobKey: `${house.region}/${id}`,
          maxAttempts: 12,
        })),
      );
      await markRelayed(
        sql,
        items.map(({ id }) => id),
        house.wall(),
      );
      return items.length;
    });
  const beat = heartbeat(relay, every);
  return {
    relay,
    stop: async () => {
      await beat.stop();
      await runner.stop();
      await utils.release();
      await pool.end();
    },
  };
}

const isItem = (payload: unknown): payload is { id: string } =>
  typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string';

/** Looks into the outbox again and again, at once while it is full; a lost database is tried again at the next beat. */
function heartbeat(look: () => Promise<number>, every: number): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const count = await look().catch(() => 0);
    if (!isStopped) timer = setTimeout(start, count === batch ? 0 : every);
  };
  const start = (): void => {
    running = beat();
  };
  start();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
