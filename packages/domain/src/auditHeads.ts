/** The file in which the heads of the audit chains are published each day: plain text that anybody can read and keep. */
import { type Day, isDay } from './day.ts';

export interface ChainHead {
  /** Kindergarten, or the zero id for the region's own matters. */
  readonly chain: string;
  /** Number of its newest event. */
  readonly seq: bigint;
  /** Hash of that event in hexadecimal. */
  readonly hash: string;
}

export interface AuditHeads {
  readonly region: string;
  readonly day: Day;
  /** sha256 of the file of the publication before in hexadecimal; 64 zeros for the first. */
  readonly previous: string;
  readonly heads: readonly ChainHead[];
}

export const noPrevious = '0'.repeat(64);

const title = 'Balapan audit heads';
const head = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\d{1,18}) ([0-9a-f]{64})$/;

/** The file's text: four lines of the head, then `chain number hash` for each chain in order of the chains. */
export function auditHeadsText({ region, day, previous, heads }: AuditHeads): string {
  const lines = heads.map(({ chain, seq, hash }) => `${chain} ${seq} ${hash}`).sort();
  return `${[title, `region ${region}`, `day ${day}`, `previous ${previous}`, ...lines].join('\n')}\n`;
}

/** Reads such a file; `null` for anything else. */
export function readAuditHeads(text: string): AuditHeads | null {
  const [first, region, day, previous, ...lines] = text.split('\n');
  const value = (line: string | undefined, name: string): string =>
    line?.startsWith(`${name} `) === true ? line.slice(name.length + 1) : '';
  const on = value(day, 'day');
  if (first !== title || !isDay(on) || lines.pop() !== '') return null;
  const heads = lines.map((line) => head.exec(line));
  if (!/^[0-9a-f]{64}$/.test(value(previous, 'previous')) || heads.includes(null)) return null;
  return {
    region: value(region, 'region'),
    day: on,
    previous: value(previous, 'previous'),
    heads: heads.flatMap((found) =>
      found === null ? [] : [{ chain: found[1] ?? '', seq: BigInt(found[2] ?? 0), hash: found[3] ?? '' }],
    ),
  };
}
