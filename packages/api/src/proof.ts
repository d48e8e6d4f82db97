/**
 * How a session was proven, and how much that allows (kazakhstan.md 2.1, 2.8). A code by SMS is a weak proof: its session reads
 * and confirms, but signs nothing. Before money moves the proof must be fresh.
 */
export const signInMethods = [
  'demonstration',
  'certificate',
  'qr',
  'password',
  'passkey',
  'smsCode',
  'onBehalf',
] as const;
/** `qr`: signed in eGov Mobile; `password`: with a second factor; `passkey`: with the device's own check of its owner; `onBehalf`: by the support, with the caller's code. */
export type SignInMethod = (typeof signInMethods)[number];

/** What an operation asks of a session; each level holds the ones before it. */
export const proofs = ['weak', 'strong', 'fresh'] as const;
export type Proof = (typeof proofs)[number];

/** How long a strong proof is fresh. */
export const freshMinutes = 15;

const weakMethods: readonly SignInMethod[] = ['smsCode', 'onBehalf'];

export interface SessionProof {
  readonly method: SignInMethod;
  /** Epoch milliseconds, real time: the sign-in, or the last proof after it. */
  readonly provenAt: number;
}

/**
 * How much a session's proof is worth at a moment. A demonstration's people hold no keys of their own: theirs is always fresh.
 * @param wall epoch milliseconds, real time
 */
export function proofAt({ method, provenAt }: SessionProof, wall: number): Proof {
  if (weakMethods.includes(method)) return 'weak';
  return method === 'demonstration' || wall - provenAt <= freshMinutes * 60_000 ? 'fresh' : 'strong';
}

export function isEnough(held: Proof, asked: Proof): boolean {
  return proofs.indexOf(held) >= proofs.indexOf(asked);
}
