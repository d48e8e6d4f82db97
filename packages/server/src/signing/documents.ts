/** The kinds of documents that are signed: each kind tells its bytes and who ought to sign which step. */

import { signedCorrections, unsignedCorrections } from '../attendance/correctionQueries.ts';
import type { Runs } from '../kernel/audit.ts';
import { signedEacts, unsignedEacts } from '../settlement/eact/eactQueries.ts';
import { actsWithoutSignature, signedActs } from '../settlement/signedActs.ts';
import { registersWithoutSignature, signedRegisters } from '../treasury/signedRegisters.ts';
import type { ForOrganisation, ToSign } from './signingOperation.ts';

export interface SignedDocument {
  readonly id: string;
  /** As people call it. */
  readonly number: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  /** By step. */
  readonly signers: Readonly<Record<string, ForOrganisation>>;
}

export interface DocumentKind {
  /** Documents by id, as far as the actor sees them. */
  find(sql: Runs, ids: readonly string[]): Promise<SignedDocument[]>;
  /** Those that are said to be signed at a step where no signature stands; at most so many. */
  unsigned(sql: Runs, most: number): Promise<readonly { readonly number: string; readonly step: string }[]>;
}

/** A new kind of signed document is a line here. */
export const documentKinds: Partial<Readonly<Record<ToSign['kind'], DocumentKind>>> = {
  act: { find: signedActs, unsigned: actsWithoutSignature },
  eact: { find: signedEacts, unsigned: unsignedEacts },
  markCorrection: { find: signedCorrections, unsigned: unsignedCorrections },
  paymentRegister: { find: signedRegisters, unsigned: registersWithoutSignature },
};

/** The documents of a kind by id; none for a kind that nobody knows. */
export async function findDocuments(
  sql: Runs,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SignedDocument>> {
  const known = documentKinds[kind as ToSign['kind']];
  const found = known === undefined ? [] : await known.find(sql, ids);
  return new Map(found.map((one) => [one.id, one]));
}
