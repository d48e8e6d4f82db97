/**
 * A device with passkeys, in software: real ES256 keys, real WebAuthn messages. It can be told to be a copy, to skip its owner's
 * check, or to answer for another site.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
}

export interface Device {
  /** Uses that the device has counted. */
  counter: number;
  /** Whether it asks for finger, face or PIN. */
  checksOwner: boolean;
  /** The page that it believes to stand on. */
  origin: string;
  make(options: object): Record<string, unknown> & { id: string };
  answer(options: object): Record<string, unknown> & { id: string };
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const text = (word: string): Buffer => Buffer.concat([Buffer.of(0x60 + word.length), Buffer.from(word)]);
const bytes = (data: Uint8Array): Buffer =>
  data.length < 256
    ? Buffer.concat([Buffer.of(0x58, data.length), data])
    : Buffer.concat([Buffer.of(0x59, data.length >> 8, data.length & 255), data]);

/** A COSE key of the curve P-256: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(left),
    Buffer.of(0x22),
    bytes(right),
  ]);
}

export function makeDevice(origin = 'http://localhost'): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(20);
  let handle = '';
  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: device.origin, crossOrigin: false }));
  const authData = (rpId: string, attested: Buffer): Buffer => {
    const flags = 0x01 | (device.checksOwner ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(device.counter);
    return Buffer.concat([sha256(rpId), Buffer.of(flags), counter, attested]);
  };
  const shell = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };
  const device: Device = {
    counter: 1,
    checksOwner: true,
    origin,
    make: (wanted) => {
      const { challenge, rp } = wanted as Options;
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, coseOf(publicKey)]);
      const data = authData(rp?.id ?? '', attested);
      handle = (wanted as { user: { id: string } }).user.id;
      const object = Buffer.concat([
        Buffer.of(0xa3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.of(0xa0),
        text('authData'),
        bytes(data),
      ]);
      return {
        ...shell,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: object.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    answer: (wanted) => {
      const { challenge, rpId = '' } = wanted as Options;
      device.counter += 1;
      const [data, client] = [authData(rpId, Buffer.alloc(0)), clientData('webauthn.get', challenge)];
      return {
        ...shell,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
          userHandle: handle,
        },
      };
    },
  };
  return device;
}
