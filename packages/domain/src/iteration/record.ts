/**
 * The record of an iteration: the whole input and the whole answer as canonical JSON lines, sorted by id, so that anybody
 * can run it again and compare the bytes (issue: "Replaying the record gives the same bytes").
 */
import { canonicalJson, type Json, type Sha256, textOf, utf8 } from '../bytes.ts';
import { decide } from './decide.ts';
import type {
  IterationApplication,
  IterationInput,
  IterationPlaces,
  IterationReason,
  IterationResult,
} from './input.ts';

export interface IterationRecord {
  /** Input, then result. */
  readonly bytes: Uint8Array;
  readonly inputSha256: string;
  readonly resultSha256: string;
}

const form = 'balapan.iteration/1';

/** The record of a decided iteration. The order of applications and places in the input means nothing. */
export function recordIteration(input: IterationInput, result: IterationResult, sha256: Sha256): IterationRecord {
  const inputBytes = utf8(inputLines(input));
  const inputSha256 = sha256(inputBytes);
  const head = canonicalJson({ form: `${form}.result`, inputSha256 });
  const resultBytes = utf8(`${head}\n${resultLines(result)}`);
  const bytes = new Uint8Array(inputBytes.length + resultBytes.length);
  bytes.set(inputBytes);
  bytes.set(resultBytes, inputBytes.length);
  return { bytes, inputSha256, resultSha256: sha256(resultBytes) };
}

/** Reads the input out of a record, decides again and returns the new record's bytes: equal, or the record is not true. */
export function replayIteration(recordBytes: Uint8Array, sha256: Sha256): Uint8Array {
  const input = readInput(recordBytes);
  return recordIteration(input, decide(input), sha256).bytes;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
const byPlace = (a: IterationPlaces, b: IterationPlaces): number => a.age - b.age || (a.language < b.language ? -1 : 1);
const applicationRow = (a: IterationApplication): string =>
  JSON.stringify([a.id, a.number, a.filedAt, a.tier, a.categoryAge, a.birthDate, a.language, a.wishedStart]);
const placeRow = ({ age, language, free }: IterationPlaces): string => JSON.stringify([age, language, free]);

function inputLines(input: IterationInput): string {
  const { asOf, policyVersion, policy, applications, places, vouchersAffordable } = input;
  const head = {
    form,
    asOf,
    policyVersion,
    policy: policy as unknown as Json,
    vouchersAffordable,
    places: places.length,
    applications: applications.length,
  };
  const lines = [
    canonicalJson(head),
    ...places.toSorted(byPlace).map(placeRow),
    ...applications.toSorted(byId).map(applicationRow),
  ];
  return `${lines.join('\n')}\n`;
}

function resultLines({ items, summary, cutOffs, counts, placesLeft }: IterationResult): string {
  const paramsOf = makeParams();
  const rows = items
    .toSorted(byId)
    .map(
      ({ id, outcome, order, age, language, reason }) =>
        `["${id}","${outcome}",${order},${age},"${language}","${reason.code}",${paramsOf(reason)}]`,
    );
  const rest = [{ ...summary }, cutOffs, counts, placesLeft.toSorted(byPlace)].map((part) =>
    canonicalJson(part as unknown as Json),
  );
  return `${[...rest, ...rows].join('\n')}\n`;
}

/** Most reasons are shared objects, so their text is made once. */
function makeParams(): (reason: IterationReason) => string {
  const known = new Map<IterationReason, string>();
  return (reason) => {
    const text = known.get(reason) ?? canonicalJson(reason.params as unknown as Json);
    known.set(reason, text);
    return text;
  };
}

/** The input inside a record. Throws `RangeError` for bytes that are none. */
export function readInput(recordBytes: Uint8Array): IterationInput {
  const lines = textOf(recordBytes).split('\n');
  const head = readLine(lines[0]) as unknown as Omit<IterationInput, 'applications' | 'places'> & {
    readonly form: string;
    readonly places: number;
    readonly applications: number;
  };
  if (head.form !== form) throw new RangeError('not a record of an iteration');
  const firstApplication = 1 + head.places;
  const end = firstApplication + head.applications;
  if (lines.length < end) throw new RangeError('the record is cut off');
  return {
    asOf: head.asOf,
    policyVersion: head.policyVersion,
    policy: head.policy,
    vouchersAffordable: head.vouchersAffordable,
    places: lines.slice(1, firstApplication).map(readPlace),
    applications: lines.slice(firstApplication, end).map(readApplication),
  };
}

function readLine(line: string | undefined): object {
  const value: unknown = line === undefined || line === '' ? null : JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new RangeError('a line of the record is missing');
  return value;
}

function readPlace(line: string): IterationPlaces {
  const [age, language, free] = readLine(line) as [number, IterationPlaces['language'], number];
  return { age, language, free };
}

function readApplication(line: string): IterationApplication {
  const row = readLine(line) as [
    string,
    string,
    number,
    IterationApplication['tier'],
    number,
    IterationApplication['birthDate'],
    IterationApplication['language'],
    IterationApplication['wishedStart'],
  ];
  const [id, number, filedAt, tier, categoryAge, birthDate, language, wishedStart] = row;
  return { id, number, filedAt, tier, categoryAge, birthDate, language, wishedStart };
}
