/** Passkeys by `@simplewebauthn/server`: what a browser is asked, and whether its answer holds. Read only when the first is asked for. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

const library = () => import('@simplewebauthn/server');

/** Under which name and address people have the page open. */
export interface Place {
  /** Host without its port: `balapan.example.kz`. */
  readonly rpId: string;
  readonly origin: string;
}

export interface KnownPasskey {
  /** Base64url. */
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export type { AuthenticationResponseJSON, RegistrationResponseJSON };

const minutes = 5;
type Bytes = Uint8Array<ArrayBuffer>;

/** Asks for a new passkey that the device keeps findable and opens only to its owner (finger, face, PIN). */
export async function askNewPasskey(
  { rpId }: Place,
  challenge: Uint8Array,
  owner: {
    readonly id: string;
    readonly userName: string;
    readonly name: string;
    readonly known: readonly KnownPasskey[];
  },
): Promise<object> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Балапан',
    rpID: rpId,
    challenge: challenge as Bytes,
    userID: Buffer.from(owner.id) as Bytes,
    userName: owner.userName,
    userDisplayName: owner.name,
    timeout: minutes * 60_000,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: owner.known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  });
}

/** @returns null: of another site, of another challenge, without its owner's check, or not whole */
export async function readNewPasskey(
  { rpId, origin }: Place,
  challenge: Uint8Array,
  response: RegistrationResponseJSON,
): Promise<KnownPasskey | null> {
  const { verifyRegistrationResponse } = await library();
  const told = await verifyRegistrationResponse({
    response,
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (told?.verified !== true) return null;
  const { id, publicKey, counter, transports } = told.registrationInfo.credential;
  return { credentialId: id, publicKey, counter, transports: transports ?? [] };
}

/** @param known whose passkeys will do; empty: any that the device has for this site */
export async function askPasskey(
  { rpId }: Place,
  challenge: Uint8Array,
  known: readonly KnownPasskey[],
): Promise<object> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: challenge as Bytes,
    timeout: minutes * 60_000,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
  });
}

export type PasskeyVerdict = { readonly counter: number } | 'wrong' | 'cloned';

/** `cloned`: everything holds but the device has counted fewer uses than we know of, so there is a second one. */
export async function checkPasskey(
  { rpId, origin }: Place,
  challenge: Uint8Array,
  response: AuthenticationResponseJSON,
  known: KnownPasskey,
): Promise<PasskeyVerdict> {
  // The library tells of the counter before it has looked at the signature: asked with none, it looks at the signature.
  const { verifyAuthenticationResponse } = await library();
  const told = await verifyAuthenticationResponse({
    response,
    expectedChallenge: Buffer.from(challenge).toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: { id: known.credentialId, publicKey: known.publicKey as Bytes, counter: 0 },
  }).catch(() => null);
  if (told?.verified !== true) return 'wrong';
  const counter = told.authenticationInfo.newCounter;
  return (counter > 0 || known.counter > 0) && counter <= known.counter ? 'cloned' : { counter };
}
