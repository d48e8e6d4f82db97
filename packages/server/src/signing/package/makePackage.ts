/**
 * A signed document that lives outside the system (kazakhstan.md 2.1, art. 62(1)): one ZIP of the bytes as they were signed, each
 * CMS, its proofs, cards to read, and a manifest with hashes. The same document gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { isoOf } from '@balapan/domain/moment.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { SignatureVerifier } from '../../adapters/signature/signatureVerifier.ts';
import type { StoredSignature } from '../signatureQueries.ts';
import { type CardFacts, makeCard } from './card.ts';
import { manifestName, type PackageManifest, packageForm } from './manifest.ts';

export interface PackageOrder {
  readonly kind: string;
  readonly number: string;
  readonly bytes: Uint8Array;
  /** Files that the document stands for, by name: their hashes stand in it. */
  readonly more?: ReadonlyMap<string, Uint8Array>;
  readonly signatures: readonly StoredSignature[];
  readonly card: (language: TextLanguage) => CardFacts;
  /** Finds the certificates above the signer's. */
  readonly verifier: SignatureVerifier;
  /** Where the public pages are: `https://balapan.almaty.kz`. */
  readonly origin: string;
}

const cardLanguages = ['kk', 'ru'] as const;
/** ZIP knows no time before 1980, and the moment of the export is nobody's business. */
const zipTime = '1980-01-01T00:00:00';

export async function makePackage(order: PackageOrder): Promise<Uint8Array> {
  const { kind, number, bytes } = order;
  const sha256 = hashOf(bytes);
  const files = new Map<string, Uint8Array>([['document.jsonl', bytes], ...(order.more ?? [])]);
  const signatures: PackageManifest['signatures'] = [];
  for (const [at, stored] of order.signatures.entries())
    signatures.push(await addSignature(files, order, stored, `${at + 1}-${stored.step}`));
  const last = Math.max(0, ...order.signatures.map(({ signedAt }) => signedAt));
  for (const language of cardLanguages) {
    const page = `${order.origin}/${language}/verify`;
    const told = order.signatures.map(({ verdict, signedAt }) => ({ verdict, signedAt: isoOf(signedAt) }));
    const card = { language, facts: order.card(language), sha256, signatures: told, page, at: last };
    files.set(`card-${language}.pdf`, await makeCard(card));
  }
  const manifest: PackageManifest = {
    form: packageForm,
    document: { kind, number, file: 'document.jsonl', sha256 },
    signatures,
    files: [...files].map(([name, each]) => ({ name, sha256: hashOf(each), bytes: each.length })),
  };
  const whole: Zippable = { [manifestName]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const [name, each] of files) whole[name] = each;
  return zipSync(whole, { level: 6, mtime: zipTime });
}

async function addSignature(
  files: Map<string, Uint8Array>,
  { bytes, verifier }: PackageOrder,
  { step, signedAt, cms, ocsp, tsp, verdict }: StoredSignature,
  name: string,
): Promise<PackageManifest['signatures'][number]> {
  const proofs = { ocsp: ocsp && new Uint8Array(ocsp), tsp: tsp && new Uint8Array(tsp) };
  const { chain } = await verifier.recheck(new Uint8Array(cms), bytes, signedAt, proofs);
  const add = (file: string, content: Uint8Array): string => {
    files.set(file, content);
    return file;
  };
  return {
    step,
    signedAt: isoOf(signedAt),
    cms: add(`signatures/${name}.p7s`, new Uint8Array(cms)),
    ocsp: proofs.ocsp && add(`proofs/${name}.ocsp`, proofs.ocsp),
    tsp: proofs.tsp && add(`proofs/${name}.tsp`, proofs.tsp),
    chain: add(`proofs/${name}.pem`, strToU8(chain.map(pemOf).join(''))),
    verdict: add(`proofs/${name}.json`, strToU8(`${JSON.stringify(verdict, null, 2)}\n`)),
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function pemOf(der: Uint8Array): string {
  const body = Buffer.from(der).toString('base64').replaceAll(/.{64}/gu, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}
