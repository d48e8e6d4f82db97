import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf, utf8 } from '../bytes.ts';
import { makeApplication as application, inputs, makeCity, makeInput } from '../testing/iteration.ts';
import { decide } from './decide.ts';
import { readInput, recordIteration, replayIteration } from './record.ts';

/** Any hash will do here; the real one is brought by the server. FNV-1a, 32 bits. */
const sha256 = (bytes: Uint8Array): string =>
  bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5).toString(16);

describe('the record', () => {
  test('replayed gives the same bytes', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { bytes } = recordIteration(input, decide(input), sha256);
        expect(textOf(replayIteration(bytes, sha256))).toBe(textOf(bytes));
      }),
    );
  });
  test('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = { ...input, applications: input.applications.toReversed(), places: input.places.toReversed() };
        expect(recordIteration(turned, decide(turned), sha256)).toEqual(recordIteration(input, decide(input), sha256));
      }),
    );
  });
  test('tells another input by its hash', () => {
    const [one, other] = [makeInput([application('a')]), makeInput([application('a', { filedAt: 1 })])];
    const [first, second] = [one, other].map((input) => recordIteration(input, decide(input), sha256));
    expect(first?.inputSha256).not.toBe(second?.inputSha256);
    expect(first?.resultSha256).not.toBe(second?.resultSha256);
  });
  test('holds the whole input', () => {
    const input = makeInput([application('a', { number: 'ә"№\n' })]);
    expect(readInput(recordIteration(input, decide(input), sha256).bytes)).toEqual(input);
  });
  test('is lines of JSON, the result bound to its input', () => {
    const input = makeInput([application('a')], { places: [{ age: 3, language: 'kk', free: 1 }] });
    const record = recordIteration(input, decide(input), sha256);
    const lines = textOf(record.bytes)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ form: 'balapan.iteration/1', applications: 1, places: 1, asOf: '2025-09-11' });
    expect(lines[1]).toEqual([3, 'kk', 1]);
    expect(lines[3]).toEqual({ form: 'balapan.iteration/1.result', inputSha256: record.inputSha256 });
    expect(lines.at(-1)).toEqual(['a', 'offered', 1, 3, 'kk', 'generalAlone', { g: 1 }]);
  });
  test('a changed outcome is seen by replaying', () => {
    const input = makeCity(50, 3);
    const text = textOf(recordIteration(input, decide(input), sha256).bytes);
    const changed = utf8(text.replace('"notReached",null', '"offered",99'));
    expect(textOf(replayIteration(changed, sha256))).not.toBe(textOf(changed));
  });
  test.each([
    '',
    '{"form":"other"}',
    '{"form":"balapan.iteration/1","places":1,"applications":0}',
    '{"form":"balapan.iteration/1","places":1,"applications":0}\n',
    'null',
  ])('refuses %j', (text) => {
    expect(() => readInput(utf8(text))).toThrow(RangeError);
  });
});
