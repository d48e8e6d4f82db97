import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './errors.ts';

/** How PostgreSQL, which refuses to be root, is run: as ourselves, in a user namespace, or as another user. */
export type Manner = 'direct' | 'namespace' | 'otherUser';

/** Where another user finds what lies in a directory closed to it. */
export const SHARED_PLACE = '/var/lib/balapan';

/** As whom to run, and how to wrap a program for it. */
export interface Account {
  manner: Manner;
  /** Set when files must belong to another user than ours. */
  uid?: number;
  gid?: number;
  wrap(program: string, args: string[]): [string, string[]];
}

interface PlainUser {
  uid: number;
  gid: number;
}

/**
 * Chooses as whom the database runs. `owner` is the owner of an existing database folder.
 * - a plain user: directly;
 * - root: inside a user namespace, which changes nothing on the machine and works in closed directories;
 * - root where namespaces are forbidden (many containers), or a folder that belongs to another user: as that user.
 * @throws EmbeddedError NO_PLAIN_USER
 */
export function chooseAccount(owner: number | undefined, manner?: Manner): Account {
  const uid = process.getuid?.() ?? 1;
  const users = readUsers();
  const nobody = users.get('nobody') ?? [...users.values()].find((user) => user.uid !== 0);
  if (manner === undefined && uid !== 0 && hasName(uid, users)) return direct();
  if (manner === 'direct') return direct();
  if (uid === 0 && owner !== undefined && owner !== 0) return otherUser({ uid: owner, gid: gidOf(owner, users) });
  if (manner !== 'otherUser' && nobody && canMapTo(nobody)) return namespace(nobody);
  if (uid === 0 && nobody && manner !== 'namespace') return otherUser(nobody);
  throw new EmbeddedError('NO_PLAIN_USER');
}

/** Gives a file or folder to the account's user. */
export function handOver(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/**
 * Another user must be able to read the programs and to reach the data; in a directory closed to others neither is so,
 * and a copy or a place in /var/lib is used instead.
 */
export function reachableBinaries(binaries: Binaries, account: Account): Binaries {
  if (account.manner !== 'otherUser' || isOpenToOthers(binaries.folder)) return binaries;
  const native = dirname(binaries.folder);
  const copy = join(SHARED_PLACE, `postgres-${binaries.major}`);
  if (!existsSync(join(copy, 'complete'))) {
    mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true, force: true });
    mkdirSync(join(copy, 'complete'));
  }
  return { ...binaries, folder: join(copy, 'bin'), env: { LD_LIBRARY_PATH: join(copy, 'lib') } };
}

/** Whether every folder above a path lets other users through. */
export function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o005) !== 0o005) return false;
    if (folder === parse(folder).root) return true;
  }
}

const asIs = (program: string, args: string[]): [string, string[]] => [program, args];

function direct(): Account {
  return { manner: 'direct', wrap: asIs };
}

function namespace(user: PlainUser): Account {
  const flags = namespaceFlags(user);
  return { manner: 'namespace', wrap: (program, args) => ['unshare', [...flags, program, ...args]] };
}

function otherUser(user: PlainUser): Account {
  return { manner: 'otherUser', uid: user.uid, gid: user.gid, wrap: asIs };
}

function namespaceFlags(user: PlainUser): string[] {
  return ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--'];
}

function canMapTo(user: PlainUser): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...namespaceFlags(user), 'true']).status === 0;
}

function readUsers(): Map<string, PlainUser> {
  const users = new Map<string, PlainUser>();
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , uid, gid] = line.split(':');
      if (name && uid && gid) users.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  } catch {
    // No list of users: only a plain user can then be served.
  }
  return users;
}

/** PostgreSQL looks its user's name up and stops where there is none. Only Linux containers run without one. */
function hasName(uid: number, users: Map<string, PlainUser>): boolean {
  return process.platform !== 'linux' || users.size === 0 || [...users.values()].some((user) => user.uid === uid);
}

function gidOf(uid: number, users: Map<string, PlainUser>): number {
  return [...users.values()].find((user) => user.uid === uid)?.gid ?? uid;
}
