/** The committed pool of keys: few, because making an RSA key takes a tenth of a second and a certificate a thousandth. */
import { createPrivateKey, createPublicKey, type webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export interface KeyPair {
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
}

const folder = new URL('../../../data/keys/', import.meta.url);
const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** A committed key as it is. */
export const readPem = (file: string): Promise<string> => readFile(new URL(file, folder), 'utf8');

/** Reads `signer-3.pem`, `authority.pem`. @throws Error when the file is missing or no RSA key */
export async function readKeys(file: string): Promise<KeyPair> {
  const key = createPrivateKey(await readPem(file));
  const [secret, open] = [
    key.export({ type: 'pkcs8', format: 'der' }),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  ];
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('pkcs8', new Uint8Array(secret), algorithm, false, ['sign']),
    crypto.subtle.importKey('spki', new Uint8Array(open), algorithm, true, ['verify']),
  ]);
  return { privateKey, publicKey };
}

/** The eight keys that the demonstration's signers share. */
export function readPool(): Promise<KeyPair[]> {
  return Promise.all(Array.from({ length: 8 }, (_, at) => readKeys(`signer-${at + 1}.pem`)));
}
