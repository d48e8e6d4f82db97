import { randomFillSync } from 'node:crypto';
import { uuidV7 } from '@balapan/domain/ids.ts';
import type pg from 'pg';
import { wallClock } from '../adapters/clock.ts';
import type { EactGateway } from '../adapters/eact/eactGateway.ts';
import type { FieldCipher } from '../adapters/fieldCipher/fieldCipher.ts';
import type { ProofTools } from '../adapters/proof/proofTools.ts';
import type { FileScanner } from '../adapters/scanner/fileScanner.ts';
import type { SignatureVerifier } from '../adapters/signature/signatureVerifier.ts';

/** Told of a long operation's way: `step` names it, `done` of `total` are through; `total` 0 while it is not known. */
export type Progress = (step: string, done: number, total: number) => void;

/** What every operation works with: one region on one database. */
export interface House {
  readonly pool: pg.Pool;
  /** The schema: `almaty`. */
  readonly region: string;
  readonly demonstration: boolean;
  /** Epoch milliseconds by the region's clock: real, or where the demonstration's stands. */
  now(): number;
  /** Epoch milliseconds of the real clock: for sessions and logs only. */
  wall(): number;
  /** UUID v7 by the region's clock. */
  newId(): string;
  readonly progress?: Progress;
  /** Checks signatures against the trust anchors of the configuration; left out: nothing can be signed here. */
  readonly signatures?: SignatureVerifier;
  /** Whether codes reach a phone from here: a gateway is set, or it is a demonstration, which shows them. */
  readonly sendsCodes: boolean;
  /** What staff prove themselves with beside a signature; left out: nobody comes in with a password or a passkey. */
  readonly proofs?: ProofTools;
  /** The system's own seal over a file: a detached CMS in DER (kazakhstan.md 2.1, art. 49(3)); left out: files go unsealed. */
  readonly seal?: Seal;
  /** Seals health data; left out: none can be written or read here. */
  readonly fields?: FieldCipher;
  /** Where people reach the public pages, `https://balapan.almaty.kz`: for what leaves the house on paper. */
  readonly origin?: string;
  /** Looks into files that people bring; left out: nobody does. */
  readonly scanner?: FileScanner;
  /** The tax authority's system of electronic acts; left out: none is signed here. */
  readonly eacts?: EactGateway;
  /** Where the demonstration's clock stands according to the database; `perform` tells it with each operation. */
  setClock(epochMs: number | null): void;
}

/** `at`: epoch milliseconds. */
export type Seal = (bytes: Uint8Array, at: number) => Promise<Uint8Array>;

export interface HouseOptions {
  readonly progress?: Progress;
  readonly signatures?: SignatureVerifier;
  readonly proofs?: ProofTools;
  readonly seal?: Seal;
  readonly origin?: string;
  readonly fields?: FieldCipher;
  /** A gateway for short messages is set. */
  readonly sendsCodes?: boolean;
  readonly scanner?: FileScanner;
  readonly eacts?: EactGateway;
  /** Epoch milliseconds of the real clock; default: this machine's. */
  readonly wall?: () => number;
  /** Fills the array with random bytes; default: the system's source. */
  readonly random?: (bytes: Uint8Array) => void;
}

/**
 * Opens the region's house. Reads the region's row with the rights of the application.
 * @throws Error when the schema has no region: nothing was loaded yet
 */
export async function openHouse(pool: pg.Pool, region: string, options: HouseOptions = {}): Promise<House> {
  if (!/^[a-z][a-z0-9_]*$/.test(region)) throw new RangeError(`not a region: ${region}`);
  const { rows } = await pool.query<{ demonstration: boolean; clock_at: number | null }>(
    `SELECT demonstration, clock_at FROM ${region}.region`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`the region ${region} is empty`);
  return makeHouse(pool, region, row.demonstration, row.clock_at, options);
}

/** A house over a known region row. `clockAt`: where the demonstration's clock stands. */
export function makeHouse(
  pool: pg.Pool,
  region: string,
  demonstration: boolean,
  clockAt: number | null,
  options: HouseOptions = {},
): House {
  const wall = options.wall ?? wallClock;
  const random = options.random ?? randomFillSync;
  let stands = demonstration ? clockAt : null;
  const now = (): number => stands ?? wall();
  return {
    pool,
    region,
    demonstration,
    now,
    wall,
    newId: idMaker(now, wall, random),
    sendsCodes: demonstration || options.sendsCodes === true,
    setClock: (epochMs) => {
      stands = demonstration ? epochMs : null;
    },
    ...(options.progress === undefined ? {} : { progress: options.progress }),
    ...(options.signatures === undefined ? {} : { signatures: options.signatures }),
    ...(options.proofs === undefined ? {} : { proofs: options.proofs }),
    ...(options.seal === undefined ? {} : { seal: options.seal }),
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    ...(options.fields === undefined ? {} : { fields: options.fields }),
    ...(options.scanner === undefined ? {} : { scanner: options.scanner }),
    ...(options.eacts === undefined ? {} : { eacts: options.eacts }),
  };
}

/**
 * Ids in the order in which they were made, also while a demonstration's clock stands: behind the region's clock comes the
 * real one (42 bits), then a counter that begins and steps by chance.
 */
function idMaker(now: () => number, wall: () => number, random: (bytes: Uint8Array) => void): () => string {
  const chance = new Uint8Array(4096);
  let used = chance.length;
  const byte = (): number => {
    if (used === chance.length) {
      random(chance);
      used = 0;
    }
    used += 1;
    return chance[used - 1] as number;
  };
  const tail = new Uint8Array(10);
  let last = { at: -1, wall: -1, counter: 0 };
  return () => {
    const [at, real] = [Math.floor(now()), Math.max(Math.floor(wall()), last.wall)];
    const isSame = last.at === at && last.wall === real;
    const counter = isSame
      ? last.counter + 1 + byte()
      : ((byte() & 0x3f) << 24) | (byte() << 16) | (byte() << 8) | byte();
    last = { at, wall: real, counter };
    tail[0] = real / 2 ** 38;
    tail[1] = real / 2 ** 30;
    tail[2] = Math.floor(real / 2 ** 24) & 0x3f;
    for (let place = 0; place < 3; place += 1) tail[3 + place] = Math.floor(real / 2 ** (16 - 8 * place));
    for (let place = 0; place < 4; place += 1) tail[6 + place] = counter >>> (24 - 8 * place);
    return uuidV7(at, tail);
  };
}
