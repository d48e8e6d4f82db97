/**
 * Sealing of single fields with AES-256-GCM. Two storeys: each health file has a key of its own, and that key is sealed with an
 * outer one from the operator's configuration. Winding the outer key anew touches no note (docs/decisions/0017).
 */
import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';

/** 32 bytes. */
export type Key = Uint8Array;

export interface OuterKey {
  /** Stands beside what is sealed with it: `2026-11`. */
  readonly id: string;
  readonly key: Key;
}

export interface Wrapped {
  readonly keyId: string;
  /** Nonce, cipher text, tag. */
  readonly wrapped: Uint8Array;
}

export interface FieldCipher {
  /** The outer key that seals from now on. */
  readonly keyId: string;
  /** A new inner key, sealed for the given owner. */
  make(owner: string): { readonly key: Key } & Wrapped;
  /** Seals an inner key with the outer key of today. */
  wrap(key: Key, owner: string): Wrapped;
  /** @throws SealError the outer key is not known, or the bytes are not what was sealed for this owner */
  unwrap(wrapped: Wrapped, owner: string): Key;
  /** `bound`: what the value belongs to; it opens with the very same only. */
  seal(key: Key, value: string, bound: string): Uint8Array;
  /** @throws SealError not what was sealed, or sealed for something else */
  open(key: Key, sealed: Uint8Array, bound: string): string;
}

/** Something cannot be opened: a key is missing, or bytes were changed or moved. */
export class SealError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealError';
  }
}

const algorithm = 'aes-256-gcm';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];

/** @param outer the first one seals, all of them open. @param random fills with random bytes; default: the system's source */
export function fieldCipher(
  outer: readonly [OuterKey, ...OuterKey[]],
  random: (bytes: Uint8Array) => void = randomFillSync,
): FieldCipher {
  const [writing] = outer;
  const fresh = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    random(bytes);
    return bytes;
  };
  const seal = (key: Key, value: Uint8Array, bound: string): Uint8Array => {
    const nonce = fresh(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(bound));
    return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
  };
  const wrap = (key: Key, owner: string): Wrapped => ({ keyId: writing.id, wrapped: seal(writing.key, key, owner) });
  return {
    keyId: writing.id,
    wrap,
    make: (owner) => {
      const key = fresh(keyBytes);
      return { key, ...wrap(key, owner) };
    },
    unwrap: ({ keyId, wrapped }, owner) => {
      const found = outer.find(({ id }) => id === keyId);
      if (found === undefined) throw new SealError(`the outer key ${keyId} is not known here`);
      return open(found.key, wrapped, owner);
    },
    seal: (key, value, bound) => seal(key, Buffer.from(value, 'utf8'), bound),
    open: (key, sealed, bound) => Buffer.from(open(key, sealed, bound)).toString('utf8'),
  };
}

function open(key: Key, sealed: Uint8Array, bound: string): Uint8Array {
  try {
    const tagAt = sealed.length - tagBytes;
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(bound))
      .setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, tagAt)), decipher.final()]);
  } catch {
    throw new SealError('these bytes were not sealed with this key for this place');
  }
}

/** What the audit says of a value instead of the value: HMAC-SHA256 with the file's own key, in hex. */
export function fingerprint(key: Key, value: string): string {
  return createHmac('sha256', key).update('audit\n').update(value).digest('hex');
}
