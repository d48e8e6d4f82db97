import { inspect } from 'node:util';
import { Sequence } from 'asn1js';
import { AlgorithmIdentifier, Certificate, SignedData } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { readSignedData } from './cms.ts';
import fixtures from './fixtures.json' with { type: 'json' };
import { quickenPki } from './quickPki.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
quickenPki();

describe('a kept schema', () => {
  it('is built once for the same names, anew for others', () => {
    const named = { names: { blockName: 'one' } };
    expect(AlgorithmIdentifier.schema(named)).toBe(AlgorithmIdentifier.schema({ names: { blockName: 'one' } }));
    expect(AlgorithmIdentifier.schema(named)).not.toBe(AlgorithmIdentifier.schema({ names: { blockName: 'two' } }));
    expect(Certificate.schema()).not.toBe(AlgorithmIdentifier.schema());
  });

  it('is never kept for parameters that hold more than names', () => {
    const foreign = { names: { blockName: new Sequence() } } as never;
    expect(AlgorithmIdentifier.schema(foreign)).not.toBe(AlgorithmIdentifier.schema(foreign));
  });

  it('is the same after good and bad structures were read by it', () => {
    const before = textOf(SignedData.schema());
    for (const cms of [fixtures.good, fixtures.gost, fixtures.attached, fixtures.rogue]) readSignedData(bytesOf(cms));
    const cut = bytesOf(fixtures.good).slice(0, -200);
    for (const bytes of [cut, Buffer.from('no signature')]) expect(read(bytes)).toBeNull();
    expect(textOf(SignedData.schema())).toBe(before);
  });
});

function read(bytes: Uint8Array) {
  try {
    return readSignedData(bytes);
  } catch {
    return null;
  }
}

/** All of a schema: what it has and what its parts have. */
const textOf = (schema: unknown): string => inspect(schema, { depth: null, maxArrayLength: null });
