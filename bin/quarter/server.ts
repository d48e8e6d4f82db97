/** The server of a quarter in a process of its own, which may be killed at any moment and is then started anew. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { RoadWatch, ServerAddress } from '@balapan/city/life/transport.ts';
import type { Address } from '@balapan/database/connect.ts';
import { region } from '../first/launch.ts';
import type { Listening, ServerOrder } from '../first/parts/server.ts';
import { endPart, orderPart, startPart } from '../first/workshop.ts';

export interface MortalServer extends RoadWatch {
  readonly address: ServerAddress;
  /** Times it was killed. */
  readonly kills: number;
  /** Milliseconds that its answers took in all. */
  readonly busy: number;
  close(): Promise<void>;
}

/**
 * @param points when it is killed: milliseconds of its own busy time, rising
 * @throws Error from `backAt` where it has died by itself
 */
export async function startMortal(
  address: Address,
  points: readonly number[],
  signal: AbortSignal,
): Promise<MortalServer> {
  let [child, here] = await start(address, signal);
  let [kills, busy, next] = [0, 0, 0];
  let starting: Promise<ServerAddress> | undefined;
  const kill = (): void => {
    if (isDead(child)) return;
    kills += 1;
    next += 1;
    child.kill('SIGKILL');
  };
  const restart = async (): Promise<ServerAddress> => {
    [child, here] = await start(address, signal);
    return here;
  };
  return {
    get address() {
      return here;
    },
    get kills() {
      return kills;
    },
    get busy() {
      return busy;
    },
    asked: () => {
      const since = performance.now();
      const point = points[next];
      const timer = point === undefined ? undefined : setTimeout(kill, Math.max(0, point - busy));
      return () => {
        clearTimeout(timer);
        busy += performance.now() - since;
      };
    },
    backAt: async () => {
      if (child.killed && !isDead(child)) await once(child, 'exit');
      if (!isDead(child)) return here;
      if (!child.killed) throw new Error('the server has ended by itself');
      starting ??= restart().finally(() => {
        starting = undefined;
      });
      return starting;
    },
    close: () => endPart(child),
  };
}

const isDead = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function start(address: Address, signal: AbortSignal): Promise<[ChildProcess, ServerAddress]> {
  const child = startPart('server', signal);
  return [child, await orderPart<Listening>(child, { address, region } satisfies ServerOrder)];
}
