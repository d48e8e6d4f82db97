/** Takes what a visitor sends to be checked: into memory, within limits, and nowhere else. */
import { reading } from '@balapan/database/scope.ts';
import type { FastifyRequest } from 'fastify';
import { job } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { scopeOf } from '../../kernel/operation.ts';
import { actHead } from '../../settlement/actCard.ts';
import { organisationBins } from '../../settlement/signQueries.ts';
import { checkPackage, checkPair } from '../../signing/package/checkPackage.ts';
import { packageLimits } from '../../signing/package/readPackage.ts';
import { registerSheet } from '../../treasury/registerCard.ts';
import type { Outcome } from './verify.ts';

/** For the multipart parser: a package, or a document and a signature. */
export const verifyLimits = { fileSize: packageLimits.packed, files: 2, fields: 0, parts: 2, headerPairs: 20 } as const;

const names = ['package', 'document', 'signature'] as const;
type Sent = Partial<Record<(typeof names)[number], Uint8Array>>;

export async function checkUpload(house: House, request: FastifyRequest): Promise<Outcome> {
  const { signatures: verifier } = house;
  if (verifier === undefined) return { refused: 'unavailable' };
  const sent = await takeFiles(request);
  if (typeof sent === 'string') return { refused: sent };
  const bins = await reading(house.pool, scopeOf(house, job), organisationBins);
  const checking = {
    verifier,
    now: house.now(),
    binOf: (document: Uint8Array, step: string): string | null => {
      const register = registerSheet(document);
      if (register !== null) return bins.get(register.payer) ?? null;
      if (step === 'department') return bins.get('department') ?? null;
      return step === 'provider' ? (actHead(document)?.providerBin ?? null) : null;
    },
    holdsOf: (document: Uint8Array): ReadonlyMap<string, string> => {
      const register = registerSheet(document);
      return new Map(register === null ? [] : [['lines.jsonl', register.linesSha256]]);
    },
  };
  if (sent.package !== undefined) return checkPackage(sent.package, checking);
  if (sent.document === undefined || sent.signature === undefined) return { refused: 'nothingSent' };
  return checkPair(sent.document, derOf(sent.signature), checking);
}

/** The files, or what is wrong with one. A field of the form where none was chosen has no name of a file. */
async function takeFiles(request: FastifyRequest): Promise<Sent | 'TOO_LARGE' | 'emptySent'> {
  const sent: Sent = {};
  for await (const part of request.files()) {
    const bytes = await part.toBuffer().catch(() => null);
    if (bytes === null) return 'TOO_LARGE';
    const name = names.find((one) => one === part.fieldname);
    if (name === undefined || part.filename === '') continue;
    if (bytes.length === 0) return 'emptySent';
    sent[name] = new Uint8Array(bytes);
  }
  return sent;
}

/** A signature as DER; programs also write it as base64, with the lines of PEM or without. */
function derOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30) return bytes;
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/-----[A-Z0-9 ]+-----|\s/gu, '');
  return /^[A-Za-z0-9+/]+=*$/u.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : bytes;
}
