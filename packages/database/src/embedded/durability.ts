import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DURABILITY_FILE, ended, type Place } from './launch.ts';
import { durabilityFile } from './settings.ts';

const noteOf = (place: Place): string => join(place.dataDir, 'not-durable');

/** Whether the cluster holds data that were written without being forced to the disk. */
export function isUnsafe(place: Place): boolean {
  return existsSync(noteOf(place));
}

/** Sets the safety that the next start will have. */
export function chooseDurability(place: Place, durable: boolean): void {
  writeFileSync(join(place.database, DURABILITY_FILE), durabilityFile(durable));
  if (!durable) writeFileSync(noteOf(place), bootId());
}

/** Turns safety on in a running server, then brings to the disk what was written before. */
export async function makeDurable(place: Place, address: pg.ClientConfig): Promise<void> {
  writeFileSync(join(place.database, DURABILITY_FILE), durabilityFile(true));
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query('SELECT pg_reload_conf()');
    while ((await client.query('SHOW fsync')).rows[0]?.fsync !== 'on') await wait(5);
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
  await forceToDisk(place);
}

/** What was written without fsync lies in the system's cache; `sync` is the documented way to bring it to the disk. */
export async function forceToDisk(place: Place): Promise<void> {
  await ended(spawn('sync', { stdio: 'ignore' }));
  rmSync(noteOf(place), { force: true });
}

/** A first fill cut by a power loss may be torn anywhere. It held nothing that cannot be made again: it goes. */
export function discardUnsafe(place: Place): void {
  if (!isUnsafe(place) || readFileSync(noteOf(place), 'utf8') === bootId()) return;
  rmSync(place.database, { recursive: true, force: true });
  rmSync(noteOf(place), { force: true });
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
