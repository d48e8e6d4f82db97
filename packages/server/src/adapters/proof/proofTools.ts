/** What members of a staff prove themselves with, as ports: passwords, codes of an application. */

export interface PasswordHasher {
  /** Argon2id in its own text form, salted by chance. */
  hash(password: string): Promise<string>;
  /** @param hash null: nobody's; the same work is done and the answer is no */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** How many guesses a good guesser needs, as a power of ten. `own`: words that belong to the person. */
  strength(password: string, own: readonly string[]): Promise<number>;
}

/** A secret shared with an application that shows a new code each half minute (RFC 6238). */
export interface OneTimeCodes {
  newSecret(): string;
  /** `otpauth://…` for the application's camera. */
  addressOf(secret: string, label: string): string;
  /**
   * The number of the half minute whose code it is, the running one or its neighbours; null: of none.
   * @param secret null: nobody's; the same work is done and the answer is null
   * @param at epoch milliseconds, real time
   */
  stepOf(secret: string | null, code: string, at: number): Promise<number | null>;
}

export interface ProofTools {
  readonly passwords: PasswordHasher;
  readonly codes: OneTimeCodes;
}
